using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>A remark set apart from the text around it.</summary>
/// <example><code>&lt;spro-inset&gt;Appelez avant de vous déplacer.&lt;/spro-inset&gt;</code></example>
[HtmlTargetElement("spro-inset")]
public sealed class InsetTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become("div", "govuk-inset-text");
}
