namespace Spro.Core.Papers;

/// <summary>A paper laid before a meeting, or joined to something else of the service: a file kept here, or a link.</summary>
public sealed class Paper
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>How many one thing may have.</summary>
    public const int MostOfOne = 40;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is joined to.</summary>
    public Guid AboutId { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>Where it is, when it is not kept here.</summary>
    public string? Link { get; set; }

    /// <summary>The kind of the file, as its bytes tell; null for a link.</summary>
    public PaperKind? Kind { get; set; }

    /// <summary>The size of the file, in bytes; zero for a link.</summary>
    public int Size { get; set; }

    /// <summary>SHA-256 of the file, in hexadecimal; null for a link.</summary>
    public string? Hash { get; set; }

    /// <summary>Anybody may have it, once what it is joined to is public.</summary>
    public bool IsPublic { get; set; }

    /// <summary>When it was added.</summary>
    public DateTime AddedAt { get; set; }
}

/// <summary>The bytes of a paper, apart: lists do not carry them.</summary>
public sealed class PaperFile
{
    /// <summary>That of the paper.</summary>
    public Guid Id { get; set; }

    /// <summary>The file as it came.</summary>
    public required byte[] Bytes { get; set; }
}
