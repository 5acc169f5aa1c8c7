using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>One page inside <c>spro-breadcrumbs</c>; without <c>href</c>, the page itself. Other attributes go to the link.</summary>
/// <example><code>&lt;spro-breadcrumb href="/lieux"&gt;Annuaire des lieux&lt;/spro-breadcrumb&gt;</code></example>
[HtmlTargetElement("spro-breadcrumb", ParentTag = "spro-breadcrumbs")]
public sealed class BreadcrumbTagHelper : TagHelper
{
    /// <summary>The address of the page.</summary>
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        Markup item = Href is null
            ? (Markup)$"<li class=\"govuk-breadcrumbs__list-item\" aria-current=\"page\">{text}</li>"
            : (Markup)
                $"<li class=\"govuk-breadcrumbs__list-item\"><a class=\"govuk-breadcrumbs__link\" href=\"{Href}\"{output.Attributes}>{text}</a></li>";
        output.Replace(item);
    }
}
