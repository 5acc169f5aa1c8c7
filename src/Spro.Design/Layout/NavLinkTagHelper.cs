using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>A link of the header, marked when the page shown is under it.</summary>
/// <example><code>&lt;spro-nav-link href="/lieux"&gt;Annuaire des lieux&lt;/spro-nav-link&gt;</code></example>
[HtmlTargetElement("spro-nav-link", ParentTag = "spro-header")]
public sealed class NavLinkTagHelper : TagHelper
{
    /// <summary>Where it goes, from the root of the site.</summary>
    public required string Href { get; set; }

    /// <summary>The view being written, for its path.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var path = ViewContext.HttpContext.Request.Path;
        var current =
            path == Href ? "page"
            : path.StartsWithSegments(Href, StringComparison.Ordinal) ? "true"
            : null;
        output.TagName = null;
        output.PreContent.SetHtmlContent((Markup)$"<li><a href=\"{Href}\"{Markup.Attribute("aria-current", current)}>");
        output.PostContent.SetHtmlContent("</a></li>");
    }
}
