using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Layout;

/// <summary>The pages of a list: the first, the last, and two on each side of the one shown. Writes nothing for a single page.</summary>
/// <example><code>&lt;spro-pagination page="Model.Page" pages="Model.Pages" url="Links.Page" /&gt;</code></example>
[HtmlTargetElement("spro-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper : TagHelper
{
    private const int Neighbours = 2;
    private const string Icon =
        " viewBox=\"0 0 24 24\" width=\"16\" height=\"16\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\" aria-hidden=\"true\" focusable=\"false\"><path d=\"";
    private const string PreviousIcon =
        "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\""
        + Icon
        + "M22 12H3M11 4l-8 8 8 8\"/></svg>";
    private const string NextIcon =
        "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\"" + Icon + "M2 12h19M13 4l8 8-8 8\"/></svg>";

    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; set; } = 1;

    /// <summary>The address of a page, by its number.</summary>
    public required Func<int, string> Url { get; set; }

    /// <summary>The name of the list for screen readers.</summary>
    public string Label { get; set; } = "Pagination";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }

        Markup? previous =
            Page == 1
                ? null
                : (Markup)
                    $"<div class=\"govuk-pagination__prev\"><a class=\"govuk-link govuk-pagination__link\" href=\"{Url(Page - 1)}\" rel=\"prev\">{new HtmlString(PreviousIcon)}<span class=\"govuk-pagination__link-title\">Page précédente</span></a></div>";
        Markup? next =
            Page == Pages
                ? null
                : (Markup)
                    $"<div class=\"govuk-pagination__next\"><a class=\"govuk-link govuk-pagination__link\" href=\"{Url(Page + 1)}\" rel=\"next\"><span class=\"govuk-pagination__link-title\">Page suivante</span>{new HtmlString(NextIcon)}</a></div>";

        Markup items = $"";
        var last = 0;
        foreach (var number in Enumerable.Range(1, Pages).Where(IsShown))
        {
            if (number > last + 1)
            {
                items.AppendLiteral("<li class=\"govuk-pagination__item govuk-pagination__item--ellipsis\">⋯</li>");
            }
            items.AppendFormatted(Item(number));
            last = number;
        }
        output.Become("nav", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent((Markup)$"{previous}<ul class=\"govuk-pagination__list\">{items}</ul>{next}");
    }

    private bool IsShown(int number) => number == 1 || number == Pages || Math.Abs(number - Page) <= Neighbours;

    private Markup Item(int number)
    {
        var isCurrent = number == Page;
        var classes = Markup.Classes("govuk-pagination__item", isCurrent ? "govuk-pagination__item--current" : null);
        var current = Markup.Attribute("aria-current", isCurrent ? "page" : null);
        return $"<li class=\"{classes}\"><a class=\"govuk-link govuk-pagination__link\" href=\"{Url(number)}\" aria-label=\"Page {number}\"{current}>{number}</a></li>";
    }
}
