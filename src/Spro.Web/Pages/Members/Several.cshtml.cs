using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>The same change in several places: choose what, choose where, read it over, confirm.</summary>
internal sealed class SeveralModel(BulkEdits bulk) : PageModel
{
    private const int LongestText = 200;

    // What is read over goes back with the form as it was typed; the rest is the form's own.
    private static readonly string[] NotTyped = ["__RequestVerificationToken", nameof(Act), nameof(Seen)];

    /// <summary>The places chosen.</summary>
    [BindProperty(Name = "Places")]
    public List<Guid> PlacesChosen { get; set; } = [];

    /// <summary>Each record that was shown, and the number of its last change.</summary>
    [BindProperty]
    public List<string> Seen { get; set; } = [];

    /// <summary>Confirm, go back to the form, or nothing to read it over.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>First day.</summary>
    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty]
    public DateOnly? To { get; set; }

    /// <summary>Hours of those days.</summary>
    [BindProperty]
    public string? Hours { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The week, Monday first.</summary>
    [BindProperty]
    public List<string?> Days { get; set; } = [];

    /// <summary>Closed on public holidays.</summary>
    [BindProperty]
    public bool ClosedOnHolidays { get; set; }

    /// <summary>The telephone.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>Whether new people are taken.</summary>
    [BindProperty]
    public NewPeople? NewPeople { get; set; }

    /// <summary>In how many weeks.</summary>
    [BindProperty]
    public int? Weeks { get; set; }

    /// <summary>The publics chosen.</summary>
    [BindProperty(Name = "Audiences")]
    public List<string> AudiencesChosen { get; set; } = [];

    internal Guid? StructureId { get; private set; }
    internal BulkField? Field { get; private set; }
    internal string? Text { get; private set; }

    /// <summary>How many records were changed.</summary>
    internal int? Saved { get; private set; }
    internal IReadOnlyList<BulkPlace> Places { get; private set; } = [];

    /// <summary>What would change; null before it is asked.</summary>
    internal IReadOnlyList<BulkLine>? Lines { get; private set; }

    /// <summary>The address of the form.</summary>
    internal string Address => Links.OwnPlacesTogether(StructureId, Field, Text);

    /// <summary>What was typed, to be sent again with what was read over.</summary>
    internal IEnumerable<(string Name, string? Value)> Typed =>
        Request
            .Form.Where(pair => !NotTyped.Contains(pair.Key))
            .SelectMany(pair => pair.Value, (pair, value) => (pair.Key, value));

    internal string? ErrorOf(string field) => ModelState.ErrorOf(field);

    /// <summary>Shows the choices, or the form of one.</summary>
    public void OnGet(Guid? structure, string? quoi, string? q, int? note)
    {
        Saved = note;
        ClosedOnHolidays = true;
        Find(structure, quoi, q);
    }

    /// <summary>Reads it over, does it, or goes back to the form.</summary>
    public async Task<IActionResult> OnPostAsync(
        Guid? structure,
        string? quoi,
        string? q,
        CancellationToken cancellationToken
    )
    {
        Find(structure, quoi, q);
        // What is none of ours, or no number, is what was not chosen.
        foreach (var field in (string[])[nameof(NewPeople), "Places"])
            ModelState.Remove(field);
        if (Field is null)
            return Redirect(Address);
        if (Act == "revenir" || !ModelState.IsValid)
            return Page();
        try
        {
            if (Act != "confirmer")
            {
                Lines = await PreviewAsync(cancellationToken);
                return Page();
            }
            return await SaveAsync(cancellationToken) is { } changed
                ? Redirect(Links.OwnPlacesTogether(StructureId, field: null, text: null, changed))
                : NotFound();
        }
        catch (RefusedException refused)
        {
            if (Field == BulkField.Hours)
                ModelState.AddRefusal(
                    refused,
                    [.. WeekDraft.Fields.Select((one, day) => (one, $"{nameof(Days)}[{day}]")), ("places", "Places")]
                );
            else
                ModelState.AddRefusal(refused, "");
            return Page();
        }
    }

    private Task<IReadOnlyList<BulkLine>> PreviewAsync(CancellationToken cancellationToken) =>
        Field == BulkField.Audiences
            ? bulk.PreviewAsync(
                HttpContext.Actor(),
                PlacesChosen.ToHashSet(),
                new AudiencesDraft(AudiencesChosen),
                cancellationToken
            )
            : bulk.PreviewAsync(HttpContext.Actor(), PlacesChosen.ToHashSet(), Draft, cancellationToken);

    private Task<int?> SaveAsync(CancellationToken cancellationToken) =>
        Field == BulkField.Audiences
            ? bulk.SaveAsync(HttpContext.Actor(), Shown(), new AudiencesDraft(AudiencesChosen), cancellationToken)
            : bulk.SaveAsync(HttpContext.Actor(), Shown(), Draft, cancellationToken);

    // What is none of ours was not shown.
    private Dictionary<Guid, int> Shown() =>
        Seen.Select(one => one.Split(' '))
            .Where(parts =>
                parts.Length == 2
                && Guid.TryParse(parts[0], out _)
                && int.TryParse(parts[1], CultureInfo.InvariantCulture, out _)
            )
            .Select(parts => (Id: Guid.Parse(parts[0]), Number: int.Parse(parts[1], CultureInfo.InvariantCulture)))
            .DistinctBy(one => one.Id)
            .ToDictionary(one => one.Id, one => one.Number);

    private IRecordDraft<Place> Draft =>
        Field switch
        {
            BulkField.Closure => new ClosureDraft(From, To, Hours, Reason),
            BulkField.Hours => new SameWeekDraft(Days, ClosedOnHolidays),
            BulkField.Phone => new PhoneDraft(Phone),
            _ => new NewPeopleDraft(NewPeople, Weeks),
        };

    private void Find(Guid? structure, string? quoi, string? q)
    {
        var actor = HttpContext.Actor();
        var isOfNetwork = Rights.Of(actor.Role, Purpose.Directory) == Reach.Network;
        StructureId = isOfNetwork ? structure : actor.StructureId;
        Field = BulkFieldWords.Read(quoi);
        Text = string.IsNullOrWhiteSpace(q) ? null : q.Trim()[..Math.Min(q.Trim().Length, LongestText)];
        while (Days.Count < HoursModel.DayNames.Length)
            Days.Add(null);
        if (Field is not null)
            Places = bulk.Places(actor, StructureId, Text);
    }
}
