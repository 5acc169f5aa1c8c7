using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Spro.Web.Pages.About;

/// <summary>What went wrong, what to do, and a person to ask: for every status.</summary>
// Shown after any request, forms included.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel : PageModel
{
    internal int Status { get; private set; }
    internal string Reference => HttpContext.TraceIdentifier;

    /// <summary>The texts of this status; those of 500 for any other.</summary>
    internal string Key =>
        Status switch
        {
            404 => "404",
            400 => "400",
            403 => "403",
            429 => "429",
            413 => "413",
            405 => "404",
            _ => "500",
        };

    public void OnGet() => Show();

    public void OnPost() => Show();

    // Read in the address: a form that could not be read would take what is bound with it.
    private void Show()
    {
        Status =
            int.TryParse((string?)RouteData.Values["status"], CultureInfo.InvariantCulture, out var status)
            && status is >= 400 and <= 599
                ? status
                : 404;
        // What forbids a form of another site reads it first, and does not say why it could not.
        if (
            Status == 400
            && Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize
        )
            Status = 413;
        Response.StatusCode = Status;
    }
}
