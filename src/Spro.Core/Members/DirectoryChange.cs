using Spro.Core.Accounts;

namespace Spro.Core.Members;

/// <summary>
/// Something that somebody of the network changed in the directory: what the fields said, and what they say since. Rows are
/// added and never changed; their number in the record makes the second of two editors see the first.
/// </summary>
public sealed class DirectoryChange
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The record changed.</summary>
    public Guid RecordId { get; set; }

    /// <summary>Rank among the changes of the record, from 1: two at once cannot have the same.</summary>
    public int Number { get; set; }

    /// <summary>What the record is.</summary>
    public RecordKind Record { get; set; }

    /// <summary>The structure of the record.</summary>
    public Guid StructureId { get; set; }

    /// <summary>What was done.</summary>
    public DirectoryChangeKind Kind { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>The account of who did it; null by a link, without an account.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>As what; null by a link.</summary>
    public Role? Role { get; set; }

    /// <summary>The fields changed, as they were (JSON); a null is a field that said nothing.</summary>
    public required string Before { get; set; }

    /// <summary>The same fields, as they are since (JSON).</summary>
    public required string After { get; set; }

    /// <summary>
    /// The rows that led to the record and lead elsewhere since, so that it can be taken back (JSON, <see cref="Pointers"/>); null
    /// when there are none, and once it no longer can.
    /// </summary>
    public string? Moved { get; set; }
}

/// <summary>What a record of the directory is.</summary>
public enum RecordKind
{
    /// <summary>A structure.</summary>
    Structure,

    /// <summary>A place.</summary>
    Place,

    /// <summary>A service.</summary>
    Service,
}

/// <summary>What is done to a record.</summary>
public enum DirectoryChangeKind
{
    /// <summary>Added by a member.</summary>
    Added,

    /// <summary>Other words in some fields.</summary>
    Edited,

    /// <summary>Ended, its successor named or not.</summary>
    Ended,

    /// <summary>What a source proposed was taken.</summary>
    ProposalAccepted,

    /// <summary>A change was taken back.</summary>
    Undone,

    /// <summary>The values of the charter were signed.</summary>
    ValuesSigned,

    /// <summary>Said to be right as it is.</summary>
    Confirmed,

    /// <summary>Two records that were one became one.</summary>
    Merged,

    /// <summary>A place went from a structure to another.</summary>
    Transferred,
}
