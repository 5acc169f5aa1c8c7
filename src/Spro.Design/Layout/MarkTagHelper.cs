using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>The mark of the service, a line that divides in two. Decoration: the words beside it say everything.</summary>
/// <example><code>&lt;spro-mark /&gt;</code></example>
[HtmlTargetElement("spro-mark", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkTagHelper : TagHelper
{
    internal static readonly HtmlString Svg = new(
        "<svg class=\"spro-mark\" viewBox=\"0 0 36 36\" width=\"36\" height=\"36\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M9 18h4c7 0 5-9 13-9M13 18c7 0 5 9 13 9\"/><circle cx=\"5.5\" cy=\"18\" r=\"3.5\"/><circle cx=\"29.5\" cy=\"9\" r=\"3.5\" fill=\"currentColor\"/><circle cx=\"29.5\" cy=\"27\" r=\"3.5\"/></svg>"
    );

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Replace(Svg);
}
