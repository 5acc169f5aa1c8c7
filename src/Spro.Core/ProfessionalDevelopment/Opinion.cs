namespace Spro.Core.ProfessionalDevelopment;

/// <summary>
/// What somebody who came thinks of a session. It is kept apart from their enrolment, without a date or a network: nothing
/// leads back to them.
/// </summary>
public sealed class Opinion
{
    /// <summary>The best mark; the least is 1.</summary>
    public const int Best = 4;

    /// <summary>The longest comment, in characters.</summary>
    public const int LongestComment = 1000;

    /// <summary>Opaque, by chance alone: it tells no order.</summary>
    public Guid Id { get; set; }

    /// <summary>Of which session.</summary>
    public Guid SessionId { get; set; }

    /// <summary>Useful for one's work; null for what is said later.</summary>
    public int? Useful { get; set; }

    /// <summary>Clear, and well led.</summary>
    public int? Clear { get; set; }

    /// <summary>At the right level and pace.</summary>
    public int? Fitting { get; set; }

    /// <summary>It changed one's practice; said three months later.</summary>
    public int? Changed { get; set; }

    /// <summary>In one's own words.</summary>
    public string? Comment { get; set; }
}
