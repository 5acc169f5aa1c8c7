using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>What a person must know before going on.</summary>
/// <example><code>&lt;spro-warning&gt;Ce lieu est fermé jusqu'au 4 janvier.&lt;/spro-warning&gt;</code></example>
[HtmlTargetElement("spro-warning")]
public sealed class WarningTagHelper : TagHelper
{
    /// <summary>The word that screen readers say for the sign.</summary>
    public string SignText { get; set; } = "Attention";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "govuk-warning-text");
        output.PreContent.SetHtmlContent(
            (Markup)
                $"<span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span><strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">{SignText}</span> "
        );
        output.PostContent.SetHtmlContent("</strong>");
    }
}
