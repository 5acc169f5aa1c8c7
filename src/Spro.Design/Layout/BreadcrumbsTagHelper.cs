using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>Where the page stands; each <c>spro-breadcrumb</c> inside is a page above it.</summary>
/// <example><code>&lt;spro-breadcrumbs&gt;&lt;spro-breadcrumb href="/"&gt;Accueil&lt;/spro-breadcrumb&gt;&lt;/spro-breadcrumbs&gt;</code></example>
[HtmlTargetElement("spro-breadcrumbs")]
[RestrictChildren("spro-breadcrumb")]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    /// <summary>The name of the list for screen readers.</summary>
    public string Label { get; set; } = "Fil d'Ariane";

    /// <summary>Whether a narrow screen shows only the first and the last.</summary>
    public bool Collapse { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("nav", "govuk-breadcrumbs");
        if (Collapse)
        {
            output.Become("nav", "govuk-breadcrumbs--collapse-on-mobile");
        }
        output.Attributes.SetAttribute("aria-label", Label);
        output.PreContent.SetHtmlContent("<ol class=\"govuk-breadcrumbs__list\">");
        output.PostContent.SetHtmlContent("</ol>");
    }
}
