using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Spro.Core.Feedback;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Activities;

/// <summary>The path of activities; the first self-rating, if there is one, goes along in the addresses.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class ActivitiesModel : PageModel
{
    internal SelfRating? Before { get; private set; }

    public void OnGet(string? avant) => Before = SelfRating.TryRead(avant, out var before) ? before : null;
}
