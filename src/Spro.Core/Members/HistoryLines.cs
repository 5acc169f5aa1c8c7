using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>A field that says something else.</summary>
/// <param name="Name">Its name, as the model writes it.</param>
/// <param name="Before">What it said; null for nothing.</param>
/// <param name="After">What it says, or would say; null for nothing.</param>
public sealed record FieldChange(string Name, JsonNode? Before, JsonNode? After);

/// <summary>A line of the history.</summary>
/// <param name="Change">What was done, when and as what.</param>
/// <param name="RecordName">What the record is called now.</param>
/// <param name="Fields">What changed.</param>
/// <param name="IsLast">No later change of the record touched its fields: it can be taken back.</param>
public sealed record HistoryLine(
    DirectoryChange Change,
    string RecordName,
    IReadOnlyList<FieldChange> Fields,
    bool IsLast
);

/// <summary>Reads the history of the directory.</summary>
internal static class HistoryLines
{
    private const int LinesShown = 50;

    /// <summary>The latest of some changes, the latest first.</summary>
    public static async Task<IReadOnlyList<HistoryLine>> LinesAsync(
        this SproDbContext db,
        IQueryable<DirectoryChange> which,
        CancellationToken cancellationToken
    )
    {
        var changes = await which
            .AsNoTracking()
            .OrderByDescending(one => one.At)
            .ThenByDescending(one => one.Number)
            .ThenByDescending(one => one.Id)
            .Take(LinesShown)
            .ToListAsync(cancellationToken);
        var ids = changes.ConvertAll(one => one.RecordId).ToHashSet();
        var names = await NamesAsync(db, ids, cancellationToken);
        var untouched = changes
            .Where(one => one.Kind != DirectoryChangeKind.Confirmed)
            .GroupBy(one => one.RecordId)
            .SelectMany(some => Untouched(some.OrderByDescending(one => one.Number)))
            .ToHashSet();
        return
        [
            .. changes.Select(change => new HistoryLine(
                change,
                names.GetValueOrDefault(change.RecordId, ""),
                FieldsOf(RecordFacts.Of(change.Before), RecordFacts.Of(change.After)),
                untouched.Contains(change.Id)
                    && change.Kind
                        is not (
                            DirectoryChangeKind.Added
                            or DirectoryChangeKind.ValuesSigned
                            or DirectoryChangeKind.Merged
                            or DirectoryChangeKind.Transferred
                        )
            )),
        ];
    }

    // Of the changes of a record, the latest first, those after which nobody touched the same fields. What ends a record,
    // brings it together with another or gives it away is taken back before all that came earlier.
    private static IEnumerable<Guid> Untouched(IEnumerable<DirectoryChange> changes)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            var fields = RecordFacts.Of(change.After).Select(field => field.Key).ToList();
            if (!fields.Exists(touched.Contains))
                yield return change.Id;
            touched.UnionWith(fields);
            if (
                change.Kind
                is DirectoryChangeKind.Ended
                    or DirectoryChangeKind.Merged
                    or DirectoryChangeKind.Transferred
            )
                yield break;
        }
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(
        SproDbContext db,
        HashSet<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var names = new Dictionary<Guid, string>();
        foreach (
            var some in (IQueryable<KeyValuePair<Guid, string>>[])
                [
                    db.Set<Structure>()
                        .Where(one => ids.Contains(one.Id))
                        .Select(one => new KeyValuePair<Guid, string>(one.Id, one.Name)),
                    db.Set<Place>()
                        .Where(one => ids.Contains(one.Id))
                        .Select(one => new KeyValuePair<Guid, string>(one.Id, one.Name)),
                    db.Set<ServiceOffer>()
                        .Where(one => ids.Contains(one.Id))
                        .Select(one => new KeyValuePair<Guid, string>(one.Id, one.Name)),
                ]
        )
        {
            foreach (var (id, name) in await some.ToListAsync(cancellationToken))
                names[id] = name;
        }
        return names;
    }

    /// <summary>What some fields said, and say since.</summary>
    public static IReadOnlyList<FieldChange> FieldsOf(JsonObject was, JsonObject becomes) =>
        [.. becomes.Select(field => new FieldChange(field.Key, was[field.Key], field.Value))];
}
