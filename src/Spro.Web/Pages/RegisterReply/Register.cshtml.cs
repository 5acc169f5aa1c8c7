using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Territories;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.RegisterReply;

/// <summary>A register before it is public: what it says, and what those it names answer.</summary>
internal sealed class RegisterModel(FrozenRegisters registers, TimeProvider clock) : PageModel
{
    /// <summary>The obligation that one answers about.</summary>
    [BindProperty(SupportsGet = true, Name = "devoir")]
    public string? Code { get; set; }

    /// <summary>What they say.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The reply as it was read.</summary>
    [BindProperty]
    public int Revision { get; set; }

    internal OpenedRegister Opened { get; private set; } = null!;
    internal string? Body { get; private set; }

    internal bool MayReply =>
        Body is not null
        && Opened.Kept.PublishedAt is null
        && LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime) <= Opened.Kept.RepliesUntil;

    private Core.Evidence.Frozen.RegisterReply? Own =>
        Opened.Replies.FirstOrDefault(one => one.Body == Body && one.ObligationCode == Code);

    internal IEnumerable<SelectListItem> Blamed =>
        Opened.Content?.Blamed.Select(one => new SelectListItem(one.Title, one.Code)) ?? [];

    /// <summary>The register; with a duty, what one has answered about it.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        if (Own is { } own)
            (Text, Revision) = (own.Text, own.Revision);
        return Page();
    }

    /// <summary>Answers.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        // Whoever only reads has no such form.
        if (Body is null)
            return Forbid();
        try
        {
            await registers.ReplyAsync(HttpContext.Actor(), id, Code, Revision, Text, cancellationToken);
            return Redirect(Links.RegisterReply(id) + "?note=reponse");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("code", "devoir"), ("text", nameof(Text)));
            // Somebody of the same body has answered about it meanwhile.
            if (refused.Code == Core.Governance.Meetings.ChangedMeanwhile && Own is { } own)
            {
                (Text, Revision) = (own.Text, own.Revision);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        if (await registers.FindAsync(actor, id, cancellationToken) is not { } opened)
            return false;
        Opened = opened;
        if (actor.May(Purpose.RegisterReply))
            Body = await registers.BodyAsync(actor, cancellationToken);
        return true;
    }
}
