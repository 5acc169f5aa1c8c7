using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>One pair inside <c>spro-summary-list</c>; its content is the value.</summary>
/// <example><code>&lt;spro-summary-row key="Téléphone"&gt;02 61 91 00 00&lt;/spro-summary-row&gt;</code></example>
[HtmlTargetElement("spro-summary-row", ParentTag = "spro-summary-list")]
public sealed class SummaryRowTagHelper : TagHelper
{
    internal sealed record Row(string? Class, string? Key, IHtmlContent Value, IReadOnlyList<IHtmlContent> Actions)
    {
        public Markup ToMarkup(bool othersHaveActions)
        {
            var lacksActions = othersHaveActions && Actions.Count == 0;
            var classes = Markup.Classes(
                "govuk-summary-list__row",
                lacksActions ? "govuk-summary-list__row--no-actions" : null,
                Class
            );
            return $"<div class=\"{classes}\"><dt class=\"govuk-summary-list__key\">{Key}</dt><dd class=\"govuk-summary-list__value\">{Value}</dd>{ActionsMarkup()}</div>";
        }

        private Markup? ActionsMarkup()
        {
            if (Actions.Count == 0)
            {
                return null;
            }
            if (Actions is [var only])
            {
                return $"<dd class=\"govuk-summary-list__actions\">{only}</dd>";
            }
            Markup items = $"";
            foreach (var action in Actions)
            {
                items.AppendFormatted((Markup)$"<li class=\"govuk-summary-list__actions-list-item\">{action}</li>");
            }
            return $"<dd class=\"govuk-summary-list__actions\"><ul class=\"govuk-summary-list__actions-list\">{items}</ul></dd>";
        }
    }

    /// <summary>The name of the fact.</summary>
    public string? Key { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = new List<IHtmlContent>();
        context.Items[typeof(SummaryRowTagHelper)] = actions;
        var value = await output.GetChildContentAsync();
        var rows = (List<Row>)context.Items[typeof(SummaryListTagHelper)];
        rows.Add(new Row(output.Unbound().Class, Key, value, actions));
        output.SuppressOutput();
    }
}
