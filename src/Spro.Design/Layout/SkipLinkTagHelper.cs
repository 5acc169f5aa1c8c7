using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>The first link of every page, seen when it has the focus: it jumps over the header. Its content replaces its words.</summary>
/// <example><code>&lt;spro-skip-link /&gt; … &lt;main id="content" tabindex="-1"&gt;</code></example>
[HtmlTargetElement("spro-skip-link")]
public sealed class SkipLinkTagHelper : TagHelper
{
    /// <summary>The id of the main content, after a #.</summary>
    public string Href { get; set; } = "#content";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.Become("a", "govuk-skip-link");
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("data-module", "govuk-skip-link");
        if (text.IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent("Aller au contenu");
        }
    }
}
