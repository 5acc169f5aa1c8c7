using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>News that is not in the page itself: what has just been done, or what concerns every page.</summary>
/// <example><code>&lt;spro-notification success="true" text="Votre réponse est enregistrée." /&gt;</code></example>
[HtmlTargetElement("spro-notification")]
public sealed class NotificationTagHelper : TagHelper
{
    /// <summary>Whether it says that something has been done: screen readers then say it at once.</summary>
    public bool Success { get; set; }

    /// <summary>The title; by default « C'est fait » or « Important ».</summary>
    public string? Title { get; set; }

    /// <summary>The id of the title, when there are two on a page.</summary>
    public string TitleId { get; set; } = "govuk-notification-banner-title";

    /// <summary>The level of the title.</summary>
    public int HeadingLevel { get; set; } = 2;

    /// <summary>The news in one sentence; for more, write it inside.</summary>
    public string? Text { get; set; }

    /// <summary>The role, when neither <c>alert</c> nor <c>region</c> is right.</summary>
    public string? Role { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "govuk-notification-banner");
        if (Success)
        {
            output.Become("div", "govuk-notification-banner--success");
        }
        output.Attributes.SetAttribute("role", Role ?? (Success ? "alert" : "region"));
        output.Attributes.SetAttribute("aria-labelledby", TitleId);
        output.Attributes.SetAttribute("data-module", "govuk-notification-banner");
        var title = Title ?? (Success ? "C'est fait" : "Important");
        Markup? text = Text is null ? null : (Markup)$"<p class=\"govuk-notification-banner__heading\">{Text}</p>";
        output.PreContent.SetHtmlContent(
            (Markup)
                $"<div class=\"govuk-notification-banner__header\"><h{HeadingLevel} class=\"govuk-notification-banner__title\" id=\"{TitleId}\">{title}</h{HeadingLevel}></div><div class=\"govuk-notification-banner__content\">{text}"
        );
        output.PostContent.SetHtmlContent("</div>");
    }
}
