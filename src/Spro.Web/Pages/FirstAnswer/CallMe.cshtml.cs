using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Referrals;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>
/// After a first answer on line, somebody asks one of its places to call them. What was confided is not transmitted; the
/// rest is, when they say so.
/// </summary>
[EnableRateLimiting(RateLimits.SigningIn)]
// Nobody is signed in: a forged request would borrow nothing.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CallMeModel(
    CatalogueHost catalogues,
    CallRequests requests,
    IStringLocalizer<Resources.CallRequests> texts,
    TimeProvider clock
) : PageModel
{
    private const int MostPlaces = 8;

    /// <summary>Chosen by the form: what is sent twice asks once.</summary>
    [BindProperty]
    public Guid RequestId { get; set; }

    /// <summary>Which place is to call.</summary>
    [BindProperty]
    public Guid? Chosen { get; set; }

    /// <summary>How they want to be called.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The number.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>When.</summary>
    [BindProperty]
    public TimeBand Band { get; set; }

    /// <summary>What they said of their situation is transmitted.</summary>
    [BindProperty]
    public bool Shares { get; set; }

    internal Journey Journey { get; private set; } = null!;

    /// <summary>The places of the answer whose team reads such requests, with why.</summary>
    internal IReadOnlyList<(Door Door, string Why)> Places { get; private set; } = [];

    /// <summary>The last day to call, once it is asked; and who calls.</summary>
    internal DateOnly? DueOn { get; private set; }
    internal Door? Caller { get; private set; }

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;

    /// <summary>What they said, as they read it back.</summary>
    internal IEnumerable<(string Text, string Step)> Said() => SaidItems.Of(Journey, Catalogue);

    /// <summary>The form, for what the address says.</summary>
    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        Journey = Journey.Read(Request.Query, Catalogue, fromForm: false);
        return ShowAsync(cancellationToken);
    }

    /// <summary>The form, for what the answer said; it asks when the form is filled.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Journey = Journey.Read(Request.FormOrNothing(), Catalogue, fromForm: true);
        await ShowAsync(cancellationToken);
        // From the answer, nothing is filled yet.
        if (RequestId == Guid.Empty)
        {
            ModelState.Clear();
            Shares = true;
            return Page();
        }
        var door = Places.FirstOrDefault(one => one.Door.Place.Id == Chosen).Door;
        try
        {
            if (door is null)
            {
                ModelState.Remove(nameof(Chosen));
                ModelState.AddModelError(nameof(Chosen), texts["place.missing"]);
                CallRequests.Check(Name, Phone);
                return Page();
            }
            DueOn = await requests.AskAsync(
                RequestId,
                door,
                Shares ? Journey.Query() : "",
                Name,
                Phone,
                Band,
                cancellationToken
            );
            Caller = door;
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("phone", nameof(Phone)), ("name", nameof(Name)), ("place", nameof(Chosen)));
        }
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var answer = CompleteAnswer.For(
            Catalogue,
            new AnswerRequest(Journey.Situation, Journey.Commune?.Code, null, clock.GetUtcNow().UtcDateTime)
            {
                Accessible = Journey.StepFree,
            }
        );
        var doors = answer
            .Answers.Concat(answer.Complements)
            .SelectMany(network =>
                network.Doors.Select(proposed =>
                    (proposed.Door, Why: network.Answer.Reasons is [var rule, ..] ? rule.Reason : "")
                )
            )
            .DistinctBy(one => one.Door.Place.Id)
            .ToList();
        var answering = await requests.AnsweringAsync(doors.Select(one => one.Door.Structure.Id), cancellationToken);
        Places = [.. doors.Where(one => answering.Contains(one.Door.Structure.Id)).Take(MostPlaces)];
    }
}
