using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.DataProtection;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DataProtection;

/// <summary>The log of breaches, with how the clock of 72 hours stands for each.</summary>
internal sealed class BreachesModel(Breaches breaches, TimeProvider clock) : PageModel
{
    internal IReadOnlyList<Breach> All { get; private set; } = [];
    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The log.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        All = await breaches.ListAsync(HttpContext.Actor(), cancellationToken);

    /// <summary>The log as a table for a spreadsheet; moments are in UTC.</summary>
    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder(
            "connue_le;produite;quoi;consequences;personnes;risque;mesures;notifiee_le;personnes_prevenues_le;raisons\r\n"
        );
        foreach (var one in await breaches.ListAsync(HttpContext.Actor(), cancellationToken))
            text.AppendJoin(
                    ';',
                    (
                        (string?[])
                            [
                                Moment(one.KnownAt),
                                one.Happened,
                                one.What,
                                one.Consequences,
                                one.People?.ToString(CultureInfo.InvariantCulture),
                                one.Risk.ToString(),
                                one.Measures,
                                Moment(one.NotifiedAt),
                                Moment(one.PeopleToldAt),
                                one.Reasons,
                            ]
                    ).Select(Cell)
                )
                .Append("\r\n");
        return File(
            Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text.ToString())).ToArray(),
            "text/csv",
            "violations.csv"
        );
    }

    private static string? Moment(DateTime? utc) => utc?.ToString("yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture);

    // What a spreadsheet would take for a formula stays text.
    private static string Cell(string? text) =>
        $"\"{(text is [('=' or '+' or '-' or '@'), ..] ? "'" : "")}{text?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
