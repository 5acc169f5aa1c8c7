using Spro.Core.Common;

namespace Spro.Core.Charter;

/// <summary>
/// One version of the charter. It has no last day: a version holds until the next one (charter §6, "La charte n'est
/// pas limitée dans le temps").
/// </summary>
public sealed class CharterVersion
{
    /// <summary>The longest reference of an act, in characters.</summary>
    public const int LongestAct = 300;

    /// <summary>The longest reasons, in characters.</summary>
    public const int LongestReasons = 2000;

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>1 for the first, and so on; two versions never share one.</summary>
    public int Number { get; set; }

    /// <summary>Its title.</summary>
    public required string Title { get; set; }

    /// <summary>All that it says.</summary>
    public List<Clause> Clauses { get; set; } = [];

    /// <summary>The first day it holds; null for a draft, or when the text says none.</summary>
    public DateOnly? InForceFrom { get; set; }

    /// <summary>When it was published; null for a draft.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>The amendment that brought it, as it is cited; null for the first version.</summary>
    public string? Amendment { get; set; }

    /// <summary>Whether the Région holds the change to be substantial (charter §6); null until it says so.</summary>
    public bool? IsSubstantial { get; set; }

    /// <summary>Why.</summary>
    public string? SubstantialReasons { get; set; }

    /// <summary>When the text was read in.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>The account that read it in; null for an operator's command.</summary>
    public Guid? RecordedBy { get; set; }

    /// <summary>Fictitious: a real charter takes its place.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>Counts its changes: of two people who write at once, the second is told.</summary>
    public int Revision { get; set; }

    /// <summary>Not published.</summary>
    public bool IsDraft => PublishedAt is null;

    /// <summary>Publishes a draft.</summary>
    /// <exception cref="RefusedException">Something still stands against it.</exception>
    public void Publish(IReadOnlyList<Obstacle> obstacles, DateOnly from, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(obstacles);
        if (!IsDraft)
            throw new RefusedException("published-already", "Cette version est déjà publiée.");
        if (obstacles is [var first, ..])
            throw new RefusedException(first.Code, first.Message);
        InForceFrom = from;
        PublishedAt = now;
        Revision++;
    }
}
