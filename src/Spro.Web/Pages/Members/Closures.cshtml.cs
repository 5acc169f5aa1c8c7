using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>When a place does not receive: some days, for now, or any more.</summary>
internal sealed class ClosuresModel(
    OwnDirectory directory,
    DirectoryEdits edits,
    CatalogueHost catalogues,
    TimeProvider clock
) : PageModel
{
    private const int DaysOfWeek = 7;

    /// <summary>Number of the last change when the form was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>First day.</summary>
    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty]
    public DateOnly? To { get; set; }

    /// <summary>Hours of those days; nothing when closed.</summary>
    [BindProperty]
    public string? Hours { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Why the place does not receive for now.</summary>
    [BindProperty]
    public string? StatusNote { get; set; }

    /// <summary>The last day of the place.</summary>
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    /// <summary>The place that takes over.</summary>
    [BindProperty]
    public Guid? Successor { get; set; }

    internal Place Place { get; private set; } = null!;

    /// <summary>Somebody else changed the place meanwhile: what was typed stays, even where they have just done the same.</summary>
    internal bool IsReplacing { get; private set; }

    /// <summary>What is on its way there.</summary>
    internal Running Running { get; private set; } = null!;

    /// <summary>The territories that would lose their last door of a network.</summary>
    internal IReadOnlyList<LostTerritories> Lost => LastDoors.Lost(catalogues.Current, [Place.Id], Today.AddDays(1));
    internal IReadOnlyList<HistoryLine> Meanwhile { get; private set; } = [];

    /// <summary>How many appointments are taken on some days when the place is closed.</summary>
    internal int TakenOn(PlaceException days) =>
        days.Hours is null ? _appointments.Count(day => days.From <= day && day <= days.To) : 0;

    private IReadOnlyList<DateOnly> _appointments = [];

    internal IReadOnlyList<PlaceException> Noted =>
        [.. Place.Exceptions.Where(one => one.To >= Today).OrderBy(one => one.From)];

    /// <summary>What is closed in one click: seven days from today, the next whole week.</summary>
    internal IEnumerable<(DateOnly First, DateOnly Last)> Weeks =>
        new[] { Today, Today.AddDays(DaysOfWeek - ((int)Today.DayOfWeek + 6) % DaysOfWeek) }.Select(first =>
            (first, first.AddDays(DaysOfWeek - 1))
        );

    /// <summary>Places that may take over: those of the structure, then those of its network in the department.</summary>
    internal IReadOnlyList<Place> Successors { get; private set; } = [];

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found)
            return NotFound();
        Seen = found.Number;
        return Page();
    }

    /// <summary>Notes some days, or a week by its first day.</summary>
    public Task<IActionResult> OnPostAsync(Guid id, DateOnly? semaine, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            actor =>
                ModelState.IsValid
                    ? edits.SaveAsync(
                        actor,
                        id,
                        Seen,
                        semaine is { } first
                            ? new ClosureDraft(first, first.AddDays(DaysOfWeek - 1), null, null)
                            : new ClosureDraft(From, To, Hours, Reason),
                        cancellationToken
                    )
                    : Task.FromResult(false),
            cancellationToken
        );

    /// <summary>Takes some days back.</summary>
    public Task<IActionResult> OnPostBackAsync(Guid id, DateOnly from, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            async actor =>
            {
                if (await directory.EditableAsync<Place>(actor, id, cancellationToken) is { } now)
                    await edits.SaveAsync(actor, id, now.Number, new ClosureRemoval(from), cancellationToken);
                return true;
            },
            cancellationToken
        );

    /// <summary>Says that the place receives for now, or not.</summary>
    public Task<IActionResult> OnPostStatusAsync(Guid id, bool isClosed, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            actor => edits.SaveAsync(actor, id, Seen, new StatusDraft(isClosed, StatusNote), cancellationToken),
            cancellationToken
        );

    /// <summary>Ends the place.</summary>
    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            actor => edits.EndPlaceAsync(actor, id, Seen, LastDay, Successor, cancellationToken),
            cancellationToken
        );

    private async Task<IActionResult> DoAsync(
        Guid id,
        Func<Core.Accounts.Actor, Task<bool>> act,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, cancellationToken) is null)
            return NotFound();
        try
        {
            if (await act(HttpContext.Actor()))
                return Redirect(Links.OwnPlaceClosures(id) + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, "");
            if (
                refused.Code == DirectoryEdits.ChangedMeanwhile
                && await FindAsync(id, cancellationToken) is { } changed
            )
            {
                Meanwhile = await directory.SinceAsync(HttpContext.Actor(), id, Seen, cancellationToken);
                ModelState.Remove(nameof(Seen));
                Seen = changed.Number;
                IsReplacing = true;
                (StatusNote, LastDay, Successor) = (Place.StatusNote, Place.ValidTo, Place.SuccessorId);
                // Nothing is noted yet of days: those that are stand in their own list.
                if (Request.Query["handler"].Count > 0)
                    ViewData.SayWhatIsKept();
            }
        }
        return Page();
    }

    private async Task<Editable<Place>?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await directory.EditableAsync<Place>(HttpContext.Actor(), id, cancellationToken) is not { } found)
            return null;
        Place = found.Record;
        Running = await directory.RunningAsync(Place, cancellationToken);
        _appointments = await directory.AppointmentDaysAsync(id, cancellationToken);
        var network = catalogues.Current.Doors.Find(id)?.Network?.Code;
        Successors =
        [
            .. catalogues
                .Current.Doors.All.Where(door =>
                    door.Place.Id != id
                    && door.StatusOn(Today) == PlaceStatus.Open
                    && door.Place.ValidTo is null
                    && (
                        door.Structure.Id == Place.StructureId
                        || door.Place.DepartmentCode == Place.DepartmentCode
                            && network is not null
                            && door.Network?.Code == network
                    )
                )
                .OrderByDescending(door => door.Structure.Id == Place.StructureId)
                .Select(door => door.Place),
        ];
        return found;
    }
}
