using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Messages;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Upkeep;

/// <summary>What leaves and what does not, for those who run the software: neither to whom nor what it says.</summary>
internal sealed class MessagesModel(MessageUpkeep upkeep) : PageModel
{
    /// <summary>How many were just put back in the queue; null when nothing was asked.</summary>
    [BindProperty(SupportsGet = true, Name = "repris")]
    public int? Tried { get; set; }

    internal MessageStanding Standing { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Standing = await upkeep.ReadAsync(cancellationToken);
    }

    /// <summary>Tries one again, or all of them.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? message, CancellationToken cancellationToken)
    {
        var tried = await upkeep.TryAgainAsync(message, cancellationToken);
        return Redirect(
            Links.Messages
                + QueryString.Create("repris", tried.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    internal static DateOnly DayOf(DeadLetter letter) => LocalCalendar.Metropolitan.DayOf(letter.DueAt);
}
