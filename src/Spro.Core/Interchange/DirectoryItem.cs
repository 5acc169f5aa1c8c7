using Spro.Core.Common;

namespace Spro.Core.Interchange;

/// <summary>What a directory format reads, one after the other: a record to take, or a reason not to.</summary>
/// <param name="Where">File and line, or element.</param>
/// <param name="Record">A structure, a place, a service or a professional; null when refused.</param>
/// <param name="Reject">Why it is left out; null when taken.</param>
/// <param name="StartsRecord">Whether it opens a new record of the file: one line may give a structure and its place.</param>
public sealed record DirectoryItem(string Where, SourcedRecord? Record, ImportReject? Reject, bool StartsRecord)
{
    /// <summary>A record to take, the first (or only) one of its line.</summary>
    public static DirectoryItem Take(string where, SourcedRecord record) => new(where, record, null, true);

    /// <summary>A further record that the same line of the file gives.</summary>
    public static DirectoryItem Also(string where, SourcedRecord record) => new(where, record, null, false);

    /// <summary>A line left out.</summary>
    public static DirectoryItem Refuse(string where, string field, string reason) =>
        new(where, null, new ImportReject(where, field, reason), true);
}
