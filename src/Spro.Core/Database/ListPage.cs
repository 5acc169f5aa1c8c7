using Microsoft.EntityFrameworkCore;

namespace Spro.Core.Database;

/// <summary>A page of a list too long to be read at once.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="Pages">How many there are, one at least.</param>
/// <typeparam name="T">What a row is.</typeparam>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, int Number, int Pages)
{
    /// <summary>The same page, each row told in another way.</summary>
    public ListPage<TOther> With<TOther>(IReadOnlyList<TOther> rows) => new(rows, Number, Pages);
}

/// <summary>Reads lists by pages.</summary>
internal static class ListPages
{
    /// <summary>As many rows as a page shows.</summary>
    public const int Length = 50;

    /// <summary>A page of rows in a stated order; the nearest there is when <paramref name="number"/> is none.</summary>
    public static async Task<ListPage<T>> PageAsync<T>(
        this IQueryable<T> ordered,
        int number,
        CancellationToken cancellationToken
    )
    {
        var count = await ordered.CountAsync(cancellationToken);
        var pages = Math.Max(1, (count + Length - 1) / Length);
        var shown = Math.Clamp(number, 1, pages);
        return new(await ordered.Skip((shown - 1) * Length).Take(Length).ToListAsync(cancellationToken), shown, pages);
    }
}
