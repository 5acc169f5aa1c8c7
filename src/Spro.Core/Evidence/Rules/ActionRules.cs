using Microsoft.EntityFrameworkCore;
using Spro.Core.Agenda;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Rules;

/// <summary>An action that was held, as rules count it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it was called.</param>
/// <param name="Day">When it began.</param>
/// <param name="Kind">What it was.</param>
/// <param name="IsForProfessionals">It was for professionals.</param>
/// <param name="Publics">Whom of the public it was for.</param>
/// <param name="Place">In what sort of place.</param>
/// <param name="CommuneCode">Where; null from afar.</param>
/// <param name="DepartmentCodes">The departments it was for; empty for the whole region.</param>
/// <param name="IsAttached">It belongs to a territorial plan, or to an officer of the Région, who says so.</param>
/// <param name="HasSeats">How many it could take is said.</param>
/// <param name="Came">How many people came; null when it is not said.</param>
/// <param name="Women">How many women the organiser counted; null when they did not.</param>
/// <param name="Men">How many men.</param>
internal sealed record HeldAction(
    Guid Id,
    string Title,
    DateOnly Day,
    ActionKind Kind,
    bool IsForProfessionals,
    ActionPublics Publics,
    ActionPlace Place,
    string? CommuneCode,
    IReadOnlyList<string> DepartmentCodes,
    bool IsAttached,
    bool HasSeats,
    int? Came,
    int? Women = null,
    int? Men = null
)
{
    /// <summary>It says all that the charter asks of it.</summary>
    public bool IsTold => Publics != ActionPublics.None && HasSeats && Came is not null;

    /// <summary>The last ones, with the page on which anybody reads of them.</summary>
    public static IEnumerable<EvidenceRow> Last(IEnumerable<HeldAction> held) =>
        ShortList.Rows(
            [.. held.OrderByDescending(one => one.Day)],
            one =>
                new(
                    EvidenceKind.Observed,
                    $"« {one.Title} », le {one.Day.InFrench}.",
                    Link: one.IsForProfessionals ? null : EvidenceLinks.Action(one.Id)
                )
        );
}

/// <summary>Reads the actions of the agenda that were held in twelve months.</summary>
internal sealed class HeldActions(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>Those of the twelve months before a day, it included.</summary>
    public async Task<IReadOnlyList<HeldAction>> OfAsync(Asked asked, CancellationToken cancellationToken)
    {
        var calendar = LocalCalendar.Metropolitan;
        var from = calendar.ToUtc(asked.Day.AddYears(-1).ToDateTime(TimeOnly.MinValue));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await db.Set<AgendaAction>()
            .AsNoTracking()
            .Where(one => one.State == ActionState.Held && one.StartsAt >= from && one.StartsAt < asked.End)
            .ToListAsync(cancellationToken);
        return
        [
            .. all.Where(one =>
                    asked.Department is not { } code
                    || one.DepartmentCodes.Count == 0
                    || one.DepartmentCodes.Contains(code)
                )
                .Select(one => new HeldAction(
                    one.Id,
                    one.Title,
                    calendar.DayOf(one.StartsAt),
                    one.Kind,
                    one.IsForProfessionals,
                    one.Publics,
                    one.PlaceKind,
                    one.CommuneCode,
                    one.DepartmentCodes,
                    one.PlanId is not null || one.IsOwnedByOfficer,
                    one.Capacity is not null || !one.TakesRegistrations,
                    one.Came,
                    one.Women,
                    one.Men
                )),
        ];
    }
}

/// <summary>
/// OBL-21: actions for professionals to know the economy, on the territory of each local committee and for the whole region
/// (charter §4.3.1 and 4.3.2). The charter says no rhythm: twelve months are looked at.
/// </summary>
internal sealed class LocalEconomyRule(HeldActions actions, CatalogueHost catalogues, Committees committees)
    : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-21";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var held = (await actions.OfAsync(asked, cancellationToken)).Where(one => one.IsForProfessionals).ToList();
        var all = await committees.OfAsync(asked, cancellationToken);
        return Judge(
            held,
            [
                .. all.Where(one => asked.Department is null || one.Department == asked.Department)
                    .Select(one =>
                        (
                            one.Clefop.Name,
                            one.Department,
                            held.Count(action =>
                                action.CommuneCode is { } code
                                && catalogues.Current.Territory.CommuneToday(code)?.Clefop?.Code == one.Clefop.Code
                            )
                        )
                    ),
            ]
        );
    }

    /// <summary>Judges what was held, for the region and on each committee's territory (pure).</summary>
    public static Assessment Judge(
        IReadOnlyList<HeldAction> held,
        IReadOnlyList<(string Name, string? Department, int Held)> local
    )
    {
        var regional = held.Count(one => one.DepartmentCodes.Count == 0);
        if (regional == 0 && local.All(one => one.Held == 0))
            return Assessment.NotMeasured();
        return Assessment.Of(
                // Without a perimeter of local committees, half of the rule is not counted.
                local.Count == 0
                    ? ObligationState.NotMeasured
                : regional > 0 && local.All(one => one.Held > 0) ? ObligationState.Kept
                : ObligationState.Due,
            [
                new(
                    EvidenceKind.Observed,
                    $"Actions régionales tenues en douze mois pour les professionnels et professionnelles : {regional}."
                ),
                .. local
                    .GroupBy(one => one.Department, StringComparer.Ordinal)
                    .Select(group => new EvidenceRow(
                        EvidenceKind.Observed,
                        group.All(one => one.Held > 0)
                            ? $"Comités locaux avec au moins une action locale tenue en douze mois : {group.Count()} sur {group.Count()}."
                            : $"Comités locaux avec au moins une action locale tenue en douze mois : {group.Count(one => one.Held > 0)} sur {group.Count()}. Sans aucune : {ShortList.Names(group.Where(one => one.Held == 0).Select(one => one.Name))}",
                        group.Key
                    )),
                .. HeldAction.Last(held),
            ]
        );
    }
}

