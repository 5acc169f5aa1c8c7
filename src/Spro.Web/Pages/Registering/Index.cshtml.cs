using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Agenda;
using Spro.Core.Governance;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Registering;

/// <summary>One thing of the agenda of professionals: an action, a session or a meeting.</summary>
/// <param name="StartsAt">When it starts.</param>
internal sealed record NetworkLine(DateTime StartsAt)
{
    public AgendaLine? Action { get; init; }
    public SessionView? Session { get; init; }
    public MeetingLine? Meeting { get; init; }
}

/// <summary>
/// The agenda of professionals: actions of the public and of the network, sessions between professionals, and the meetings that
/// one reads, in one order. Sessions and meetings are read where they are kept.
/// </summary>
internal sealed class IndexModel(
    PublicAgenda agenda,
    MeetingLists meetings,
    ProgrammeLists programmes,
    TimeProvider clock
) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Where the page starts.</summary>
    [BindProperty(Name = "apres", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Only what is for professionals.</summary>
    [BindProperty(Name = "reseau", SupportsGet = true)]
    public bool OnlyNetwork { get; set; }

    internal IReadOnlyList<NetworkLine> Lines { get; private set; } = [];
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
        var sessions = await programmes.ToComeAsync(after?.StartsAt, page.Next?.StartsAt, cancellationToken);
        Lines =
        [
            .. page
                .Lines.Select(one => new NetworkLine(one.Action.StartsAt) { Action = one })
                .Concat(sessions.Select(one => new NetworkLine(one.Session.StartsAt) { Session = one }))
                .Concat(told.Select(one => new NetworkLine(one.Meeting.StartsAt) { Meeting = one }))
                .OrderBy(one => one.StartsAt),
        ];
        if (page.Next is { } next)
            Next =
                Links.NetworkAgenda
                + QueryString.Create("apres", next.ToString()).Add("reseau", OnlyNetwork ? "true" : "false");
    }
}
