using System.Text;
using System.Text.RegularExpressions;
using Spro.Core.Interchange;

namespace Spro.Cli.Commands;

/// <summary>The report of an import, to be read by whoever launched it.</summary>
internal static partial class ImportReportText
{
    private const int ReasonsShown = 15;
    private const int ExamplesShown = 3;

    public static string Of(ImportReport report, bool dryRun)
    {
        var text = new StringBuilder();
        if (dryRun)
            text.AppendLine("Essai : rien n'a été écrit.");
        text.AppendLine($"{report.Read, 8:N0}  lues");
        text.AppendLine($"{report.Added, 8:N0}  ajoutées");
        text.AppendLine($"{report.Changed, 8:N0}  modifiées");
        text.AppendLine($"{report.Closed, 8:N0}  closes");
        text.AppendLine($"{report.Unchanged, 8:N0}  inchangées");
        text.AppendLine($"{report.RejectedCount, 8:N0}  écartées");
        if (report.NothingClosed is { } why)
            text.AppendLine().AppendLine(why);
        Append(text, "Écartées, par motif :", report.Rejected);
        Append(text, "Reprises avec une correction, par motif :", report.Corrected);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IReadOnlyList<ImportReject> rejects)
    {
        if (rejects.Count == 0)
            return;
        text.AppendLine().AppendLine(title);
        // The quoted value differs from line to line; the reason is the same.
        var reasons = rejects
            .GroupBy(reject => (reject.Field, Reason: Quoted().Replace(reject.Reason, "« … »")))
            .OrderByDescending(reason => reason.Count())
            .ToList();
        foreach (var reason in reasons.Take(ReasonsShown))
        {
            text.AppendLine($"{reason.Count(), 8:N0}  {reason.Key.Field} : {reason.Key.Reason}");
            text.AppendLine(
                $"          {string.Join(", ", reason.Take(ExamplesShown).Select(reject => reject.Where))}{(reason.Count() > ExamplesShown ? "…" : "")}"
            );
        }
        if (reasons.Count > ReasonsShown)
            text.AppendLine($"          et {reasons.Count - ReasonsShown} autres motifs ; « --json » les donne tous.");
    }

    [GeneratedRegex("«[^»]*»", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
