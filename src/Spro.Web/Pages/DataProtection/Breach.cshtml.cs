using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Convening;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DataProtection;

/// <summary>A breach, written down as soon as it is known and completed since. Moments are those of the clocks of Paris.</summary>
internal sealed class BreachModel(Breaches breaches, TimeProvider clock) : PageModel
{
    /// <summary>What happened.</summary>
    [BindProperty]
    public string? What { get; set; }

    /// <summary>When it happened, in words.</summary>
    [BindProperty]
    public string? Happened { get; set; }

    /// <summary>When it was known.</summary>
    [BindProperty]
    public string? KnownAt { get; set; }

    /// <summary>How many people.</summary>
    [BindProperty]
    public string? People { get; set; }

    /// <summary>What may come of it.</summary>
    [BindProperty]
    public string? Consequences { get; set; }

    /// <summary>What was done.</summary>
    [BindProperty]
    public string? Measures { get; set; }

    /// <summary>What it may cost people.</summary>
    [BindProperty]
    public BreachRisk Risk { get; set; }

    /// <summary>When the CNIL was told.</summary>
    [BindProperty]
    public string? NotifiedAt { get; set; }

    /// <summary>When people were told.</summary>
    [BindProperty]
    public string? PeopleToldAt { get; set; }

    /// <summary>Why late, or not at all.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>When what the form shows was written, in ticks; null for a new one.</summary>
    [BindProperty]
    public long? Seen { get; set; }

    internal Breach? Known { get; private set; }
    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What is known of it; an empty form for a new one.</summary>
    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Known = await breaches.FindAsync(HttpContext.Actor(), id, cancellationToken);
        Fill();
    }

    private void Fill()
    {
        Seen = Known?.WrittenAt.Ticks;
        if (Known is not { } known)
        {
            KnownAt = Written(Now);
            return;
        }
        (What, Happened, Consequences, Measures, Reasons) = (
            known.What,
            known.Happened,
            known.Consequences,
            known.Measures,
            known.Reasons
        );
        (KnownAt, NotifiedAt, PeopleToldAt) = (
            Written(known.KnownAt),
            Written(known.NotifiedAt),
            Written(known.PeopleToldAt)
        );
        (People, Risk) = (known.People?.ToString(CultureInfo.InvariantCulture), known.Risk);
    }

    /// <summary>Writes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var (known, notified, told) = (
            Read(nameof(KnownAt), KnownAt),
            Read(nameof(NotifiedAt), NotifiedAt),
            Read(nameof(PeopleToldAt), PeopleToldAt)
        );
        if (known is null && ModelState.IsValid)
            ModelState.AddModelError(nameof(KnownAt), "Écrivez le jour et l'heure\u00A0: les 72 heures en partent.");
        int? people = null;
        if (!string.IsNullOrWhiteSpace(People))
        {
            if (
                int.TryParse(
                    People.Replace(" ", "", StringComparison.Ordinal),
                    CultureInfo.InvariantCulture,
                    out var count
                )
            )
                people = count;
            else
                ModelState.AddModelError(nameof(People), "Écrivez un nombre, ou rien s'il n'est pas connu.");
        }
        var isChanged = false;
        if (ModelState.IsValid)
            try
            {
                await breaches.SaveAsync(
                    HttpContext.Actor(),
                    new Breach
                    {
                        Id = id,
                        What = What?.Trim() ?? "",
                        Happened = Happened?.Trim() ?? "",
                        KnownAt = known!.Value,
                        People = people,
                        Consequences = Consequences?.Trim() ?? "",
                        Measures = Measures?.Trim() ?? "",
                        Risk = Risk,
                        NotifiedAt = notified,
                        PeopleToldAt = told,
                        Reasons = Reasons?.Trim() ?? "",
                    },
                    Seen is { } ticks and >= 0
                        ? new DateTime(Math.Min(ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc)
                        : null,
                    cancellationToken
                );
                return Redirect(Links.Breaches + "?note=true");
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(refused.Field ?? nameof(What), refused);
                isChanged = refused.Code == Core.Governance.Meetings.ChangedMeanwhile;
            }
        Known = await breaches.FindAsync(HttpContext.Actor(), id, cancellationToken);
        if (isChanged)
        {
            ModelState.Remove(nameof(Seen));
            Fill();
            ViewData.SayWhatIsKept();
        }
        return Page();
    }

    private DateTime? Read(string field, string? typed)
    {
        try
        {
            return Moment.Read(typed, field);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt(field, refused);
            return null;
        }
    }

    private static string? Written(DateTime? utc) => utc is { } at ? Moment.Written(at) : null;
}
