namespace Spro.Core.Accounts;

/// <summary>What a professional is in the network (charter §4; DOMAIN CAP-01).</summary>
public enum Role
{
    /// <summary>Receives whoever pushes the door of a structure.</summary>
    ReceptionAgent,

    /// <summary>Advises people in a structure.</summary>
    Adviser,

    /// <summary>Answers for a structure: its places, its hours, its professionals.</summary>
    StructureManager,

    /// <summary>Answers for a network.</summary>
    NetworkCoordinator,

    /// <summary>The Région's officer on a territory: coordinates, and never reads what concerns a person.</summary>
    RegionalGuidanceOfficer,

    /// <summary>Runs the professional development programme.</summary>
    Cariforef,

    /// <summary>A body associated with the service by a label.</summary>
    AssociatedBody,

    /// <summary>The Région: coordinates, and never reads what concerns a person.</summary>
    Region,

    /// <summary>The State, which looks on.</summary>
    StateObserver,

    /// <summary>Sits on the commission « Orientation et Territoires ».</summary>
    CommissionMember,

    /// <summary>Watches over personal data (article 37 of the GDPR).</summary>
    DataProtectionOfficer,

    /// <summary>Runs the software.</summary>
    Administrator,

    /// <summary>A program of a structure, with an access key: see <see cref="Keys.AccessKey"/>. Nobody signs in as one.</summary>
    Software,

    /// <summary>
    /// A program of a network, with an access key of its coordinator: it deposits the totals of a month, and nothing else.
    /// Nobody signs in as one.
    /// </summary>
    NetworkSoftware,
}

/// <summary>Which roles there are.</summary>
public static class Roles
{
    /// <summary>Those that a person may have.</summary>
    public static IReadOnlyList<Role> OfPeople { get; } =
    [.. Enum.GetValues<Role>().Where(role => role is not (Role.Software or Role.NetworkSoftware))];
}
