using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Interchange;

/// <summary>
/// What a directory format makes of one record of its file: what it gives (a structure, its place, a service), all of
/// it or nothing, or the reason it is left out.
/// </summary>
public sealed record DirectoryItem
{
    private DirectoryItem(string where) => Where = where;

    /// <summary>File and line, or element ("agences.csv:12", "services.json[3]").</summary>
    public string Where { get; }

    /// <summary>What the record gives; several records of a file may give the same structure or place again.</summary>
    public IReadOnlyList<SourcedRecord> Gives { get; private init; } = [];

    /// <summary>Why it is left out; null when taken.</summary>
    public ImportReject? Reject { get; private init; }

    /// <summary>What was mended or dropped in a record that is taken.</summary>
    public IReadOnlyList<ImportReject> Corrections { get; private init; } = [];

    /// <summary>What a record left out would have given: it is still in the file, so it is not closed as absent.</summary>
    public IReadOnlyList<SourcedRecord> StillListed { get; private init; } = [];

    /// <summary>Whether a record left out says which place it is; when it does not, it may be any.</summary>
    public bool SaysWhichPlace =>
        (StillListed.FirstOrDefault(record => record is Place) ?? (StillListed is [.., var last] ? last : null))
            is { SourceId.Length: > 0 };

    /// <summary>A record to take.</summary>
    public static DirectoryItem Take(string where, params IReadOnlyList<SourcedRecord> gives) =>
        new(where) { Gives = gives };

    /// <summary>A record left out.</summary>
    public static DirectoryItem Refuse(string where, string field, string reason) =>
        new(where) { Reject = new ImportReject(where, field, reason) };

    internal DirectoryItem With(IReadOnlyList<ImportReject> corrections) => this with { Corrections = corrections };

    internal DirectoryItem KeepingOpen(IReadOnlyList<SourcedRecord> records) => this with { StillListed = records };
}
