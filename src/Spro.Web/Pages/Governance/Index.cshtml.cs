using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.ActionPlans;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Evidence;
using Spro.Core.Governance;
using Spro.Core.Territories;
using Spro.Web.Pages.Evidence;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Governance;

/// <summary>Meetings to come and over, decisions that wait, bodies: as far as one's role reads.</summary>
internal sealed class IndexModel(
    MeetingLists lists,
    Bodies bodies,
    Plans plans,
    EvidenceRegister register,
    CatalogueHost catalogues,
    TimeProvider clock
) : PageModel
{
    /// <summary>The year whose meetings are listed; this one by default.</summary>
    [BindProperty(Name = "annee", SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Which page of the meetings to come.</summary>
    [BindProperty(Name = "venir", SupportsGet = true)]
    public int ToComePage { get; set; }

    /// <summary>Which page of the decisions that wait.</summary>
    [BindProperty(Name = "decisions", SupportsGet = true)]
    public int OpenPage { get; set; }

    /// <summary>Which page of the meetings of the year.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int OverPage { get; set; }

    internal ListPage<MeetingLine> ToCome { get; private set; } = null!;
    internal ListPage<MeetingLine> Over { get; private set; } = null!;
    internal ListPage<DecisionView> Open { get; private set; } = null!;
    internal IReadOnlyList<Body> Bodies { get; private set; } = [];
    internal IReadOnlyList<PlanLine> Plans { get; private set; } = [];

    /// <summary>What the charter asks and is not done, the nearest day first; null for who does not read the register.</summary>
    internal IReadOnlyList<AssessedObligation>? Owed { get; private set; }

    internal bool MayWrite { get; private set; }
    internal int Shown { get; private set; }
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The department of an officer; null for those of the whole region.</summary>
    internal string? Department => HttpContext.Actor().DepartmentCode;

    internal string? DepartmentName =>
        catalogues.Current.Departments.FirstOrDefault(one => one.Code == Department)?.Name;

    internal string? DepartmentOf(EvidenceRow row) => catalogues.Current.DepartmentOf(row);

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Shown = Year is >= 2000 and <= 2200 ? Year.Value : Today.Year;
        MayWrite = actor.May(Purpose.Governance);
        ToCome = await lists.ToComeAsync(actor, ToComePage, cancellationToken);
        Over = await lists.OfYearAsync(actor, Shown, OverPage, cancellationToken);
        Open = await lists.OpenDecisionsAsync(actor, OpenPage, cancellationToken);
        if (MayWrite)
            Owed =
            [
                .. (await register.ShowLatelyAsync(Department, cancellationToken))
                    .Figures.Where(one => one.Assessment.State.AsksForAttention())
                    .OrderBy(one => one.Assessment.DueBy ?? DateOnly.MaxValue),
            ];
        // Who sits where concerns those who govern.
        if (Rights.Of(actor.Role, Purpose.GovernanceReading) == Reach.Service)
            (Bodies, Plans) = (
                await bodies.ListAsync(cancellationToken),
                await plans.ListAsync(actor, cancellationToken)
            );
    }
}
