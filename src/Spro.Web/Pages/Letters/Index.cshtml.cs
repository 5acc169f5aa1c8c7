using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Messages;
using Spro.Core.Territories;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Letters;

/// <summary>The letters that the structure has to print and post.</summary>
internal sealed class IndexModel(Core.Messages.Letters letters) : PageModel
{
    internal IReadOnlyList<Letter> Waiting { get; private set; } = [];

    /// <summary>Shows them, the oldest first.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Waiting = await letters.ToPrintAsync(HttpContext.Actor().StructureFor(Purpose.Letters), cancellationToken);
    }

    internal static DateOnly DayOf(Letter letter) => LocalCalendar.Metropolitan.DayOf(letter.DueAt);
}
