using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>A row of a <c>spro-table</c>; any other row is left as it is.</summary>
[HtmlTargetElement("tr")]
public sealed class TableRowTagHelper : TagHelper
{
    /// <summary>The column of the next cell, from 0.</summary>
    internal int Column { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.ContainsKey(typeof(TableTagHelper)))
        {
            context.Items[typeof(TableRowTagHelper)] = this;
            output.Attributes.SetAttribute("role", "row");
        }
    }
}
