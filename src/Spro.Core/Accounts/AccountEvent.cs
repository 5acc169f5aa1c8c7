namespace Spro.Core.Accounts;

/// <summary>Something that happened to an account, kept as it was: rows are added, and never changed.</summary>
public sealed class AccountEvent
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The account it happened to; the one to come, for somebody invited.</summary>
    public Guid AccountId { get; set; }

    /// <summary>The account of who did it; null for who runs the software, and for the software itself.</summary>
    public Guid? ActorId { get; set; }

    /// <summary>What happened.</summary>
    public AccountEventKind Kind { get; set; }

    /// <summary>As what, when it is about a role.</summary>
    public Role? Role { get; set; }

    /// <summary>In which structure, when it is about one.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }
}

/// <summary>What happens to an account.</summary>
public enum AccountEventKind
{
    /// <summary>Invited to be something, somewhere.</summary>
    Invited,

    /// <summary>The invitation was taken back before it was accepted.</summary>
    InvitationWithdrawn,

    /// <summary>Accepted an invitation.</summary>
    Joined,

    /// <summary>No longer what they were there, or not after a day.</summary>
    Left,

    /// <summary>Something else in the same structure.</summary>
    RoleChanged,

    /// <summary>No longer signs in.</summary>
    Disabled,

    /// <summary>Signs in again.</summary>
    Reopened,

    /// <summary>A link to choose a password was made for them.</summary>
    PasswordLinkMade,

    /// <summary>Has another password.</summary>
    PasswordChanged,

    /// <summary>Has a telephone that gives codes, and ten recovery codes.</summary>
    SecondFactorSet,

    /// <summary>Has no second factor any more: the next sign-in sets one.</summary>
    SecondFactorForgotten,

    /// <summary>Has ten new recovery codes.</summary>
    RecoveryCodesRenewed,

    /// <summary>Signed in with a recovery code.</summary>
    RecoveryCodeUsed,

    /// <summary>Too many wrong passwords or codes: the next try had to wait.</summary>
    Locked,

    /// <summary>An identity provider has answered for them for the first time: its sign-ins come back to this account.</summary>
    ProviderLinked,

    /// <summary>Whoever runs the software ended their sessions.</summary>
    SignedOut,
}
