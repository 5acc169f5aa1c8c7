using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Associates;

/// <summary>A structure that has a label and is not listed, or the other way round.</summary>
/// <param name="StructureId">The structure.</param>
/// <param name="Name">Its name.</param>
/// <param name="HasLabel">It has a label that stands.</param>
public sealed record ListingDifference(Guid StructureId, string Name, bool HasLabel);

/// <summary>Labels that stand on a day beside what the directory lists as associated.</summary>
/// <param name="Day">The day.</param>
/// <param name="Labelled">How many structures have a label that stands.</param>
/// <param name="Listed">How many are listed as associated.</param>
/// <param name="Differences">What is in one only, by name.</param>
public sealed record ListingComparison(
    DateOnly Day,
    int Labelled,
    int Listed,
    IReadOnlyList<ListingDifference> Differences
)
{
    /// <summary>Sets the two side by side (pure).</summary>
    public static ListingComparison Of(
        DateOnly day,
        IReadOnlyDictionary<Guid, string> labelled,
        IReadOnlyDictionary<Guid, string> listed
    )
    {
        ArgumentNullException.ThrowIfNull(labelled);
        ArgumentNullException.ThrowIfNull(listed);
        return new(
            day,
            labelled.Count,
            listed.Count,
            [
                .. labelled
                    .Where(one => !listed.ContainsKey(one.Key))
                    .Select(one => new ListingDifference(one.Key, one.Value, true))
                    .Concat(
                        listed
                            .Where(one => !labelled.ContainsKey(one.Key))
                            .Select(one => new ListingDifference(one.Key, one.Value, false))
                    )
                    .OrderBy(one => one.Name, StringComparer.CurrentCulture)
                    .ThenBy(one => one.StructureId),
            ]
        );
    }
}

/// <summary>How the directory says that a structure is an associated member.</summary>
internal static class Listing
{
    /// <summary>The network of those that are of no other.</summary>
    public const string Network = "ASSOCIATED";

    private static readonly List<string> Networks =
    [
        .. Structures.Networks.BuiltIn.Where(one => one.Membership == Membership.Associated).Select(one => one.Code),
    ];

    /// <summary>
    /// Has a structure say what its labels say on a day: associated until the last day of the one that stands, and no longer once
    /// none does. A structure of another network stays in it; one of none is then listed outside the service, and keeps its door.
    /// Gives whether something changed.
    /// </summary>
    public static bool Apply(Structure structure, IEnumerable<AssociatedLabel> labels, DateOnly day)
    {
        var until = labels.Where(one => one.StandsOn(day)).Select(one => (DateOnly?)one.LastDay).Max();
        var network =
            until is not null ? structure.NetworkCode ?? Network
            : structure.NetworkCode == Network ? null
            : structure.NetworkCode;
        if (structure.AssociatedUntil == until && structure.NetworkCode == network)
            return false;
        (structure.AssociatedUntil, structure.NetworkCode) = (until, network);
        return true;
    }

    /// <summary>Whether the directory lists a structure as associated on a day, asked of the store.</summary>
    public static Expression<Func<Structure, bool>> ListedOn(DateOnly day) =>
        one =>
            (one.ValidTo == null || one.ValidTo >= day)
            && (one.NetworkCode != null && Networks.Contains(one.NetworkCode) || one.AssociatedUntil >= day);

    /// <summary>The structures that the directory lists as associated on a day.</summary>
    public static Task<Dictionary<Guid, string>> ListedAsync(
        SproDbContext db,
        DateOnly day,
        CancellationToken cancellationToken
    ) =>
        db.Set<Structure>()
            .Where(ListedOn(day))
            .Select(one => new { one.Id, one.Name })
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
}
