using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Spro.Core.Catalogue;
using Spro.Core.ProfessionalDevelopment;
using Spro.Core.Territories;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>The figures of a year as tables.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Called">What a network, or a department, is called.</param>
internal sealed record ReportTables(DevelopmentReport Figures, Func<string?, bool, string> Called)
{
    /// <summary>A number, or that it is of too few people.</summary>
    public static string Shown(int? count) =>
        count is { } told ? told.ToString("#,0", CultureInfo.CurrentCulture) : "non montré";

    public static string NameOf(PublicCatalogue catalogue, string? code, bool isNetwork) =>
        code is null
            ? isNetwork
                ? "Relais et hors réseau"
                : "Département non précisé"
            : isNetwork
                ? catalogue.Networks.Find(code)?.ShortName ?? code
                : catalogue.Territory.Territory(TerritoryKind.Department, code)?.Name ?? code;

    public static async Task<FileContentResult> FileAsync(
        DevelopmentReport figures,
        CancellationToken cancellationToken
    )
    {
        using var table = new MemoryStream();
        await DevelopmentReports.WriteCsvAsync(table, figures, cancellationToken);
        return new(table.ToArray(), "text/csv; charset=utf-8")
        {
            FileDownloadName = $"professionnalisation-{figures.Year}.csv",
        };
    }
}
