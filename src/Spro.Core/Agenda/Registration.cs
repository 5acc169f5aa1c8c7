using System.Security.Cryptography;
using System.Text;
using Spro.Core.Privacy;

namespace Spro.Core.Agenda;

/// <summary>Where a registration stands.</summary>
public enum RegistrationState
{
    /// <summary>Expected.</summary>
    Expected,

    /// <summary>All seats were taken: they come in when one is free.</summary>
    Waiting,

    /// <summary>They do not come; who they are was erased at once.</summary>
    Withdrawn,
}

/// <summary>
/// Somebody, or a group, registers for an action. Who they are is sealed, gone when they withdraw and some weeks after the day;
/// neither their gender nor their age is asked, only whether they are under eighteen when an agreement is needed.
/// </summary>
public sealed class Registration
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 150;

    /// <summary>The largest group.</summary>
    public const int LargestGroup = 200;

    /// <summary>How long it is kept after the action, in days.</summary>
    public const int DaysKept = 30;

    /// <summary>The page of who is registered; their secret follows.</summary>
    public const string Path = "/mon-inscription/";

    /// <summary>The page of a legal representative; their secret follows.</summary>
    public const string AgreementPath = "/accord/";

    /// <summary>What readings of it are noted as.</summary>
    public const string ReadingKind = "registration";

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The action.</summary>
    public Guid ActionId { get; set; }

    /// <summary>Counts registrations of the action, from one: what one says at the door.</summary>
    public int Number { get; set; }

    /// <summary>Where it stands.</summary>
    public RegistrationState State { get; set; }

    /// <summary>How many people.</summary>
    public int People { get; set; }

    /// <summary>SHA-256 of the secret of their page, in hexadecimal.</summary>
    public required string TokenHash { get; set; }

    /// <summary>That secret: messages that come later lead to the same page.</summary>
    public Sealed? Secret { get; set; }

    /// <summary>How they want to be called, or what the group is; null where nobody would read it.</summary>
    public Sealed? Name { get; set; }

    /// <summary>Where to write to them.</summary>
    public Sealed? Email { get; set; }

    /// <summary>Keyed hash of that address: by it, and from that mailbox only, they find again what they registered for.</summary>
    public byte[]? EmailKey { get; set; }

    /// <summary>Where to call them.</summary>
    public Sealed? Phone { get; set; }

    /// <summary>They chose to be told by SMS, at that number.</summary>
    public bool IsToldBySms { get; set; }

    /// <summary>What they need on the day.</summary>
    public Sealed? Needs { get; set; }

    /// <summary>What the organiser answers.</summary>
    public Sealed? NeedsAnswer { get; set; }

    /// <summary>Somebody under eighteen, whose legal representative must agree.</summary>
    public bool IsMinor { get; set; }

    /// <summary>Where to write to the legal representative.</summary>
    public Sealed? GuardianEmail { get; set; }

    /// <summary>SHA-256 of the secret of the legal representative's page, in hexadecimal.</summary>
    public string? GuardianTokenHash { get; set; }

    /// <summary>When the legal representative agreed; null while they have not.</summary>
    public DateTime? AgreedAt { get; set; }

    /// <summary>When.</summary>
    public DateTime RegisteredAt { get; set; }

    /// <summary>Account of the professional who registered them, or themselves; null for who did it without an account.</summary>
    public Guid? RegisteredBy { get; set; }

    /// <summary>The structure of that professional.</summary>
    public Guid? RegisteredByStructureId { get; set; }

    /// <summary>How many of them came; null until it is noted.</summary>
    public int? Came { get; set; }

    /// <summary>They have given their opinion, which is kept apart.</summary>
    public bool GaveOpinion { get; set; }

    /// <summary>They had what was kept of them erased, once it was over: their link says so, and nothing else.</summary>
    public bool IsErased => Secret is null && State != RegistrationState.Withdrawn;

    /// <summary>The agreement that it needs is still missing.</summary>
    public bool LacksAgreement => IsMinor && AgreedAt is null;

    /// <summary>Whether a text may be the secret of a page.</summary>
    internal static bool IsSecret(string? text) =>
        text is { Length: 43 } && text.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_');

    /// <summary>The hash under which a secret is kept.</summary>
    internal static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>What somebody who came thought of it, tied to nobody: three answers from zero to ten.</summary>
public sealed class ActionOpinion
{
    /// <summary>The best answer.</summary>
    public const int Best = 10;

    /// <summary>Drawn by chance: it tells no order.</summary>
    public Guid Id { get; set; }

    /// <summary>The action.</summary>
    public Guid ActionId { get; set; }

    /// <summary>They were welcomed well.</summary>
    public int Welcome { get; set; }

    /// <summary>They understood.</summary>
    public int Clarity { get; set; }

    /// <summary>They know what to do next.</summary>
    public int NextStep { get; set; }
}
