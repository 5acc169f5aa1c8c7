using System.CommandLine;
using System.Text;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Steering;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Cli.Commands;

/// <summary><c>spro coverage</c>: how far each network is from each commune.</summary>
internal static class CoverageCommand
{
    private const int ExamplesShown = 5;

    public static Command Build(Workplace workplace)
    {
        var segment = new Option<string?>("--segment")
        {
            Description = "Un réseau seulement (ML, CIO…).",
            HelpName = "RÉSEAU",
        };
        var department = new Option<string?>("--department")
        {
            Description = "Un département seulement (53).",
            HelpName = "CODE",
        };
        var json = SharedOptions.Json();
        var command = new Command(
            "coverage",
            "Dire, commune par commune, à quelle distance est chaque réseau, ou s'il manque."
        )
        {
            segment,
            department,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var catalogue = await workplace.ReadCatalogueAsync(cancellationToken);
                var coverage = Compute(
                    catalogue,
                    parsed.GetValue(segment),
                    parsed.GetValue(department),
                    workplace.Get<TimeProvider>(),
                    cancellationToken
                );
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(writer => CoverageJson.Write(writer, coverage));
                else
                    await workplace.Terminal.Out.WriteAsync(Summary(coverage));
            }
        );
        return command;
    }

    public static IReadOnlyList<CommuneCoverage> Compute(
        PublicCatalogue catalogue,
        string? networkCode,
        string? departmentCode,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        if (networkCode is not null && !catalogue.Networks.Contains(networkCode))
            throw new RefusedException("unknown-value", $"Le réseau « {networkCode} » n'existe pas.");
        if (
            departmentCode is not null
            && catalogue.Territory.Territory(TerritoryKind.Department, departmentCode) is null
        )
            throw new RefusedException("unknown-value", $"Le département « {departmentCode} » n'existe pas.");
        var now = clock.GetUtcNow().UtcDateTime;
        return
        [
            .. catalogue
                .Networks.Where(network => (networkCode ?? network.Code) == network.Code)
                .AsParallel()
                .AsOrdered()
                .WithCancellation(cancellationToken)
                .SelectMany(network => Coverage.Of(catalogue, network, departmentCode, now)),
        ];
    }

    /// <summary>Where a network can be reached in no way at all.</summary>
    public static string Gaps(IEnumerable<CommuneCoverage> coverage)
    {
        var text = new StringBuilder();
        foreach (var network in coverage.Where(item => item.Level == CoverageLevel.None).GroupBy(item => item.Network))
        {
            var examples = string.Join(", ", network.Take(ExamplesShown).Select(item => item.Commune.Label));
            text.AppendLine(
                $"{network.Count(), 8:N0}  {network.Key.ShortName} : {examples}{(network.Count() > ExamplesShown ? "…" : "")}"
            );
        }
        return text.ToString();
    }

    private static string Summary(IReadOnlyList<CommuneCoverage> coverage)
    {
        var text = new StringBuilder();
        text.AppendLine(
            $"Communes où l'on trouve chaque réseau : un lieu à moins de {DoorChoice.ReachKm:N0} km à vol d'oiseau, un lieu du"
        );
        text.AppendLine("département sans commune connue, un contact à distance seulement, ou rien.").AppendLine();
        text.AppendLine("    lieu   dépt.  distance    rien  réseau");
        foreach (var network in coverage.GroupBy(item => item.Network))
            text.AppendLine(
                $"{Count(network, CoverageLevel.Place), 8:N0}{Count(network, CoverageLevel.DepartmentOnly), 8:N0}"
                    + $"{Count(network, CoverageLevel.RemoteOnly), 10:N0}{Count(network, CoverageLevel.None), 8:N0}  {network.Key.ShortName}"
            );
        if (Gaps(coverage) is { Length: > 0 } gaps)
            text.AppendLine().AppendLine("Sans aucun contact :").Append(gaps);
        return text.ToString();
    }

    private static int Count(IGrouping<Network, CommuneCoverage> network, CoverageLevel level) =>
        network.Count(item => item.Level == level);
}
