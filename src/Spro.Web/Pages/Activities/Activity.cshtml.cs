using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Spro.Core.Feedback;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Activities;

/// <summary>One activity, to do here, with somebody, or on paper.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class ActivityModel(TimeProvider clock) : PageModel
{
    internal Activity Activity { get; private set; } = null!;

    /// <summary>The activity after this one; null at the end of the path.</summary>
    internal Activity? Next { get; private set; }

    internal SelfRating? Before { get; private set; }

    /// <summary>Whether nobody has read it over for more than a year.</summary>
    internal bool IsStale => Freshness.IsOld(Activity.ReviewedOn, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    public IActionResult OnGet(string id, string? avant)
    {
        var all = Spro.Core.Knowledge.Activities.BuiltIn;
        if (all.Find(id) is not { } activity)
            return NotFound();
        Activity = activity;
        Next = all.All.SkipWhile(one => one.Id != id).Skip(1).FirstOrDefault();
        Before = SelfRating.TryRead(avant, out var before) ? before : null;
        return Page();
    }
}
