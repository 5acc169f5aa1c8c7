using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>One error inside <c>spro-error-summary</c>, when it does not come from the model state. Other attributes go to the link.</summary>
/// <example><code>&lt;spro-error href="#commune"&gt;Dites-nous votre commune.&lt;/spro-error&gt;</code></example>
[HtmlTargetElement("spro-error", ParentTag = "spro-error-summary")]
public sealed class ErrorTagHelper : TagHelper
{
    /// <summary>The id of the field, after a #.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(Item(Href, await output.GetChildContentAsync(), output.Attributes));

    internal static Markup Item(string? href, IHtmlContent text, IEnumerable<TagHelperAttribute> attributes) =>
        href is null ? (Markup)$"<li>{text}</li>" : (Markup)$"<li><a href=\"{href}\"{attributes}>{text}</a></li>";
}
