using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>A word or two that sort the thing they stand beside; for a state use the classes <c>spro-state</c>.</summary>
/// <example><code>&lt;spro-tag&gt;À distance&lt;/spro-tag&gt;</code></example>
[HtmlTargetElement("spro-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Become("strong", "govuk-tag");
}
