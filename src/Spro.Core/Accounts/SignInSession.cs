namespace Spro.Core.Accounts;

/// <summary>An account signed in on a device, as one thing it is. Its owner sees it and may end it.</summary>
public sealed class SignInSession
{
    /// <summary>However active, a session ends after this long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>A session that nobody uses for this long has ended.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    /// <summary>For this long after signing in, whoever has the device in hand is who signed in.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>Opaque: the cookie holds it, protected.</summary>
    public Guid Id { get; set; }

    /// <summary>Who.</summary>
    public Guid AccountId { get; set; }

    /// <summary>As what.</summary>
    public Guid MembershipId { get; set; }

    /// <summary>Browser and system, in a few words.</summary>
    public required string Device { get; set; }

    /// <summary>Since when.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Last used, to the minute or so.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>When it was ended by hand; null while it was not.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Somebody has just signed in with it.</summary>
    public bool IsFreshAt(DateTime utc) => utc < CreatedAt + Fresh;

    /// <summary>It still holds at an instant.</summary>
    public bool HoldsAt(DateTime utc) => EndedAt is null && utc < CreatedAt + Longest && utc < SeenAt + LongestPause;
}
