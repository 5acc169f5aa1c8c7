using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Spro.Design.Forms;

namespace Spro.Design.Tests;

/// <summary>An element as a page would write it; what Razor compiles is done here by reflection, so that fixtures can be data.</summary>
internal sealed partial record Element(
    string Tag,
    IReadOnlyDictionary<string, object?> Attributes,
    params IReadOnlyList<object> Children
)
{
    private static readonly Dictionary<string, Type> Helpers = (
        from type in typeof(InputTagHelper).Assembly.GetExportedTypes()
        from target in type.GetCustomAttributes<HtmlTargetElementAttribute>()
        select (target.Tag, type)
    )
        .Distinct()
        .ToDictionary();

    public static IEnumerable<string> KnownTags => Helpers.Keys;

    public async Task<string> RenderAsync(ViewContext? view = null)
    {
        using var writer = new StringWriter();
        (await RenderAsync(view ?? View(), new Dictionary<object, object>())).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>A view over <paramref name="modelState"/>, as a page at <paramref name="path"/> would have.</summary>
    public static ViewContext View(ModelStateDictionary? modelState = null, string path = "/")
    {
        var viewData = new ViewDataDictionary(
            new EmptyModelMetadataProvider(),
            modelState ?? new ModelStateDictionary()
        );
        var http = new DefaultHttpContext { Request = { Path = path } };
        return new ViewContext { ViewData = viewData, HttpContext = http };
    }

    private async Task<IHtmlContent> RenderAsync(ViewContext view, IDictionary<object, object> items)
    {
        var helper = (TagHelper)Activator.CreateInstance(Helpers[Tag])!;
        var unbound = new TagHelperAttributeList();
        foreach (var (name, value) in Attributes.Where(a => a.Value is not null))
        {
            if (BoundProperty(helper, name) is { } property)
            {
                property.SetValue(helper, Converted(value!, property.PropertyType));
            }
            else
            {
                unbound.Add(value is true ? new TagHelperAttribute(name) : new TagHelperAttribute(name, Text(value!)));
            }
        }
        helper.GetType().GetProperty("ViewContext")?.SetValue(helper, view);

        var context = new TagHelperContext(Tag, unbound, items, "test");
        var output = new TagHelperOutput(Tag, unbound, (_, _) => ChildrenAsync(view, context.Items));
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        if (!output.IsContentModified)
        {
            output.Content.SetHtmlContent(await output.GetChildContentAsync());
        }
        return output;
    }

    private async Task<TagHelperContent> ChildrenAsync(ViewContext view, IDictionary<object, object> items)
    {
        var content = new DefaultTagHelperContent();
        foreach (var child in Children)
        {
            _ = child switch
            {
                Element element => content.AppendHtml(
                    await element.RenderAsync(view, new Dictionary<object, object>(items))
                ),
                IHtmlContent html => content.AppendHtml(html),
                _ => content.Append((string)child),
            };
        }
        return content;
    }

    private static PropertyInfo? BoundProperty(TagHelper helper, string attribute) =>
        helper
            .GetType()
            .GetProperties()
            .FirstOrDefault(property =>
                property.CanWrite
                && property.GetCustomAttribute<HtmlAttributeNotBoundAttribute>() is null
                && string.Equals(WordStart().Replace(property.Name, "-"), attribute, StringComparison.OrdinalIgnoreCase)
            );

    private static object Converted(object value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsInstanceOfType(value) ? value : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
