using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Agenda;
using Spro.Core.Governance;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Registering;

/// <summary>
/// The agenda of professionals: actions of the public and of the network, and the meetings that one reads, in one order. Meetings
/// are read where they are kept.
/// </summary>
internal sealed class IndexModel(PublicAgenda agenda, MeetingLists meetings, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Where the page starts.</summary>
    [BindProperty(Name = "apres", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Only what is for professionals.</summary>
    [BindProperty(Name = "reseau", SupportsGet = true)]
    public bool OnlyNetwork { get; set; }

    internal IReadOnlyList<(DateTime At, AgendaLine? Action, MeetingLine? Meeting)> Lines { get; private set; } = [];
    internal string? Next { get; private set; }

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        var now = clock.GetUtcNow().UtcDateTime;
        var after = AgendaKey.Read(After);
        var page = await agenda.FindAsync(
            new AgendaQuery
            {
                From = now,
                ForProfessionals = true,
                OnlyProfessionals = OnlyNetwork,
                After = after,
            },
            PageSize,
            cancellationToken
        );
        var told = actor.May(Purpose.GovernanceReading)
            ? await meetings.ConvenedAsync(actor, after?.StartsAt, page.Next?.StartsAt, cancellationToken)
            : [];
        Lines =
        [
            .. page
                .Lines.Select(one => (one.Action.StartsAt, (AgendaLine?)one, (MeetingLine?)null))
                .Concat(told.Select(one => (one.Meeting.StartsAt, (AgendaLine?)null, (MeetingLine?)one)))
                .OrderBy(one => one.StartsAt),
        ];
        if (page.Next is { } next)
            Next =
                Links.NetworkAgenda
                + QueryString.Create("apres", next.ToString()).Add("reseau", OnlyNetwork ? "true" : "false");
    }
}
