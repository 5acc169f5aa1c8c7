using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>
/// A button, or with <c>href</c> a link that looks like one. <c>class="govuk-button--secondary"</c> for what is not the main act.
/// Other attributes go to the element.
/// </summary>
/// <example><code>&lt;spro-button href="/orientation" start="true"&gt;Dire ma situation&lt;/spro-button&gt;</code></example>
[HtmlTargetElement("spro-button")]
public sealed class ButtonTagHelper : TagHelper
{
    private const string StartIcon =
        "<svg class=\"govuk-button__start-icon\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M2 12h19M13 4l8 8-8 8\"/></svg>";

    /// <summary>Where the link goes; without it the element is a button.</summary>
    public string? Href { get; set; }

    /// <summary>The type of the button.</summary>
    public string Type { get; set; } = "submit";

    /// <summary>Whether it opens a journey: larger, with an arrow.</summary>
    public bool Start { get; set; }

    /// <summary>Whether it cannot be pressed; prefer a button that explains.</summary>
    public bool Disabled { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become(Href is null ? "button" : "a", "govuk-button");
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (Href is null)
        {
            output.Attributes.SetAttribute("type", Type);
        }
        else
        {
            output.Attributes.SetAttribute("href", Href);
            output.Attributes.SetAttribute("role", "button");
            output.Attributes.SetAttribute("draggable", "false");
        }
        if (Disabled)
        {
            output.Attributes.SetAttribute(new TagHelperAttribute("disabled", null, HtmlAttributeValueStyle.Minimized));
            output.Attributes.SetAttribute("aria-disabled", "true");
        }
        if (Start)
        {
            output.Become(output.TagName!, "govuk-button--start");
            output.PostContent.SetHtmlContent(StartIcon);
        }
    }
}
