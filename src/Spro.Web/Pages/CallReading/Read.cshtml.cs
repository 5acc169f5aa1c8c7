using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.CallReading;

/// <summary>Declares an interest, then reads and scores an application.</summary>
internal sealed class ReadModel(Readings readings) : PageModel
{
    /// <summary>They have one.</summary>
    [BindProperty]
    public bool? Interest { get; set; }

    /// <summary>Which.</summary>
    [BindProperty]
    public string? Which { get; set; }

    internal ReaderFile Found { get; private set; } = null!;

    internal string? Said(string field) =>
        Request.FormOrNothing().TryGetValue(field, out var typed) ? typed.ToString() : null;

    /// <summary>The application, as far as one may read it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await readings.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } found)
            return NotFound();
        Found = found;
        return Page();
    }

    /// <summary>Declares.</summary>
    public Task<IActionResult> OnPostDeclareAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(
            id,
            () => readings.DeclareAsync(HttpContext.Actor(), id, Interest, Which, cancellationToken),
            cancellationToken
        );

    /// <summary>Gives points.</summary>
    public async Task<IActionResult> OnPostGiveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await readings.FindAsync(HttpContext.Actor(), id, cancellationToken) is not { } found)
            return NotFound();
        var scores = found.Call.Criteria.ToDictionary(
            one => one.Id,
            one =>
                (
                    int.TryParse(
                        Said($"points-{one.Id}"),
                        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                        CultureInfo.InvariantCulture,
                        out var points
                    )
                        ? points
                        : (int?)null,
                    Said($"comment-{one.Id}")
                )
        );
        return await DoAsync(
            id,
            () => readings.GiveAsync(HttpContext.Actor(), id, scores, cancellationToken),
            cancellationToken
        );
    }

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        if (await readings.FindAsync(HttpContext.Actor(), id, cancellationToken) is null)
            return NotFound();
        try
        {
            await act();
            return Redirect(Links.ReadApplication(id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(
                refused,
                [
                    ("interest", nameof(Interest)),
                    ("which", nameof(Which)),
                    // Points and comments have the names of their fields.
                    .. refused
                        .All.Select(one => one.Field ?? "")
                        .Where(field => field.Contains('-', StringComparison.Ordinal))
                        .Select(field => (field, field)),
                ]
            );
        }
        return await OnGetAsync(id, cancellationToken);
    }
}
