using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.OwnAppointment;

/// <summary>
/// A page whose address is a secret that does one thing. It stays in no browser, tells no other page where one comes from,
/// and shows; only a form acts.
/// </summary>
[EnableRateLimiting(RateLimits.Writing)]
[SecurityHeadersPolicy(SecurityHeaders.SecretAddress)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
// The secret is in the address and no cookie stands behind these forms: there is nothing a forged request could borrow.
[IgnoreAntiforgeryToken]
internal abstract class SecretPageModel(PersonAppointments appointments, CatalogueHost catalogues, LinkUse use)
    : PageModel
{
    internal string Token { get; private set; } = "";

    /// <summary>What the link leads to; null when it leads nowhere.</summary>
    internal LinkReading? Reading { get; private set; }

    internal PersonAppointments Appointments { get; } = appointments;

    /// <summary>The place, to call it whatever the link says.</summary>
    internal Door? Door => Reading is { } reading ? catalogues.Current.Doors.Find(reading.PlaceId) : null;

    /// <summary>The link opens something.</summary>
    internal bool IsOpen => Reading is { IsOver: false };

    /// <summary>The page, with the status of what it says: unknown, over, or there.</summary>
    private protected async Task<IActionResult> ShowAsync(string token, CancellationToken cancellationToken)
    {
        Token = token;
        Reading = await Appointments.ReadAsync(token, use, cancellationToken);
        Response.StatusCode = Reading switch
        {
            null => StatusCodes.Status404NotFound,
            { IsOver: true } => StatusCodes.Status410Gone,
            _ => StatusCodes.Status200OK,
        };
        return Page();
    }
}
