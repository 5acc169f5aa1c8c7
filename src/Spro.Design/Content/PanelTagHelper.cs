using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>At the end of a journey, what has been done, and under it what happens next.</summary>
/// <example><code>&lt;spro-panel title="Votre demande est partie"&gt;La mission locale vous répond avant vendredi.&lt;/spro-panel&gt;</code></example>
[HtmlTargetElement("spro-panel")]
public sealed class PanelTagHelper : TagHelper
{
    /// <summary>What has been done.</summary>
    public string? Title { get; set; }

    /// <summary>The level of the title; the heading of the page unless told.</summary>
    public int HeadingLevel { get; set; } = 1;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Markup? body = content.IsEmptyOrWhiteSpace ? null : (Markup)$"<div class=\"govuk-panel__body\">{content}</div>";
        output.Become("div", "govuk-panel", "govuk-panel--confirmation");
        output.Content.SetHtmlContent(
            (Markup)$"<h{HeadingLevel} class=\"govuk-panel__title\">{Title}</h{HeadingLevel}>{body}"
        );
    }
}
