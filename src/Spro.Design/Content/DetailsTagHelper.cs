using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>What only some need, behind a short question. Other attributes, <c>open</c> included, go to the element.</summary>
/// <example><code>&lt;spro-details summary="Pourquoi cette question ?"&gt;…&lt;/spro-details&gt;</code></example>
[HtmlTargetElement("spro-details")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>The words to press.</summary>
    public string? Summary { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("details", "govuk-details");
        output.PreContent.SetHtmlContent(
            (Markup)
                $"<summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{Summary}</span></summary><div class=\"govuk-details__text\">"
        );
        output.PostContent.SetHtmlContent("</div>");
    }
}
