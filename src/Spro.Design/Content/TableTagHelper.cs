using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>
/// A table of several columns. On a wide screen it scrolls alone when it must; on a narrow one each row is a block, and
/// each cell says its column. Rows and cells are plain HTML; a column is named in plain words.
/// </summary>
/// <example><code>
/// &lt;spro-table caption="Demandes, la plus urgente d'abord"&gt;
///   &lt;thead&gt;&lt;tr&gt;&lt;th scope="col"&gt;Demande&lt;/th&gt;&lt;th scope="col"&gt;Reçue le&lt;/th&gt;&lt;/tr&gt;&lt;/thead&gt;
///   &lt;tbody&gt;&lt;tr&gt;&lt;th scope="row"&gt;Copie&lt;/th&gt;&lt;td&gt;24 novembre 2026&lt;/td&gt;&lt;/tr&gt;&lt;/tbody&gt;
/// &lt;/spro-table&gt;
/// </code></example>
[HtmlTargetElement("spro-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table tells, said before it.</summary>
    public string? Caption { get; set; }

    /// <summary>Whether the caption is seen too: a heading just above often says the same.</summary>
    public bool CaptionIsShown { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TableTagHelper)] = new List<string>();
        output.Become("table", "spro-table", "spro-table--stack");
        // Drawn as blocks, a table, its rows and its cells are no longer that for some browsers: each says it.
        output.Attributes.SetAttribute("role", "table");
        output.PreElement.SetHtmlContent(
            (Markup)$"<div class=\"spro-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Caption}\">"
        );
        var hidden = Markup.Attribute("class", CaptionIsShown ? null : "govuk-visually-hidden");
        output.PreContent.SetHtmlContent((Markup)$"<caption{hidden}>{Caption}</caption>");
        output.PostElement.SetHtmlContent("</div>");
    }
}
