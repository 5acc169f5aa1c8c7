using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Interchange;

/// <summary>
/// A record of the directory as an object of its fields: staged, proposed, compared, put back. A field left out has its
/// default value. Its facts are what it says, without where it comes from and who confirmed it.
/// </summary>
internal static class RecordFacts
{
    /// <summary>How records are written, in staging and in proposals.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly HashSet<string> NotFacts = new(StringComparer.Ordinal)
    {
        nameof(SourcedRecord.Id),
        nameof(SourcedRecord.Source),
        nameof(SourcedRecord.SourceId),
        nameof(SourcedRecord.SourceVersion),
        nameof(SourcedRecord.SourceDate),
        nameof(SourcedRecord.ConfirmedOn),
        nameof(SourcedRecord.ConfirmedByMember),
        nameof(SourcedRecord.IsFictitious),
        nameof(SourcedRecord.FromDemonstration),
        nameof(Structure.AsGiven),
    };

    /// <summary>What a record says.</summary>
    public static JsonObject Of(SourcedRecord record) =>
        Without(JsonSerializer.SerializeToNode(record, record.GetType(), Json)!.AsObject());

    /// <summary>What a record written down says.</summary>
    public static JsonObject Of(string payload) => Without(JsonNode.Parse(payload)!.AsObject());

    /// <summary>The fields that two sets of facts say otherwise: as each says them, null for nothing.</summary>
    public static (JsonObject Before, JsonObject After) Differences(JsonObject before, JsonObject after)
    {
        var (was, becomes) = (new JsonObject(), new JsonObject());
        foreach (var field in before.Concat(after).Select(pair => pair.Key).Distinct().ToList())
        {
            var (one, other) = (before[field], after[field]);
            if (JsonNode.DeepEquals(one, other))
                continue;
            was[field] = one?.DeepClone();
            becomes[field] = other?.DeepClone();
        }
        return (was, becomes);
    }

    /// <summary>What a proposal would change in a record: nothing of what it does not speak of.</summary>
    public static (JsonObject Before, JsonObject After) Proposed(SourcedRecord record, string payload)
    {
        var (now, proposed) = (Of(record), Of(payload));
        foreach (var field in now.Select(pair => pair.Key).Where(field => !proposed.ContainsKey(field)).ToList())
            now.Remove(field);
        return Differences(now, proposed);
    }

    /// <summary>Has a record that the context follows say these facts, its other fields as they are.</summary>
    public static void Apply<T>(SproDbContext db, T record, JsonObject facts)
        where T : SourcedRecord
    {
        var whole = JsonSerializer.SerializeToNode(record, Json)!.AsObject();
        foreach (var (field, value) in facts)
        {
            whole.Remove(field);
            if (value is not null)
                whole[field] = value.DeepClone();
        }
        Set(db, record, whole.Deserialize<T>(Json)!);
    }

    /// <summary>Has a record that the context follows say all that another of the same identifier says.</summary>
    public static void Set<T>(SproDbContext db, T current, T incoming)
        where T : SourcedRecord
    {
        db.Entry(current).CurrentValues.SetValues(incoming);
        if (current is Place place && incoming is Place update)
        {
            place.Exceptions = update.Exceptions;
            place.Stops = update.Stops;
        }
    }

    private static JsonObject Without(JsonObject record)
    {
        foreach (var field in NotFacts)
            record.Remove(field);
        return record;
    }
}
