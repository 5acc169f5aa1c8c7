namespace Spro.Core.Accounts;

/// <summary>
/// Somebody read what is kept about a person (charter §3.5; DOMAIN AT-13-1). The person sees it; nobody changes it.
/// </summary>
public sealed class AccessRecord
{
    /// <summary>The kind of a reading of the letter about something: its object is what the letter is about.</summary>
    public const string OfLetters = "letter";

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>What was read: a hand-over, an appointment.</summary>
    public required string Kind { get; set; }

    /// <summary>Which one.</summary>
    public Guid ObjectId { get; set; }

    /// <summary>By whom; null when they have no account and came by a link.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>As what; null without an account.</summary>
    public Role? Role { get; set; }

    /// <summary>For which structure; null for those who belong to none, such as the person.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>What for.</summary>
    public Purpose Purpose { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }
}
