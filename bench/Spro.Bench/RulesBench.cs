using System.Diagnostics;
using System.Globalization;
using Spro.Core.Guidance;
using Spro.Core.Knowledge;

namespace Spro.Bench;

/// <summary>The completeness check of the rules over their whole grid.</summary>
internal static class RulesBench
{
    public static void Run(Report report)
    {
        var start = Stopwatch.GetTimestamp();
        var check = RuleSetCheck.Run(RuleSet.BuiltIn, Sheets.BuiltIn, reach: []);
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var perSecond = check.GridSituations / took;
        report.Write(
            "rules",
            [
                new Line(
                    "completeness check of the whole grid",
                    string.Create(CultureInfo.InvariantCulture, $"{took:0.0} s"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{check.GridSituations:#,0} situations, {perSecond / 1e6:0.0} million decisions a second on {Environment.ProcessorCount} cores"
                    ),
                    "< 20 s on 2 cores",
                    took < 20 && check.Passed
                ),
            ],
            new Dictionary<string, double> { ["seconds"] = took, ["situations"] = check.GridSituations }
        );
    }
}
