using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>What one can do about a pair, inside <c>spro-summary-row</c>. Other attributes go to the link.</summary>
/// <example><code>&lt;spro-summary-action href="/orientation/age" hidden-text="votre âge"&gt;Changer&lt;/spro-summary-action&gt;</code></example>
[HtmlTargetElement("spro-summary-action", ParentTag = "spro-summary-row")]
public sealed class SummaryActionTagHelper : TagHelper
{
    /// <summary>Where it goes.</summary>
    public string? Href { get; set; }

    /// <summary>What the act is about, for those who hear the link alone.</summary>
    public string? HiddenText { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var (given, others) = output.Unbound();
        var classes = Markup.Classes("govuk-link", given);
        Markup? hidden = HiddenText is null
            ? null
            : (Markup)$"<span class=\"govuk-visually-hidden\"> {HiddenText}</span>";
        var actions = (List<IHtmlContent>)context.Items[typeof(SummaryRowTagHelper)];
        actions.Add((Markup)$"<a class=\"{classes}\" href=\"{Href}\"{others}>{text}{hidden}</a>");
        output.SuppressOutput();
    }
}
