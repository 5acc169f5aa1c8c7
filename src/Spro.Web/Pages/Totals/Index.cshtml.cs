using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Totals;

/// <summary>The totals of a month that a structure, or a network, declares.</summary>
internal sealed class IndexModel(DeclaredTotals totals, TimeProvider clock) : PageModel
{
    private Dictionary<string, string> _typed = new(StringComparer.Ordinal);

    /// <summary>The month ("2026-10").</summary>
    [BindProperty]
    public string? Month { get; set; }

    internal IReadOnlyList<DeclaredTotal> Deposited { get; private set; } = [];
    internal bool IsNetwork => Rights.Of(HttpContext.Actor().Role, Purpose.Totals) == Reach.Network;

    internal IEnumerable<SelectListItem> Months
    {
        get
        {
            var now = DeclaredTotals.MonthOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            return Enumerable
                .Range(1, DeclaredTotals.OldestMonths)
                .Select(back => now.AddMonths(-back))
                .Select(month => new SelectListItem(month.MonthInFrench(), ApiValues.OfMonth(month)));
        }
    }

    /// <summary>The two fields of a channel, with their labels.</summary>
    internal static IReadOnlyList<(string Name, string Label)> FieldsOf(ContactChannel channel) =>
        [(ContactsOf(channel), "Personnes accueillies"), (AnsweredOf(channel), "Dont première réponse")];

    internal string? ValueOf(string name) => _typed.GetValueOrDefault(name);

    /// <summary>An empty form, and what was deposited.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>Deposits a month.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        _typed = Request
            .FormOrNothing()
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        List<DeclaredCount> counts = [];
        foreach (var channel in Enum.GetValues<ContactChannel>())
        {
            var contacts = Read(ContactsOf(channel));
            var answered = Read(AnsweredOf(channel));
            if (contacts is { } some)
                counts.Add(
                    new DeclaredCount
                    {
                        Channel = channel,
                        Contacts = some,
                        Answered = answered,
                    }
                );
            else if (answered is not null)
                ModelState.AddModelError(ContactsOf(channel), "Écrivez aussi le nombre de personnes accueillies.");
        }
        if (ApiValues.MonthOf(Month) is not { } month)
            ModelState.AddModelError(nameof(Month), "Choisissez un mois.");
        else if (ModelState.IsValid)
            try
            {
                await totals.DepositAsync(HttpContext.Actor(), month, counts, cancellationToken);
                return Redirect(Links.Totals + "?note=true");
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusal(refused, ("month", nameof(Month)), ("counts", ContactsOf(ContactChannel.OnSite)));
            }
        await ShowAsync(cancellationToken);
        return Page();
    }

    private int? Read(string name)
    {
        if (ValueOf(name)?.Trim() is not { Length: > 0 } typed)
            return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;
        ModelState.AddModelError(name, "Écrivez un nombre entier, en chiffres, sans espace.");
        return null;
    }

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Deposited = await totals.ListAsync(HttpContext.Actor(), cancellationToken);

    private static string ContactsOf(ContactChannel channel) => $"accueils-{channel}";

    private static string AnsweredOf(ContactChannel channel) => $"reponses-{channel}";
}

/// <summary>Months in French.</summary>
internal static class MonthWords
{
    /// <summary>"octobre 2026".</summary>
    public static string MonthInFrench(this DateOnly month) =>
        month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"));
}