/// <summary>
/// OBL-22: each action by which occupations are discovered belongs to a plan or to an officer, and says its publics, its seats
/// and who came (charter §4.3.4).
/// </summary>
internal sealed class DiscoveryRule(HeldActions actions) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-22";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge([
            .. (await actions.OfAsync(asked, cancellationToken)).Where(one =>
                one is { Kind: ActionKind.Discovery, IsForProfessionals: false }
            ),
        ]);

    /// <summary>Judges those that were held (pure).</summary>
    public static Assessment Judge(IReadOnlyList<HeldAction> held)
    {
        if (held.Count == 0)
            return Assessment.NotMeasured();
        var (attached, told) = (held.Count(one => one.IsAttached), held.Count(one => one.IsTold));
        return Assessment.Of(
            attached == held.Count && told == held.Count ? ObligationState.Kept : ObligationState.NotKept,
            [
                new(
                    EvidenceKind.Observed,
                    $"Actions de découverte tenues en douze mois : {held.Count}. Tenant à un plan de territoire, ou à une référente ou un référent : {attached}."
                ),
                new(EvidenceKind.Observed, $"Avec leurs publics, leurs places et leur présence : {told}."),
                new(EvidenceKind.Observed, $"Personnes venues : {held.Sum(one => one.Came ?? 0)}."),
                .. Missing(
                    "Ne tient à aucun plan, et aucune référente ni aucun référent n'a dit que c'est la sienne",
                    held.Where(one => !one.IsAttached)
                ),
                .. Missing("Sans publics, sans places ou sans présence", held.Where(one => !one.IsTold)),
                .. HeldAction.Last(held.Where(one => one.IsAttached && one.IsTold)),
            ]
        );
    }

    private static IEnumerable<EvidenceRow> Missing(string what, IEnumerable<HeldAction> held) =>
        HeldAction.Last(held).Select(row => row with { Text = $"{what} : {row.Text}" });
}

/// <summary>
/// OBL-32: information on occupations and training is given to pupils, families, apprentices and students, also inside schools
/// and universities, in each department (charter §1).
/// </summary>
internal sealed class InformationRule(HeldActions actions, CatalogueHost catalogues) : IObligationRule
{
    private static readonly ActionPublics[] Owed =
    [
        ActionPublics.Pupils,
        ActionPublics.Families,
        ActionPublics.Apprentices,
        ActionPublics.Students,
    ];

    /// <inheritdoc />
    public string Code => "OBL-32";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public bool IsTerritorial => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(
            [
                .. (await actions.OfAsync(asked, cancellationToken)).Where(one =>
                    one is { IsForProfessionals: false, Kind: ActionKind.Information or ActionKind.Discovery }
                ),
            ],
            [
                .. catalogues
                    .Current.Departments.Select(one => one.Code)
                    .Where(code => asked.Department is null || code == asked.Department),
            ]
        );

    /// <summary>Judges those that were held, in the departments that are owed some (pure).</summary>
    public static Assessment Judge(IReadOnlyList<HeldAction> held, IReadOnlyList<string> departments)
    {
        if (held.Count == 0)
            return Assessment.NotMeasured();
        var reached = departments
            .Select(code =>
                (
                    Code: code,
                    Own: held.Where(one => one.DepartmentCodes.Count == 0 || one.DepartmentCodes.Contains(code))
                        .ToList()
                )
            )
            .ToList();
        var (schools, universities) = (
            held.Count(one => one.Place == ActionPlace.School),
            held.Count(one => one.Place == ActionPlace.University)
        );
        return Assessment.Of(
            schools > 0
            && universities > 0
            && reached.TrueForAll(one =>
                Array.TrueForAll(Owed, asked => one.Own.Exists(action => IsFor(action, asked)))
            )
                ? ObligationState.Kept
                : ObligationState.Due,
            [
                new(
                    EvidenceKind.Observed,
                    $"Actions d'information ou de découverte tenues en douze mois : {held.Count}, dont {schools} dans un établissement scolaire et {universities} dans un établissement supérieur."
                ),
                .. reached.Select(one => new EvidenceRow(
                    EvidenceKind.Observed,
                    $"Actions ouvertes aux élèves : {Count(one.Own, ActionPublics.Pupils)} ; aux familles : {Count(one.Own, ActionPublics.Families)} ; aux apprenties et apprentis : {Count(one.Own, ActionPublics.Apprentices)} ; aux étudiantes et étudiants : {Count(one.Own, ActionPublics.Students)}.",
                    one.Code
                )),
                .. HeldAction.Last(held),
            ]
        );

        static int Count(List<HeldAction> own, ActionPublics asked) => own.Count(action => IsFor(action, asked));
    }

    private static bool IsFor(HeldAction action, ActionPublics asked) =>
        (action.Publics & (asked | ActionPublics.Everybody)) != ActionPublics.None;
}
