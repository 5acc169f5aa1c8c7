using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Interchange.Desks;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Desk;

/// <summary>Contacts and hand-overs of the structure, as files that come and go.</summary>
internal sealed class FilesModel(DeskFiles files, CatalogueHost catalogues, TimeProvider clock) : PageModel
{
    internal const string Contacts = "accueils";
    internal const string HandOvers = "aiguillages";
    internal const string FileField = "fichier";
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>What the file has.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The file.</summary>
    [BindProperty(Name = FileField)]
    public IFormFile? Sent { get; set; }

    /// <summary>From that day on.</summary>
    [BindProperty(Name = "depuis", SupportsGet = true)]
    public DateOnly? Since { get; set; }

    /// <summary>The places of the structure, in the order of their names.</summary>
    internal IEnumerable<Door> Places =>
        catalogues
            .Current.Doors.All.Where(door => door.Structure.Id == HttpContext.Actor().StructureFor(Purpose.Welcome))
            .OrderBy(door => door.Place.Name, StringComparer.CurrentCulture);

    internal DeskFileReport? Report { get; private set; }

    internal string SinceText =>
        (Since ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddMonths(-1)).ToString(
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );

    /// <summary>The forms.</summary>
    public void OnGet() => Kind ??= Contacts;

    /// <summary>The contacts, as a file.</summary>
    public async Task<IActionResult> OnGetAccueilsAsync(CancellationToken cancellationToken)
    {
        using var table = new MemoryStream();
        await files.WriteContactsAsync(HttpContext.Actor(), table, Since, cancellationToken);
        return File(table.ToArray(), Csv, "accueils.csv");
    }

    /// <summary>The hand-overs, as a file.</summary>
    public async Task<IActionResult> OnGetAiguillagesAsync(CancellationToken cancellationToken)
    {
        DateTime? since = Since is { } day ? LocalCalendar.Metropolitan.ToUtc(day.ToDateTime(TimeOnly.MinValue)) : null;
        using var table = new MemoryStream();
        await files.WriteReferralsAsync(HttpContext.Actor(), table, since, cancellationToken);
        return File(table.ToArray(), Csv, "aiguillages.csv");
    }

    /// <summary>Takes a file.</summary>
    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        if (Kind is not (Contacts or HandOvers))
            ModelState.AddModelError(nameof(Kind), "Dites ce que contient le fichier.");
        if (Sent is not { Length: > 0 })
            ModelState.AddModelError(FileField, "Choisissez un fichier.");
        if (!ModelState.IsValid)
            return;
        var name = Path.GetFileName(Sent!.FileName);
        try
        {
            await using var stream = Sent.OpenReadStream();
            Report =
                Kind == Contacts
                    ? await files.ReadContactsAsync(HttpContext.Actor(), stream, name, cancellationToken)
                    : await files.ReadReferralsAsync(HttpContext.Actor(), stream, name, cancellationToken);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt(FileField, refused);
        }
    }
}
