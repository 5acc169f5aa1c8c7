using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>The week of a place, a line for each day.</summary>
internal sealed class HoursModel(OwnDirectory directory, DirectoryEdits edits) : PageModel
{
    internal static readonly string[] DayNames =
    [
        "Lundi",
        "Mardi",
        "Mercredi",
        "Jeudi",
        "Vendredi",
        "Samedi",
        "Dimanche",
    ];

    /// <summary>Number of the last change when the form was shown.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Monday first.</summary>
    [BindProperty]
    public List<string?> Days { get; set; } = [];

    /// <summary>Closed on public holidays.</summary>
    [BindProperty]
    public bool ClosedOnHolidays { get; set; }

    /// <summary>What goes beyond a week stays.</summary>
    [BindProperty]
    public bool KeepsOthers { get; set; }

    /// <summary>What the hours alone do not say.</summary>
    [BindProperty]
    public string? NoteText { get; set; }

    internal Place Place { get; private set; } = null!;
    internal OpeningHours? Others { get; private set; }
    internal IReadOnlyList<HistoryLine> Meanwhile { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found)
            return NotFound();
        KeepsOthers = true;
        Fill(found);
        return Page();
    }

    private void Fill(Editable<Place> found)
    {
        var week = WeekDraft.Of(found.Record);
        (Seen, Days, ClosedOnHolidays, NoteText) = (found.Number, [.. week.Days], week.ClosedOnHolidays, week.Note);
    }

    /// <summary>Takes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found)
            return NotFound();
        while (Days.Count < DayNames.Length)
            Days.Add(null);
        try
        {
            await edits.SaveAsync(
                HttpContext.Actor(),
                id,
                Seen,
                new WeekDraft(Days, KeepsOthers, ClosedOnHolidays, NoteText),
                cancellationToken
            );
            return Redirect($"{Links.OwnStructureOf(Place.StructureId)}&note=note");
        }
        catch (RefusedException refused)
        {
            foreach (var one in refused.All)
            {
                var day = WeekDraft.Fields.ToList().IndexOf(one.Field ?? "");
                ModelState.AddModelError(
                    day >= 0 ? $"Days[{day}]"
                        : one.Field is null ? ""
                        : nameof(NoteText),
                    one.Message.Printed()
                );
            }
            if (refused.Code == DirectoryEdits.ChangedMeanwhile)
            {
                Meanwhile = await directory.SinceAsync(HttpContext.Actor(), id, Seen, cancellationToken);
                Fill(found);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }

    private async Task<Editable<Place>?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await directory.EditableAsync<Place>(HttpContext.Actor(), id, cancellationToken) is not { } found)
            return null;
        Place = found.Record;
        Others = WeekDraft.OthersOf(found.Record);
        return found;
    }
}
