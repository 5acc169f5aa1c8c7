using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>The header of every page: the mark, the name of the service, and its few <c>spro-nav-link</c>.</summary>
/// <example><code>&lt;spro-header name="Spro"&gt;&lt;spro-nav-link href="/lieux"&gt;Annuaire des lieux&lt;/spro-nav-link&gt;&lt;/spro-header&gt;</code></example>
[HtmlTargetElement("spro-header")]
public sealed class HeaderTagHelper : TagHelper
{
    /// <summary>The name of the service.</summary>
    public required string Name { get; set; }

    /// <summary>The address of the home page.</summary>
    public string Href { get; set; } = "/";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("header", "spro-header");
        output.PreContent.SetHtmlContent(
            (Markup)
                $"<div class=\"spro-width spro-header__inner\"><a class=\"spro-header__brand\" href=\"{Href}\">{MarkTagHelper.Svg}{Name}</a><nav class=\"spro-nav\" aria-label=\"Menu principal\"><ul>"
        );
        output.PostContent.SetHtmlContent("</ul></nav></div>");
    }
}
