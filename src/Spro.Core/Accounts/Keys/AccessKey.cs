namespace Spro.Core.Accounts.Keys;

/// <summary>
/// Lets a program of a structure, or of a network, speak for it: what it may do, and until when. The program has an account of the same
/// identifier, without an address: what it does and reads is under its own name, and nobody signs in as it.
/// </summary>
public sealed class AccessKey
{
    /// <summary>However useful, a key is made again each year.</summary>
    public const int LongestDays = 365;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The identifier of the program's account; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>For which structure; null for a network.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>For which network; null for a structure.</summary>
    public string? NetworkCode { get; set; }

    /// <summary>Hash of the key: see <see cref="LinkToken"/>.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>What it may do; nothing else.</summary>
    public IReadOnlyList<KeyUse> Uses { get; set; } = [];

    /// <summary>Account of who made it.</summary>
    public Guid MadeBy { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime MadeAt { get; set; }

    /// <summary>Until when it opens anything.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>The last day it was used; null while it was not.</summary>
    public DateOnly? LastUsedOn { get; set; }

    /// <summary>When it was taken back; null while it was not.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>
    /// What a key may do, as far as its holder reaches: a network deposits totals, and neither sends nor reads what its
    /// structures do.
    /// </summary>
    public static IReadOnlyList<KeyUse> UsesWithin(Reach reach) =>
        reach switch
        {
            Reach.Structure => Enum.GetValues<KeyUse>(),
            Reach.Network => [KeyUse.DepositTotals],
            _ => [],
        };

    /// <summary>It opens something at an instant.</summary>
    public bool HoldsAt(DateTime utc) => RevokedAt is null && utc < ExpiresAt;
}

/// <summary>What a key may do.</summary>
public enum KeyUse
{
    /// <summary>Read the contacts of the structure.</summary>
    ReadContacts,

    /// <summary>Record contacts.</summary>
    WriteContacts,

    /// <summary>Read the hand-overs that the structure sends and receives.</summary>
    ReadReferrals,

    /// <summary>Hand somebody over, with their agreement.</summary>
    SendReferrals,

    /// <summary>Answer, and say what comes of it.</summary>
    AnswerReferrals,

    /// <summary>Deposit the totals of a month.</summary>
    DepositTotals,
}
