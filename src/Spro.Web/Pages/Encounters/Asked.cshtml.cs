using Microsoft.AspNetCore.Mvc;
using Spro.Core.Ambassadors;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Convening;

namespace Spro.Web.Pages.Encounters;

/// <summary>A request to meet, answered by the ambassador's link: yes with a moment and a place, no, or somebody else.</summary>
internal sealed class AskedModel(AmbassadorLists lists, Core.Ambassadors.Encounters encounters) : SecretPage
{
    /// <summary>What is answered.</summary>
    [BindProperty]
    public EncounterState? Reply { get; set; }

    /// <summary>When they meet.</summary>
    [BindProperty]
    public string? When { get; set; }

    /// <summary>Where or how.</summary>
    [BindProperty]
    public string? Where { get; set; }

    /// <summary>That place is nobody's home.</summary>
    [BindProperty]
    public bool IsNoHome { get; set; }

    internal AskedEncounter? Opened { get; private set; }

    /// <summary>The request.</summary>
    public async Task OnGetAsync(string token, Guid id, CancellationToken cancellationToken)
    {
        Token = token;
        Opened = await lists.AskedAsync(token, id, cancellationToken);
    }

    /// <summary>Answers.</summary>
    public async Task<IActionResult> OnPostAsync(string token, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            var wrong = new Mistakes();
            // Who does not agree says no moment.
            var when = Reply == EncounterState.Accepted ? wrong.Try(() => Moment.Read(When, "meetsAt")) : null;
            await wrong.TryAsync(() =>
                encounters.AnswerAsync(
                    token,
                    id,
                    new EncounterReply(Reply ?? EncounterState.Waiting, when, Where, IsNoHome),
                    cancellationToken
                )
            );
            wrong.Throw();
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                ("state", nameof(Reply)),
                ("meetsAt", nameof(When)),
                ("where", nameof(Where)),
                ("isNoHome", nameof(IsNoHome))
            );
        }
        await OnGetAsync(token, id, cancellationToken);
        return Page();
    }
}
