using Microsoft.AspNetCore.Mvc;
using Spro.Core.Ambassadors;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.FollowUp;

namespace Spro.Web.Pages.Encounters;

/// <summary>An ambassador's own page: confirms, sees what waits, pauses, leaves, without an account.</summary>
internal sealed class OwnModel(AmbassadorLists lists, AmbassadorRegister register, CatalogueHost catalogues)
    : SecretPage
{
    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal OpenAmbassador? Own { get; private set; }
    internal IReadOnlyList<AskedEncounter> Requests { get; private set; } = [];

    /// <summary>Shows it; mail servers open links too, so this confirms nothing.</summary>
    public async Task OnGetAsync(string token, CancellationToken cancellationToken)
    {
        Token = token;
        if (await lists.OwnAsync(token, cancellationToken) is { } found)
            (Own, Requests) = found;
    }

    /// <summary>All that is kept, as a file.</summary>
    public async Task<IActionResult> OnGetCopyAsync(string token, CancellationToken cancellationToken) =>
        await lists.CopyAsync(token, cancellationToken) is { } copy ? CopyFile.Of(copy, copy.MadeAt) : NotFound();

    /// <summary>Does what was clicked.</summary>
    public async Task<IActionResult> OnPostAsync(string token, OwnAct? act, CancellationToken cancellationToken)
    {
        try
        {
            if (act is { } chosen && ModelState.IsValid)
                await register.DoOwnAsync(token, chosen, cancellationToken);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
        }
        await OnGetAsync(token, cancellationToken);
        return Page();
    }
}
