using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Papers;

namespace Spro.Web.Pages.Associates;

/// <summary>A call for projects, with how it is judged and who was chosen.</summary>
internal sealed class CallModel(Calls calls, Labels labels, TimeProvider clock) : PageModel
{
    internal CallForProjects Call { get; private set; } = null!;
    internal IReadOnlyList<Paper> Papers { get; private set; } = [];
    internal IReadOnlyList<LabelDecision> Favourable { get; private set; } = [];
    internal DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;
    internal bool IsOpen => Call.IsOpenAt(Now);

    /// <summary>The call.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await calls.FindPublishedAsync(id, cancellationToken) is not { } call)
            return NotFound();
        Call = call;
        Papers = await calls.PapersAsync(id, cancellationToken);
        Favourable = await labels.FavourableOfAsync(id, cancellationToken);
        return Page();
    }
}
