using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>The way back in a journey; its content replaces « Retour ».</summary>
/// <example><code>&lt;spro-back-link href="@Model.Previous" /&gt;</code></example>
[HtmlTargetElement("spro-back-link")]
public sealed class BackLinkTagHelper : TagHelper
{
    /// <summary>The previous page.</summary>
    public string Href { get; set; } = "#";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.Become("a", "govuk-back-link");
        output.Attributes.SetAttribute("href", Href);
        if (text.IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent("Retour");
        }
    }
}
