using System.Globalization;
using System.Text.Json.Serialization;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Steering;

/// <summary>A number laid before the commission, in the words of the day it was counted: they are frozen with it.</summary>
/// <param name="Indicator">What is counted.</param>
/// <param name="Heading">The territory or network; null for the whole region.</param>
/// <param name="Measure">Which number.</param>
/// <param name="Value">The number; null when it is of too few people to be published.</param>
public sealed record SessionFigure(string Indicator, string? Heading, string Measure, double? Value)
{
    /// <summary>How the figures of those who left school without a diploma, or may, begin: frozen ones are known by it.</summary>
    internal const string EarlyLeavers = "Délai légal";

    /// <summary>How the figures of what is near by begin.</summary>
    internal const string Distances = "Communes à plus de";

    /// <summary>It is of people who were guided: neither of early leavers, nor of where places are.</summary>
    [JsonIgnore]
    public bool IsOfGuidance => !IsOfEarlyLeavers && !Indicator.StartsWith(Distances, StringComparison.Ordinal);

    /// <summary>It is of those who left school without a diploma, or may.</summary>
    [JsonIgnore]
    public bool IsOfEarlyLeavers => Indicator.StartsWith(EarlyLeavers, StringComparison.Ordinal);
}

/// <summary>
/// The figures that a session of the commission is given: those that are public anyway, side by side, none of fewer than ten
/// people.
/// </summary>
public sealed class SessionFigures(
    DeskFigures desks,
    ReferralFunnels funnels,
    ReferralDelays delays,
    AppointmentFigures appointments,
    CatalogueHost catalogues,
    TimeProvider clock
)
{
    /// <summary>Counts them now.</summary>
    public async Task<IReadOnlyList<SessionFigure>> CountAsync(CancellationToken cancellationToken)
    {
        var catalogue = catalogues.Current;
        return
        [
            .. Told(
                await desks.PublicAsync(desks.Months[0], cancellationToken),
                await funnels.ByDepartmentAsync(cancellationToken),
                await delays.ByDepartmentAsync(cancellationToken),
                await delays.PathsAsync(cancellationToken),
                await appointments.DelaysAsync(cancellationToken),
                catalogue.Territory,
                catalogue.Networks
            ),
            .. Covered(catalogue),
        ];
    }

    /// <summary>What was counted of people, in the words of a session (pure).</summary>
    internal static IReadOnlyList<SessionFigure> Told(
        DeskMonth month,
        IEnumerable<ReferralFunnel> funnels,
        IEnumerable<(string? DepartmentCode, StatutoryDelays Delays)> clocks,
        PathFigures? paths,
        IEnumerable<AdviceDelay> waits,
        TerritoryIndex territory,
        Networks networks
    )
    {
        List<SessionFigure> all = [];
        var ofMonth =
            $"Personnes accueillies en {month.Month.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"))}";
        all.AddRange(
            month.Observed.Select(figure => new SessionFigure(
                ofMonth,
                figure.Group is { } epci ? NameOf(TerritoryKind.Epci, epci) : "Intercommunalité non précisée",
                figure.Source == FigureSource.Observed ? "Accueils notés un par un" : "Accueils comptés en bâtons",
                figure.Total
            ))
        );
        all.AddRange(
            month.Declared.Select(figure => new SessionFigure(
                ofMonth,
                NetworkOf(figure.NetworkCode),
                figure.ByNetwork ? "Déclarées par le réseau" : "Déclarées par des structures",
                figure.Total
            ))
        );
        foreach (var funnel in funnels)
        foreach (
            var (measure, value) in ((string, int?)[])
                [
                    ("Demandés", funnel.Asked),
                    ("Envoyés", funnel.Sent),
                    ("Reçus, la structure l'a dit", funnel.Acknowledged),
                    ("Acceptés", funnel.Accepted),
                    ("Refusés", funnel.Declined),
                    ("Rencontre faite", funnel.Met),
                    ("Suite connue", funnel.OutcomeKnown),
                    ("Personnes perdues de vue", funnel.Lost),
                ]
        )
            all.Add(new("Aiguillages", DepartmentOf(funnel.DepartmentCode), measure, value));
        foreach (var (department, one) in clocks)
        foreach (
            var (measure, value) in ((string, int?)[])
                [
                    ("Dans les temps", one.InTime),
                    ("En retard", one.Late),
                    ("Jamais, délai passé", one.Overdue),
                    ("Le délai court", one.Running),
                ]
        )
            all.Add(
                new($"{SessionFigure.EarlyLeavers} : {ClockOf(one.Clock)}", DepartmentOf(department), measure, value)
            );
        if (paths is not null)
        {
            all.Add(new("Parcours", null, "Personnes aiguillées", paths.Paths));
            all.Add(new("Parcours", null, "Structures vues, en moyenne", Math.Round(paths.MeanStructures, 1)));
            all.Add(new("Parcours", null, "Retours à une structure déjà vue", paths.Loops));
        }
        foreach (var wait in waits)
            all.Add(new("Attente d'un rendez-vous, en jours", NetworkOf(wait.NetworkCode), "Médiane", wait.MedianDays));
        return all;

        string NetworkOf(string? code) =>
            code is null ? "Hors réseau"
            : networks.Find(code) is { } network ? Named(network)
            : code;

        string DepartmentOf(string? code) =>
            code is null ? "Département non précisé" : NameOf(TerritoryKind.Department, code);

        string NameOf(TerritoryKind kind, string code) => territory.Territory(kind, code)?.Name ?? code;
    }

    private IEnumerable<SessionFigure> Covered(PublicCatalogue catalogue)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (
            var network in catalogue.Networks.Where(one =>
                one.Membership == Membership.Signatory && one.Code != Networks.AnySignatoryPlace
            )
        )
        foreach (
            var department in Coverage
                .Of(catalogue, network, departmentCode: null, now)
                .GroupBy(one => one.Commune.Department)
                .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
        )
            yield return new(
                $"{SessionFigure.Distances} {Guidance.DoorChoice.ReachKm} km d'un lieu",
                Named(network),
                department.Key.Name,
                department.Count(one => one.Level != CoverageLevel.Place)
            );
    }

    // Beside departments, "Région" would pass for their sum.
    private static string Named(Network network) =>
        network.ShortName == "Région" ? "Lieux de la Région" : network.ShortName;

    private static string ClockOf(Referrals.StatutoryClock clock) =>
        clock switch
        {
            Referrals.StatutoryClock.FifteenDays => "quinze jours, de 16 à 25 ans sans diplôme",
            _ => "trois mois, signalement d'un établissement",
        };
}
