using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Governance;
using Spro.Core.Steering;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Governance;

/// <summary>All that a session needs on its table, on one page to print: agenda, decisions due, frozen figures, register.</summary>
internal sealed class DossierModel(
    MeetingLists lists,
    SessionSnapshots snapshots,
    EvidenceRegister register,
    FrozenRegisters registers,
    TimeProvider clock
) : PageModel
{
    internal MeetingFile Opened { get; private set; } = null!;
    internal ShownFigures Figures { get; private set; } = null!;
    internal Counted<IReadOnlyList<AssessedObligation>> Register { get; private set; } = null!;
    internal FrozenLine? Published { get; private set; }
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    internal bool MayFreeze =>
        Opened.MayWrite
        && Figures.Hash is null
        && Opened.Meeting.State != MeetingState.Cancelled
        && LocalCalendar.Metropolitan.DayOf(Opened.Meeting.StartsAt) == Today;

    /// <summary>The dossier.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Freezes the figures, on the day of the session.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        // Whoever only reads has no such button.
        if (!Opened.MayWrite)
            return Forbid();
        try
        {
            await snapshots.FreezeAsync(HttpContext.Actor(), id, cancellationToken);
            return Redirect(Links.MeetingDossier(id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { Meeting.IsSession: true } file)
            return false;
        (Opened, Figures) = (file, await snapshots.OfAsync(id, cancellationToken));
        Register = await register.ShowAsync(department: null, year: null, cancellationToken);
        Published = await registers.PublishedAsync(cancellationToken) is [var last, ..] ? last : null;
        return true;
    }
}
