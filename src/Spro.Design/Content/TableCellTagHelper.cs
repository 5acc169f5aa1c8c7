using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>A cell of a <c>spro-table</c>: the head of a column names it, the others repeat that name for narrow screens.</summary>
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed class TableCellTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableRowTagHelper), out var row))
        {
            return;
        }
        var columns = (List<string>)context.Items[typeof(TableTagHelper)];
        var scope = output.Attributes["scope"]?.Value.ToString();
        if (scope == "col")
        {
            columns.Add((await output.GetChildContentAsync()).GetContent());
            output.Attributes.SetAttribute("role", "columnheader");
            return;
        }
        output.Attributes.SetAttribute("role", scope == "row" ? "rowheader" : "cell");
        // Already encoded.
        output.Attributes.SetAttribute("data-label", new HtmlString(columns[((TableRowTagHelper)row).Column++]));
    }
}
