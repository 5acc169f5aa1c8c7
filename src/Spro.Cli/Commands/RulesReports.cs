using System.Text;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Steering;

namespace Spro.Cli.Commands;

/// <summary>What the checks of the rules found, as text and as JSON.</summary>
internal static class RulesReports
{
    /// <summary>Says that the software brings rules that are not published here, and what to do with them.</summary>
    public static string InFrench(string newBuiltIn) =>
        $"Le logiciel fournit la version {newBuiltIn}, qui n'est pas publiée ici : « spro rules diff » la compare à la vôtre, « spro rules publish {newBuiltIn} » la publie.";

    public static string TextOf(RuleSetCheck check, IReadOnlyList<CommuneCoverage> coverage, string? newBuiltIn)
    {
        var text = new StringBuilder();
        text.AppendLine(
            $"Version {check.Version} : {check.GridSituations:N0} situations de la grille et {check.SingleFieldSituations:N0} d'un seul champ essayées."
        );
        foreach (var failure in check.Failures)
        {
            text.AppendLine(
                $"{failure.Count, 8:N0}  {InFrench(failure.Kind)}, à partir du {failure.Since.InFrench}, par exemple :"
            );
            foreach (var example in failure.Examples)
                text.AppendLine($"          {example}");
            if (failure.Communes is [var first, ..])
                text.AppendLine($"          dans {failure.Communes.Count:N0} communes, par exemple {first.Label}");
        }
        if (check.Unreachable.Count > 0)
            text.AppendLine($"Règles qu'aucune situation n'appelle : {string.Join(", ", check.Unreachable)}.");
        if (check.NeedsWithoutSheet.Count > 0)
            text.AppendLine($"Besoins sans fiche : {string.Join(", ", check.NeedsWithoutSheet)}.");
        if (check.FlagsWithoutSheet.Count > 0)
            text.AppendLine($"Repères sans fiche : {string.Join(", ", check.FlagsWithoutSheet)}.");
        if (check.Communes == 0)
            text.AppendLine("L'annuaire est vide : rien ne dit encore que ces services peuvent être joints partout.");
        if (newBuiltIn is not null)
            text.AppendLine(InFrench(newBuiltIn));
        text.AppendLine(check.Passed ? "Personne ne reste sans réponse." : "Cette version ne peut pas être publiée.");
        text.AppendLine();
        if (CoverageCommand.Gaps(coverage) is { Length: > 0 } gaps)
            text.AppendLine("Communes où un réseau n'a ni lieu accessible ni contact à distance :").Append(gaps);
        else
            text.AppendLine("Chaque réseau a un lieu accessible ou un contact à distance dans chaque commune.");
        return text.ToString();
    }

    public static object JsonOf(RuleSetCheck check, IReadOnlyList<CommuneCoverage> coverage, string? newBuiltIn) =>
        new
        {
            rulesVersion = check.Version,
            newBuiltIn,
            passed = check.Passed,
            gridSituations = check.GridSituations,
            singleFieldSituations = check.SingleFieldSituations,
            communes = check.Communes,
            failures = check.Failures.Select(failure => new
            {
                kind = failure.Kind switch
                {
                    CheckFailureKind.NoPrimary => "no-primary",
                    CheckFailureKind.TooManyAnswers => "too-many-answers",
                    CheckFailureKind.NoSignatory => "no-signatory",
                    _ => "no-reachable-signatory",
                },
                since = failure.Since,
                count = failure.Count,
                examples = failure.Examples.Select(example => example.ToString()),
                communes = failure.Communes.Select(commune => commune.Code),
            }),
            unreachable = check.Unreachable.Select(rule => rule.Id),
            needsWithoutSheet = check.NeedsWithoutSheet,
            flagsWithoutSheet = check.FlagsWithoutSheet,
            coverageGaps = coverage
                .Where(item => item.Level == CoverageLevel.None)
                .GroupBy(item => item.Network.Code)
                .Select(network => new { network = network.Key, communes = network.Select(item => item.Commune.Code) }),
        };

    public static string TextOf(RuleSetDiff diff)
    {
        var text = new StringBuilder();
        text.AppendLine(
            $"{diff.Situations:N0} situations comparées, {diff.Changes.Sum(change => change.Count):N0} changent."
        );
        foreach (var change in diff.Changes)
        {
            text.AppendLine().AppendLine($"{change.Count:N0} situations : {string.Join(" ; ", change.Moves)}");
            foreach (var (field, values) in change.Where)
                text.AppendLine($"  {field} : {string.Join(", ", values)}");
            text.AppendLine($"  par exemple : {change.Example}");
        }
        return text.ToString();
    }

    public static object JsonOf(RuleSetDiff diff) =>
        new
        {
            situations = diff.Situations,
            changes = diff.Changes.Select(change => new
            {
                count = change.Count,
                moves = change.Moves,
                where = change.Where,
                example = change.Example.ToString(),
            }),
        };

    public static string TextOf(RuleSetExplanation explanation)
    {
        var text = new StringBuilder();
        text.AppendLine($"Règles {explanation.Decision.Rules.Version}").AppendLine();
        foreach (var network in explanation.Networks.OrderBy(network => network.Outcome))
        {
            text.AppendLine($"{InFrench(network.Outcome), -14} {network.Network.Code} ({network.Network.ShortName})");
            foreach (var reading in network.Rules.Where(reading => reading.Value != Truth.False))
                text.AppendLine($"               {reading.Rule.Id} {InFrench(reading)} : {reading.Rule.Reason}");
        }
        return text.ToString();
    }

    public static object JsonOf(RuleSetExplanation explanation) =>
        new
        {
            rulesVersion = explanation.Decision.Rules.Version,
            networks = explanation.Networks.Select(network => new
            {
                network = network.Network.Code,
                outcome = network.Outcome switch
                {
                    NetworkOutcome.Answer => "answer",
                    NetworkOutcome.Complement => "complement",
                    NetworkOutcome.Other => "other",
                    NetworkOutcome.Filtered => "filtered",
                    _ => "not-given",
                },
                filter = CodeOf(network.Filter),
                rules = network.Rules.Select(reading => new
                {
                    ruleId = reading.Rule.Id,
                    value = CodeOf(reading.Value),
                    counts = reading.Counts,
                }),
            }),
        };

    private static string CodeOf(Truth truth) =>
        truth switch
        {
            Truth.True => "true",
            Truth.False => "false",
            _ => "unknown",
        };

    private static string InFrench(CheckFailureKind kind) =>
        kind switch
        {
            CheckFailureKind.NoPrimary => "situations sans premier service",
            CheckFailureKind.TooManyAnswers => "situations avec trop de premiers services",
            CheckFailureKind.NoSignatory => "situations sans service signataire de la charte",
            _ => "situations sans service signataire que l'on puisse joindre",
        };

    private static string InFrench(NetworkOutcome outcome) =>
        outcome switch
        {
            NetworkOutcome.Answer => "proposé",
            NetworkOutcome.Complement => "en complément",
            NetworkOutcome.Other => "parmi d'autres",
            NetworkOutcome.Filtered => "ne reçoit pas",
            _ => "pas proposé",
        };

    private static string InFrench(RuleReading reading) =>
        reading switch
        {
            { Counts: true } => "compte",
            { Value: Truth.True } => "vraie, sans effet",
            _ => "à préciser",
        };
}
