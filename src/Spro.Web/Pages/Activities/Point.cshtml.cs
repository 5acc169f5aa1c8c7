using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Spro.Core.Feedback;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Activities;

/// <summary>
/// "Faire le point", before and after: both stay in the address, on the person's side. Only the difference can be sent,
/// by a form that holds nothing else.
/// </summary>
[EnableRateLimiting(RateLimits.Writing)]
// No session and no identity stand behind this form, so there is nothing a forged request could borrow.
[IgnoreAntiforgeryToken]
internal sealed class PointModel(LearnedDifferences learned, IStringLocalizer<Resources.Activities> texts) : PageModel
{
    /// <summary>The digits of the first time, as typed or carried.</summary>
    internal string? Typed { get; private set; }

    internal SelfRating? Before { get; private set; }
    internal SelfRating? Now { get; private set; }
    internal bool IsSent { get; private set; }

    /// <summary>Something was typed that is not five marks.</summary>
    internal bool IsUnclear => Before is null && !string.IsNullOrWhiteSpace(Typed);

    /// <summary>The mark given to a statement, from one on; null when none was.</summary>
    internal string? MarkOf(int statement) => Request.Query[$"r{statement}"];

    /// <summary>Whether a form was sent without this statement.</summary>
    internal bool IsMissing(int statement) => ModelState.ContainsKey($"r{statement}");

    /// <summary>Shows the statements, the start, or both times beside each other.</summary>
    public void OnGet(string? avant, bool merci)
    {
        IsSent = merci;
        Typed = avant;
        Before = SelfRating.TryRead(avant, out var before) ? before : null;
        string?[] marks = [.. Enumerable.Range(1, SelfRating.Statements).Select(MarkOf)];
        if (Array.TrueForAll(marks, string.IsNullOrEmpty))
            return;
        for (var statement = 1; statement <= SelfRating.Statements; statement++)
        {
            if (string.IsNullOrEmpty(marks[statement - 1]))
                ModelState.AddModelError($"r{statement}", texts["point.missing"]);
        }
        if (IsUnclear)
            ModelState.AddModelError("avant", texts["point.digits.unclear"]);
        if (ModelState.IsValid && SelfRating.TryRead(string.Concat(marks), out var now))
            Now = now;
    }

    /// <summary>Counts the difference, and nothing else.</summary>
    public async Task<IActionResult> OnPostAsync(string? difference, CancellationToken cancellationToken)
    {
        if (
            !int.TryParse(difference, CultureInfo.InvariantCulture, out var sent)
            || Math.Abs((long)sent) > SelfRating.GreatestDifference
        )
            return BadRequest();
        await learned.AddAsync(sent, cancellationToken);
        return Redirect(Links.SelfRating(null) + "?merci=true");
    }
}
