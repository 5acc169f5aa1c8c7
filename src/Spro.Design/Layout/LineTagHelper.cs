using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>
/// The line of a journey of questions: stations passed, the one where one is, the next ones. Its content says it in words;
/// the drawing is decoration.
/// </summary>
/// <example><code>&lt;spro-line step="2" of="5"&gt;Question 2 sur 5 au plus&lt;/spro-line&gt;</code></example>
[HtmlTargetElement("spro-line")]
public sealed class LineTagHelper : TagHelper
{
    /// <summary>The station where one is, from 1.</summary>
    public int Step { get; set; }

    /// <summary>How many stations the line has.</summary>
    public int Of { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Markup stations = $"";
        for (var station = 1; station <= Of; station++)
        {
            stations.AppendLiteral(
                station < Step ? "<span class=\"spro-line__done\"></span>"
                : station == Step ? "<span class=\"spro-line__here\"></span>"
                : "<span></span>"
            );
        }
        output.Become("div", "spro-line");
        output.PreContent.SetHtmlContent("<p>");
        output.PostContent.SetHtmlContent(
            (Markup)$"</p><div class=\"spro-line__track\" aria-hidden=\"true\">{stations}</div>"
        );
    }
}
