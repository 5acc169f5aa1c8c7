using Spro.Core.Steering;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The published counts of a month, as a table to take away: not part of the API.</summary>
internal static class DeskFigureEndpoints
{
    public static void MapDeskFigures(this IEndpointRouteBuilder routes) =>
        routes
            .MapReading(Links.DeskFigures + ".csv", GetAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();

    private static async Task<IResult> GetAsync(string? mois, DeskFigures figures, CancellationToken cancellationToken)
    {
        var month = figures.Months.FirstOrDefault(one => one == ApiValues.MonthOf(mois), figures.Months[0]);
        using var table = new MemoryStream();
        await DeskFigures.WriteCsvAsync(table, await figures.PublicAsync(month, cancellationToken), cancellationToken);
        return TypedResults.File(
            table.ToArray(),
            "text/csv; charset=utf-8",
            $"accueils-{ApiValues.OfMonth(month)}.csv"
        );
    }
}
