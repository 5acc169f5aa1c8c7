using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Desk;

/// <summary>A paper sheet of strokes, entered in bulk: one field for each age of each row.</summary>
internal sealed class TallyModel(CatalogueHost catalogues, Tallies tallies, TimeProvider clock) : PageModel
{
    private Dictionary<string, string> _typed = new(StringComparer.Ordinal);

    /// <summary>The place.</summary>
    [BindProperty(Name = "lieu", SupportsGet = true)]
    public Guid Place { get; set; }

    /// <summary>The day.</summary>
    [BindProperty(Name = "jour", SupportsGet = true)]
    public DateOnly Day { get; set; }

    /// <summary>What the rows are.</summary>
    [BindProperty(Name = "lignes", SupportsGet = true)]
    public TallyRows? AskedRows { get; set; }

    /// <summary>The ages of the columns; null for those not noted.</summary>
    internal static IReadOnlyList<(string? Age, string Label)> Ages { get; } =
    [
        ("10-14", "Moins de 15 ans"),
        ("15", "15 ans"),
        ("16-17", "16 ou 17 ans"),
        ("18-25", "18 à 25 ans"),
        ("26-29", "26 à 29 ans"),
        ("30-99", "30 ans et plus"),
        (null, "Âge non noté"),
    ];

    internal IReadOnlyList<Door> Places { get; private set; } = [];
    internal TallySheet? Sheet { get; private set; }
    internal IReadOnlyList<TallySheet> Recent { get; private set; } = [];
    internal bool IsClosed { get; private set; }
    internal TallyRows Rows { get; private set; }

    internal string DayText => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    internal string PlaceName => NameOf(Place);
    internal IReadOnlyList<string> RowCodes => TallySheet.RowsOf(Rows, Catalogue.Networks);
    private PublicCatalogue Catalogue { get; } = catalogues.Current;

    internal string NameOf(Guid place) =>
        Places.FirstOrDefault(door => door.Place.Id == place)?.Place.Name ?? "Lieu fermé";

    internal string RowName(string row) =>
        Rows == TallyRows.Channels
            ? Enum.Parse<ContactChannel>(row).InFrench()
            : Catalogue.Words[SituationField.Needs].LabelOf(row);

    internal static string NameOf(string row, string? age) => $"n-{row}-{age ?? "x"}";

    internal string? ValueOf(string row, string? age) => _typed.GetValueOrDefault(NameOf(row, age));

    /// <summary>A sheet, empty or as it was entered.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        if (Sheet is { } sheet && sheet.Rows == Rows)
            _typed = sheet.Cells.ToDictionary(
                cell => NameOf(cell.Row, cell.Age),
                cell => cell.Count.ToString(CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
    }

    /// <summary>Keeps the sheet.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        _typed = Request
            .FormOrNothing()
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        List<TallyCell> cells = [];
        foreach (var row in RowCodes)
        foreach (var (age, _) in Ages)
        {
            if (ValueOf(row, age)?.Trim() is not { Length: > 0 } typed)
                continue;
            if (
                int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count <= TallySheet.Most
            )
                cells.Add(
                    new TallyCell
                    {
                        Row = row,
                        Age = age,
                        Count = count,
                    }
                );
            else
                ModelState.AddModelError(
                    NameOf(row, age),
                    $"{RowName(row)}\u00A0: écrivez un nombre entier, jusqu'à {TallySheet.Most}."
                );
        }
        if (!ModelState.IsValid)
            return Page();
        try
        {
            await tallies.EnterAsync(HttpContext.Actor(), Place, Day, Rows, cells, cancellationToken);
            return Redirect(Links.TallyOf(Place, Day, Rows) + "&note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("lieu", "lieu"), ("jour", "jour"));
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        // What is no place, day or row is one not chosen.
        ModelState.Clear();
        var actor = HttpContext.Actor();
        var structure = actor.StructureFor(Purpose.Welcome);
        Places =
        [
            .. Catalogue
                .Doors.All.Where(door => door.Structure.Id == structure)
                .OrderBy(door => door.Place.Name, StringComparer.CurrentCulture),
        ];
        if (Places is not [var first, ..])
            return;
        if (!Places.Any(door => door.Place.Id == Place))
            Place = first.Place.Id;
        var today = first.Timetable.Calendar.DayOf(clock.GetUtcNow().UtcDateTime);
        if (Day == default)
            Day = today;
        Sheet = await tallies.FindAsync(actor, Place, Day, cancellationToken);
        IsClosed = Sheet is { } sheet && sheet.EnteredOn != today;
        Rows = AskedRows is { } rows && Enum.IsDefined(rows) ? rows : Sheet?.Rows ?? TallyRows.Channels;
        Recent = await tallies.RecentAsync(actor, cancellationToken);
    }
}
