using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>Facts as pairs of a name and a value, each with what one can do about it.</summary>
/// <example><code>
/// &lt;spro-summary-list&gt;
///   &lt;spro-summary-row key="Votre âge"&gt;17 ans &lt;spro-summary-action href="/orientation/age" hidden-text="votre âge"&gt;Changer&lt;/spro-summary-action&gt;&lt;/spro-summary-row&gt;
/// &lt;/spro-summary-list&gt;
/// </code></example>
[HtmlTargetElement("spro-summary-list")]
[RestrictChildren("spro-summary-row")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = new List<SummaryRowTagHelper.Row>();
        context.Items[typeof(SummaryListTagHelper)] = rows;
        await output.GetChildContentAsync();

        // A row without an act keeps the column of those that have one.
        var anyActions = rows.Any(row => row.Actions.Count > 0);
        Markup list = $"";
        foreach (var row in rows)
        {
            list.AppendFormatted(row.ToMarkup(anyActions));
        }
        output.Become("dl", "govuk-summary-list");
        output.Content.SetHtmlContent(list);
    }
}
