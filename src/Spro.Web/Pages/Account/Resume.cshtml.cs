using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn.ProConnect;

namespace Spro.Web.Pages.Account;

/// <summary>Gives back, after ProConnect, what was being typed when the session ended.</summary>
internal sealed class ResumeModel(Departures departures) : PageModel
{
    internal Departure Departure { get; private set; } = null!;

    /// <summary>Shows the form; goes on when there is nothing to take up again.</summary>
    public IActionResult OnGet()
    {
        if (departures.Read(HttpContext) is not { Back: { } back, Typed.Length: > 0 } departure)
            return Redirect(Links.OwnAccount);
        Departure = departure with { Back = back };
        return Page();
    }
}
