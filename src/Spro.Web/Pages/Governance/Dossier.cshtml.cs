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
    SessionRegisters sessionRegisters,
    TimeProvider clock
) : PageModel
{
    internal MeetingFile Opened { get; private set; } = null!;
    internal ShownFigures Figures { get; private set; } = null!;

    /// <summary>The register as it was frozen for the session; null when none was.</summary>
    internal OpenedSessionRegister? Frozen { get; private set; }

    /// <summary>Where duties stand, by state: that day when they were frozen, else on the day of reading.</summary>
    internal ILookup<ObligationState, string> Duties { get; private set; } = null!;

    internal DateTime CountedAt { get; private set; }

    /// <summary>The last register published by the day of the session.</summary>
    internal FrozenLine? Published { get; private set; }

    internal DateOnly Day => LocalCalendar.Metropolitan.DayOf(Opened.Meeting.StartsAt);

    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    internal bool MayFreeze =>
        Opened.MayWrite && Figures.Hash is null && Opened.Meeting.State != MeetingState.Cancelled && Day == Today;

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
            await sessionRegisters.FreezeDueAsync(cancellationToken);
            return Redirect(Links.MeetingDossier(id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { Meeting.IsSession: true } file)
            return false;
        (Opened, Figures) = (file, await snapshots.OfAsync(id, cancellationToken));
        Published = (await registers.PublishedAsync(cancellationToken)).FirstOrDefault(one => one.Day <= Day);
        Frozen = await sessionRegisters.FindAsync(id, cancellationToken);
        if (Frozen is { Content.Territories: [var region, ..] })
        {
            Duties = region.Obligations.ToLookup(one => one.State, one => one.Title);
            CountedAt = Frozen.TakenAt;
            return true;
        }
        var counted = await register.ShowLatelyAsync(department: null, cancellationToken);
        Duties = counted.Figures.ToLookup(one => one.Assessment.State, one => one.Obligation.Title);
        CountedAt = counted.At;
        return true;
    }
}
