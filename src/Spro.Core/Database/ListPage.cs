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

/// <summary>Pages of lists that are in memory.</summary>
public static class ListPage
{
    /// <summary>A page of such a list; the nearest there is when <paramref name="number"/> is none.</summary>
    public static ListPage<T> Of<T>(IReadOnlyList<T> all, int number)
    {
        ArgumentNullException.ThrowIfNull(all);
        var (shown, pages) = ListPages.Nearest(number, all.Count);
        return new([.. all.Skip((shown - 1) * ListPages.Length).Take(ListPages.Length)], shown, pages);
    }
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
    ) => await ordered.PageAsync(number, await ordered.CountAsync(cancellationToken), cancellationToken);

    /// <summary>The same, where how many rows there are is known already.</summary>
    public static async Task<ListPage<T>> PageAsync<T>(
        this IQueryable<T> ordered,
        int number,
        int count,
        CancellationToken cancellationToken
    )
    {
        var (shown, pages) = Nearest(number, count);
        return new(await ordered.Skip((shown - 1) * Length).Take(Length).ToListAsync(cancellationToken), shown, pages);
    }

    /// <summary>The page nearest to a number, and how many there are.</summary>
    internal static (int Number, int Pages) Nearest(int number, int count)
    {
        var pages = Math.Max(1, (count + Length - 1) / Length);
        return (Math.Clamp(number, 1, pages), pages);
    }
}
