using Spro.Core.Accounts;
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

    private static async Task<IResult> GetAsync(
        string? mois,
        DeskFigures figures,
        HourlyFigures hourly,
        CancellationToken cancellationToken
    )
    {
        var month = figures.Months.FirstOrDefault(one => one == ApiValues.MonthOf(mois), figures.Months[0]);
        var counted = await hourly.OfDeskAsync(figures, month);
        using var table = new MemoryStream();
        await figures.WriteCsvAsync(table, counted.Figures, counted.At, cancellationToken);
        return TypedResults.File(
            table.ToArray(),
            "text/csv; charset=utf-8",
            $"accueils-{ApiValues.OfMonth(month)}.csv"
        );
    }
}

/// <summary>The figures of the desks, as they are kept for an hour.</summary>
internal static class HourlyDeskFigures
{
    /// <summary>A month for everybody.</summary>
    public static Task<Counted<DeskMonth>> OfDeskAsync(
        this HourlyFigures hourly,
        DeskFigures figures,
        DateOnly month
    ) => hourly.OfAsync($"desk/{month:O}", cancellation => figures.PublicAsync(month, cancellation));

    /// <summary>A month, as far as the actor reaches: whoever reaches as far reads the same.</summary>
    public static Task<Counted<DeskMonth>> OfDeskAsync(
        this HourlyFigures hourly,
        DeskFigures figures,
        Actor actor,
        DateOnly month
    )
    {
        var reach = Rights.Of(actor.Role, Purpose.Figures) switch
        {
            Reach.Structure => $"structure/{actor.StructureFor(Purpose.Figures):N}",
            Reach.Network => $"network/{actor.NetworkFor(Purpose.Figures)}",
            Reach.Territory => $"territory/{actor.DepartmentCode}",
            _ => throw new NotAllowedException(Purpose.Figures),
        };
        return hourly.OfAsync($"desk/{reach}/{month:O}", cancellation => figures.OfAsync(actor, month, cancellation));
    }
}
