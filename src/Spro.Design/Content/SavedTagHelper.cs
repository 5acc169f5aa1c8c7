using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Content;

/// <summary>
/// What a page says once a form is kept: the answer to a form leads to a page with <c>?note=true</c> in its address, and that
/// page says it. Writes nothing otherwise, nor when the page has just refused another of its forms.
/// </summary>
/// <example><code>&lt;spro-saved&gt;C'est noté.&lt;/spro-saved&gt;</code></example>
[HtmlTargetElement("spro-saved")]
public sealed class SavedTagHelper : TagHelper
{
    /// <summary>What the address says, when a page has several things to say.</summary>
    public string Note { get; set; } = "true";

    /// <summary>The view being written, for the address and the model state.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.HttpContext.Request.Query["note"] == Note && ViewContext.ViewData.ModelState.IsValid)
            output.Become("div", "govuk-inset-text");
        else
            output.SuppressOutput();
    }
}
