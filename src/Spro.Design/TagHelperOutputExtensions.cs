using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design;

internal static class TagHelperOutputExtensions
{
    /// <summary>Turns the helper's own tag into <paramref name="tag"/> of class <paramref name="classes"/>; other attributes stay.</summary>
    public static void Become(this TagHelperOutput output, string tag, params ReadOnlySpan<string> classes)
    {
        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var name in classes)
        {
            output.AddClass(name, HtmlEncoder.Default);
        }
    }

    /// <summary>Replaces the helper's own tag and attributes by <paramref name="html"/>.</summary>
    public static void Replace(this TagHelperOutput output, IHtmlContent html)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(html);
    }

    /// <summary>The attributes a page wrote that the helper does not know, but for <c>class</c>, which is given apart.</summary>
    public static (string? Class, IReadOnlyList<TagHelperAttribute> Others) Unbound(this TagHelperOutput output) =>
        (
            output.Attributes.TryGetAttribute("class", out var given) ? given.Value?.ToString() : null,
            [.. output.Attributes.Where(a => a.Name != "class")]
        );
}
