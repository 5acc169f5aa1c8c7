using System.CommandLine;
using Spro.Core.Common;
using Spro.Core.Knowledge;

namespace Spro.Cli.Commands;

/// <summary><c>spro sheets</c>: what editors want to know of the information sheets.</summary>
internal static class SheetsCommands
{
    public static Command Build(Workplace workplace) =>
        new("sheets", "Relire les fiches pratiques.") { Check(workplace) };

    private static Command Check(Workplace workplace)
    {
        var path = new Argument<string?>("CHEMIN")
        {
            Description = "Une fiche, ou un dossier de fiches ; sans lui, les fiches fournies avec le logiciel.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = SharedOptions.Json();
        var command = new Command(
            "check",
            "Dire si chaque fiche se lit facilement, est complète et relue depuis un an."
        )
        {
            path,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var today = DateOnly.FromDateTime(workplace.Get<TimeProvider>().GetUtcNow().UtcDateTime);
                var checks = parsed.GetValue(path) is { } given
                    ? await CheckFilesAsync(given, today, cancellationToken)
                    : [.. Sheets.BuiltIn.All.Select(sheet => SheetCheck.Of(sheet, today))];
                if (parsed.GetValue(json))
                    await workplace.Terminal.WriteJsonAsync(
                        checks.Select(check => new
                        {
                            sheet = check.Name,
                            ease = check.Readability.Ease is { } ease ? Math.Round(ease, 1) : (double?)null,
                            words = check.Readability.Words,
                            wordsPerSentence = check.Readability.WordsPerSentence is { } mean
                                ? Math.Round(mean, 1)
                                : (double?)null,
                            reviewed = check.ReviewedOn,
                            problems = check.Problems,
                        })
                    );
                else
                    foreach (var check in checks)
                        await workplace.Terminal.Out.WriteLineAsync(LineOf(check));
                var wrong = checks.Count(check => check.Problems.Count > 0);
                if (wrong > 0)
                    throw new RefusedException("sheets-to-mend", $"Fiches à reprendre : {wrong} sur {checks.Count}.");
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<SheetCheck>> CheckFilesAsync(
        string path,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        string[] files = Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.md").Order(StringComparer.Ordinal)]
            : [path];
        List<SheetCheck> checks = new(files.Length);
        foreach (var file in files)
            checks.Add(SheetCheck.Of(file, await File.ReadAllTextAsync(file, cancellationToken), today));
        return checks;
    }

    private static string LineOf(SheetCheck check) =>
        $"{check.Readability.Ease, 4:0}  {check.Readability.Words, 4} mots, {check.Readability.WordsPerSentence:0.0} par phrase  {check.ReviewedOn:yyyy-MM-dd}  {check.Name}"
        + string.Concat(check.Problems.Select(problem => $"\n      {problem}"));
}
