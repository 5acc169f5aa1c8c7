namespace Spro.Core.Desk;

/// <summary>
/// How many people a structure, or a whole network, says that it received in a month. It is declared: it stands beside
/// what was observed here, and is never added to it.
/// </summary>
public sealed class DeclaredTotal
{
    /// <summary>The most people of one channel.</summary>
    public const int Most = 1_000_000;

    /// <summary>Made of who declares and of the month: one for each.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure that declares; null when a network does.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>The network that declares, or that of the structure; null outside every network.</summary>
    public string? NetworkCode { get; set; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; set; }

    /// <summary>By channel; a channel that is not known is not there.</summary>
    public List<DeclaredCount> Counts { get; set; } = [];

    /// <summary>Account of who deposited it last.</summary>
    public Guid DepositedBy { get; set; }

    /// <summary>When it was deposited last.</summary>
    public DateTime DepositedAt { get; set; }
}

/// <summary>One channel of a declared month.</summary>
public sealed class DeclaredCount
{
    /// <summary>How people came.</summary>
    public ContactChannel Channel { get; set; }

    /// <summary>How many.</summary>
    public int Contacts { get; set; }

    /// <summary>How many of them had a first answer in the same contact; null when it is not known.</summary>
    public int? Answered { get; set; }
}
