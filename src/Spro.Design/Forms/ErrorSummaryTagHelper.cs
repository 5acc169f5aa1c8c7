using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>
/// At the top of a form that could not be sent, what is wrong, each with a link to its field: the errors of the model state,
/// or the <c>spro-error</c> inside. Writes nothing when there is none.
/// </summary>
/// <example><code>&lt;spro-error-summary /&gt;</code></example>
[HtmlTargetElement("spro-error-summary")]
[RestrictChildren("spro-error")]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    private const string Replacing =
        "Ce que vous avez écrit est toujours là. Sous chaque champ où c'est autre chose, lisez ce qui est enregistré maintenant. Si vous enregistrez de nouveau, vous le remplacez.";

    /// <summary>The title.</summary>
    public string Title { get; set; } = "Il y a un problème";

    /// <summary>A sentence under the title, when the list is not enough.</summary>
    public string? Description { get; set; }

    /// <summary>The view being written, for the model state.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var written = await output.GetChildContentAsync();
        Markup errors = $"{written}";
        var isEmpty = written.IsEmptyOrWhiteSpace;
        foreach (var (field, entry) in ViewContext.ViewData.ModelState)
        {
            foreach (var error in entry.Errors)
            {
                isEmpty = false;
                var href = field.Length == 0 ? null : "#" + TagBuilder.CreateSanitizedId(field, "_");
                errors.AppendFormatted(ErrorTagHelper.Item(href, (Markup)$"{error.ErrorMessage}", []));
            }
        }
        if (isEmpty && Description is null)
        {
            output.SuppressOutput();
            return;
        }

        Markup? description = Description is null ? null : (Markup)$"<p>{Description}</p>";
        Markup? replacing = ViewContext.ViewData.SaysWhatIsKept() ? (Markup)$"<p>{Replacing}</p>" : null;
        Markup? list = isEmpty ? null : (Markup)$"<ul class=\"govuk-list govuk-error-summary__list\">{errors}</ul>";
        output.Become("div", "govuk-error-summary");
        output.Attributes.SetAttribute("data-module", "govuk-error-summary");
        output.Content.SetHtmlContent(
            (Markup)
                $"<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">{Title}</h2><div class=\"govuk-error-summary__body\">{description}{list}{replacing}</div></div>"
        );
    }
}
