using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Keys;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.AccessKeys;

/// <summary>The keys of programs of the structure, or of the network: made, shown once, taken back.</summary>
internal sealed class IndexModel(Core.Accounts.Keys.AccessKeys keys, TimeProvider clock) : PageModel
{
    private const int UsualDays = 180;

    /// <summary>Identifier of the key to come.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>The name of the program.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What it may do.</summary>
    [BindProperty]
    public IReadOnlyList<KeyUse>? Uses { get; set; }

    /// <summary>The last day.</summary>
    [BindProperty]
    public DateOnly? LastDay { get; set; }

    /// <summary>They coordinate a network, whose programs deposit totals and nothing else.</summary>
    internal bool IsNetwork => Reach == Reach.Network;

    /// <summary>What a key may do here.</summary>
    internal IReadOnlyList<KeyUse> Offered => AccessKey.UsesWithin(Reach);

    private Reach Reach => Rights.Of(HttpContext.Actor().Role, Purpose.AccessKeys);

    internal IReadOnlyList<string> Ticked => [.. (Uses ?? []).Select(use => use.ToString())];
    internal string? LastDayText => LastDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    internal IReadOnlyList<ListedKey> Keys { get; private set; } = [];

    /// <summary>The key just made.</summary>
    internal string? Shown { get; private set; }

    /// <summary>The keys, and an empty form.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        Renew();
        return ShowAsync(cancellationToken);
    }

    /// <summary>Makes a key, or takes one back.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? reprendre, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (reprendre is { } id)
            return await keys.RevokeAsync(actor, id, cancellationToken) ? Redirect(Links.AccessKeys) : NotFound();
        if (ModelState.IsValid)
            try
            {
                // Shown in answer to the form and not after a redirection: nothing keeps it.
                Shown = await keys.MakeAsync(
                    actor,
                    new NewAccessKey(Id == Guid.Empty ? Guid.CreateVersion7() : Id, Name, Uses ?? [], LastDay),
                    cancellationToken
                );
                ModelState.Clear();
                (Name, Uses) = (null, null);
                Renew();
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusal(
                    refused,
                    ("name", nameof(Name)),
                    ("uses", nameof(Uses)),
                    ("lastDay", nameof(LastDay))
                );
            }
        await ShowAsync(cancellationToken);
        return Page();
    }

    private void Renew()
    {
        Id = Guid.CreateVersion7();
        LastDay = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(UsualDays);
    }

    private async Task ShowAsync(CancellationToken cancellationToken) =>
        Keys = await keys.ListAsync(HttpContext.Actor(), cancellationToken);
}

/// <summary>What a key may do, in French.</summary>
internal static class KeyWords
{
    public static string InFrench(this KeyUse use) =>
        use switch
        {
            KeyUse.ReadContacts => "Lire les accueils de la structure",
            KeyUse.WriteContacts => "Enregistrer des accueils",
            KeyUse.ReadReferrals =>
                "Lire les aiguillages envoyés et reçus, avec ce que les personnes ont accepté de transmettre",
            KeyUse.SendReferrals => "Aiguiller des personnes, avec leur accord",
            KeyUse.AnswerReferrals => "Répondre aux aiguillages, et dire ce qu'ils deviennent",
            KeyUse.DepositTotals => "Déposer les totaux d'un mois",
            _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
        };
}
