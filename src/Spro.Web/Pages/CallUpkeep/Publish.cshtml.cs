using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Papers;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>Reads a call over before it is published, which is for good.</summary>
internal sealed class PublishModel(Calls calls) : PageModel
{
    /// <summary>The revision that was read over.</summary>
    [BindProperty]
    public int Revision { get; set; }

    internal CallForProjects Call { get; private set; } = null!;
    internal IReadOnlyList<Paper> Papers { get; private set; } = [];
    internal IReadOnlyList<string> Readers { get; private set; } = [];

    /// <summary>What will be published.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (await calls.FindAsync(actor, id, cancellationToken) is not { } call)
            return NotFound();
        Call = call;
        Papers = await calls.PapersAsync(id, cancellationToken);
        Readers =
        [
            .. (await calls.ReadersAsync(actor, id, cancellationToken))
                .Where(one => one.IsNamed)
                .Select(one => one.Name),
        ];
        return Page();
    }

    /// <summary>Publishes it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await calls.PublishAsync(HttpContext.Actor(), id, Revision, cancellationToken);
            return Redirect(Links.KeepCall(id) + "?note=publie");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            return await OnGetAsync(id, cancellationToken);
        }
    }
}
