using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Openings;

/// <summary>When one receives: openings and absences.</summary>
internal sealed class IndexModel(Agenda agenda, CalendarFeeds feeds, SiteAddress site) : PageModel
{
    /// <summary>Address of one's own calendar; shown to nobody once it is kept.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>Identifier of the absence to come: the same form sent twice makes one.</summary>
    [BindProperty]
    public Guid AbsenceId { get; set; }

    /// <summary>Who is away.</summary>
    [BindProperty]
    public Guid AdviserId { get; set; }

    /// <summary>First day away.</summary>
    [BindProperty]
    public DateOnly? First { get; set; }

    /// <summary>Last day away.</summary>
    [BindProperty]
    public DateOnly? Last { get; set; }

    internal Actor Actor { get; private set; } = null!;
    internal IReadOnlyList<Opening> Openings { get; private set; } = [];
    internal IReadOnlyList<Absence> Absences { get; private set; } = [];
    internal IReadOnlyDictionary<Guid, string> Advisers { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>Those among whom one chooses who is away.</summary>
    internal IEnumerable<KeyValuePair<Guid, string>> Choosable =>
        Rights.Of(Actor.Role, Purpose.Openings) == Reach.Structure
            ? Advisers
            : Advisers.Where(one => one.Key == Actor.AccountId);

    internal CalendarFeed? Feed { get; private set; }

    /// <summary>The secret address of the calendar to subscribe to, once: when it has just been made.</summary>
    internal string? AgendaAddress { get; private set; }

    /// <summary>Appointments that fall in the absence just noted.</summary>
    internal int ToMove { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(int deplacer, CancellationToken cancellationToken)
    {
        (ToMove, AbsenceId) = (deplacer, Guid.CreateVersion7());
        await ShowAsync(cancellationToken);
        AdviserId = Actor.AccountId;
    }

    /// <summary>Notes an absence.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (First is not { } first || Last is not { } last)
            ModelState.AddModelError(nameof(First), "Dites le premier et le dernier jour.");
        else if (ModelState.IsValid && AbsenceId != Guid.Empty)
        {
            try
            {
                var toMove = await agenda.AddAbsenceAsync(
                    HttpContext.Actor(),
                    AbsenceId,
                    AdviserId,
                    first,
                    last,
                    cancellationToken
                );
                return Redirect($"{Links.Openings}?note=true&deplacer={toMove}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddRefusalAt(nameof(Last), refused);
            }
            catch (NotAllowedException)
            {
                return Forbid();
            }
        }
        await ShowAsync(cancellationToken);
        return Page();
    }

    /// <summary>Takes an absence back.</summary>
    public async Task<IActionResult> OnPostBackAsync(Guid absence, CancellationToken cancellationToken) =>
        await agenda.RemoveAbsenceAsync(HttpContext.Actor(), absence, cancellationToken)
            ? Redirect(Links.Openings + "?note=true")
            : NotFound();

    /// <summary>Keeps the address of one's own calendar.</summary>
    public async Task<IActionResult> OnPostFeedAsync(CancellationToken cancellationToken)
    {
        // The other forms of the page are not what was sent.
        ModelState.Clear();
        try
        {
            await feeds.SetAsync(HttpContext.Actor(), Address, cancellationToken);
            return Redirect(Links.Openings + "?note=true");
        }
        catch (RefusedException refused)
        {
            await ShowAsync(cancellationToken);
            ModelState.AddRefusalAt(nameof(Address), refused);
            return Page();
        }
    }

    /// <summary>Forgets it.</summary>
    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancellationToken)
    {
        await feeds.RemoveAsync(HttpContext.Actor(), cancellationToken);
        return Redirect(Links.Openings + "?note=true");
    }

    /// <summary>Makes the secret address of a calendar to subscribe to, and shows it this once.</summary>
    public async Task<IActionResult> OnPostAgendaAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var token = await feeds.IssueAgendaAsync(HttpContext.Actor(), cancellationToken);
        AgendaAddress = site.Absolute(Links.AgendaFeed(token));
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Actor = HttpContext.Actor();
        Feed = await feeds.OfAsync(Actor, cancellationToken);
        AbsenceId = AbsenceId == Guid.Empty ? Guid.CreateVersion7() : AbsenceId;
        Openings = await agenda.OpeningsAsync(Actor, cancellationToken);
        Absences = await agenda.AbsencesAsync(Actor, cancellationToken);
        Advisers = (await agenda.AdvisersAsync(Actor, cancellationToken)).ToDictionary(one => one.Id, one => one.Name);
    }
}
