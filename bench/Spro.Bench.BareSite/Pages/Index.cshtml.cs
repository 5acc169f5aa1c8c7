using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Spro.Bench.BareSite.Pages;

/// <summary>As many rows as were asked for.</summary>
public sealed class IndexModel : PageModel
{
    private static readonly Row[] All =
    [
        .. Enumerable
            .Range(0, 2000)
            .Select(i => new Row(
                i.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"Maison de l'orientation numero {i}"),
                string.Create(CultureInfo.InvariantCulture, $"{i} rue de l'Exemple, 53100 Mayenne"),
                "02 61 91 00 00"
            )),
    ];

    public ArraySegment<Row> Rows { get; private set; }

    public void OnGet(int rows) => Rows = new ArraySegment<Row>(All, 0, Math.Clamp(rows, 0, All.Length));
}

public sealed record Row(string Id, string Name, string Address, string Phone);
