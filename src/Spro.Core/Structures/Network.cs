namespace Spro.Core.Structures;

/// <summary>How a network stands towards the charter. Shown to people beside each door.</summary>
public enum Membership
{
    /// <summary>Named in §6 of the charter, and signed.</summary>
    Signatory,

    /// <summary>A signatory's place that the charter keeps for a body still to be designated.</summary>
    Vacant,

    /// <summary>Labelled after the Région's call for projects.</summary>
    Associated,

    /// <summary>Works with the service by law or by a regional programme, without signing the charter.</summary>
    Partner,

    /// <summary>Not in the charter: shown with the mention "hors du service public régional de l'orientation".</summary>
    Outside,
}

/// <summary>One network of DOMAIN §3.1: who can receive a person, before any place is chosen.</summary>
public sealed record Network
{
    /// <summary>Stable code, as rules and the API write it ("ML").</summary>
    public required string Code { get; init; }

    /// <summary>Name in full, in French, without an acronym left unexplained.</summary>
    public required string Name { get; init; }

    /// <summary>Name short enough for a list or a map ("Mission locale").</summary>
    public required string ShortName { get; init; }

    /// <summary>How professionals shorten its name ("CIO"): a search by one finds its places, and no page shows them alone.</summary>
    public IReadOnlyList<string> Acronyms { get; init; } = [];

    /// <summary>A name people may still know it by ("Pôle emploi").</summary>
    public string? FormerName { get; init; }

    /// <summary>How it stands towards the charter.</summary>
    public required Membership Membership { get; init; }

    /// <summary>What it does for the person, in one or two plain sentences.</summary>
    public required string Description { get; init; }

    /// <summary>Whom it receives, in plain words.</summary>
    public required string Audience { get; init; }

    /// <summary>The public scheme it acts under ("Conseil en évolution professionnelle").</summary>
    public required string Scheme { get; init; }

    /// <summary>How it is reached in general ("sur place", "par téléphone"); a place says its own.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Whether a person may say "my adviser is there": false for resources that follow nobody.</summary>
    public bool HasAdvisers { get; init; } = true;

    /// <summary>
    /// Whether "my adviser is there" tells of health, disability, reading, resources or detention: it is then confided
    /// like a voluntary field, and never enters an address, a stored code or a log.
    /// </summary>
    public bool IsConfided { get; init; }
}
