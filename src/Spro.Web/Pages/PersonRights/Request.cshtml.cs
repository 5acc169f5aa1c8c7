using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.FollowUp;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.PersonRights;

/// <summary>A request that the structure has to answer, with what it holds of the person. Each reading is noted.</summary>
[EnableRateLimiting(RateLimits.SigningIn)]
internal sealed class RequestModel(StructureRequests answers) : PageModel
{
    /// <summary>Its reasons, or what it adds.</summary>
    [BindProperty]
    public string? Words { get; set; }

    internal RequestFile Opened { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await OpenAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Gives what the structure holds, as a file to hand over.</summary>
    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellationToken) =>
        await OpenAsync(id, cancellationToken) ? CopyFile.Of(Opened.Holds) : NotFound();

    /// <summary>Does what is asked.</summary>
    public Task<IActionResult> OnPostDoAsync(Guid id, CancellationToken cancellationToken) =>
        AnswerAsync(id, answers.DoAsync, cancellationToken);

    /// <summary>Refuses, with reasons.</summary>
    public Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancellationToken) =>
        AnswerAsync(id, answers.RefuseAsync, cancellationToken);

    private async Task<IActionResult> AnswerAsync(
        Guid id,
        Func<Actor, Guid, string?, CancellationToken, Task<bool>> answer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await answer(HttpContext.Actor(), id, Words, cancellationToken);
            return Redirect(Links.DataRequest(id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusalAt(nameof(Words), refused);
            return await OpenAsync(id, cancellationToken) ? Page() : NotFound();
        }
    }

    private async Task<bool> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await answers.OpenAsync(HttpContext.Actor(), id, cancellationToken) is not { } opened)
            return false;
        Opened = opened;
        return true;
    }
}
