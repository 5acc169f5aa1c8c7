namespace Spro.Core.Knowledge;

/// <summary>A value with the edition that says it, and the occupation it was written for.</summary>
/// <param name="Value">What is said.</param>
/// <param name="From">The edition that says it.</param>
/// <param name="Origin">The occupation of that edition: another, often wider, when the code was split since.</param>
public sealed record Quoted<T>(T Value, ReferentialVersion From, Occupation Origin);

/// <summary>What an occupation asks for.</summary>
/// <param name="BasicKnowHow">What everyone there can do.</param>
/// <param name="SpecificKnowHow">What some jobs ask for.</param>
/// <param name="Knowledge">What one knows.</param>
public sealed record OccupationSkills(
    IReadOnlyList<string> BasicKnowHow,
    IReadOnlyList<string> SpecificKnowHow,
    IReadOnlyList<string> Knowledge
);

/// <summary>Where and under which conditions an occupation is practised.</summary>
/// <param name="Conditions">Constraints: in the cold, at night, high up.</param>
/// <param name="Settings">Kinds of employers.</param>
/// <param name="Sectors">Trades.</param>
public sealed record OccupationSurroundings(
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> Settings,
    IReadOnlyList<string> Sectors
);

/// <summary>Another occupation within reach.</summary>
/// <param name="RomeCode">Its code today.</param>
/// <param name="Title">Its title today.</param>
/// <param name="Kind">How far.</param>
/// <param name="CommonSkills">How many of its skills are also asked here.</param>
/// <param name="Skills">How many skills it asks for.</param>
public sealed record OccupationNeighbour(
    string RomeCode,
    string Title,
    MobilityKind Kind,
    int CommonSkills,
    int Skills
);

/// <summary>
/// An occupation as the public reads it: named by the newest edition that has it, told by the newest edition that says
/// each thing of it. What no edition says is null: not known.
/// </summary>
public sealed record OccupationRecord
{
    /// <summary>ROME code.</summary>
    public required string RomeCode { get; init; }

    /// <summary>Title, as the edition writes it.</summary>
    public required string Title { get; init; }

    /// <summary>Title as one says it, both forms in one go.</summary>
    public string Name => TitleForms.Said(Title);

    /// <summary>Both forms, each whole; null when the title has a single form.</summary>
    public TitleForms? Forms => TitleForms.Of(Title);

    /// <summary>The edition that names it.</summary>
    public required ReferentialVersion From { get; init; }

    /// <summary>The codes it had in older editions, or was split from, when they are others; the newest first.</summary>
    public IReadOnlyList<string> FormerCodes { get; init; } = [];

    /// <summary>Its other titles, in alphabetical order.</summary>
    public required IReadOnlyList<OccupationTitle> OtherTitles { get; init; }

    /// <summary>Its domain; null when the edition has none.</summary>
    public OccupationDomain? Domain { get; init; }

    /// <summary>Whether the law says who may practise it; null when not known.</summary>
    public bool? IsRegulated { get; init; }

    /// <summary>The newest edition no longer has it.</summary>
    public bool IsClosed { get; init; }

    /// <summary>For a closed occupation, those that took it over.</summary>
    public required IReadOnlyList<string> Heirs { get; init; }

    /// <summary>Codes of older editions that it comes from, its own left out: what was written for them holds for it.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>What one does.</summary>
    public Quoted<IReadOnlyList<string>>? Definition { get; init; }

    /// <summary>What one does in a day, act by act.</summary>
    public Quoted<IReadOnlyList<string>>? Day { get; init; }

    /// <summary>What is hard there.</summary>
    public Quoted<IReadOnlyList<string>>? HardSides { get; init; }

    /// <summary>How one gets there.</summary>
    public Quoted<IReadOnlyList<string>>? Access { get; init; }

    /// <summary>Where, when and under which constraints.</summary>
    public Quoted<IReadOnlyList<string>>? Conditions { get; init; }

    /// <summary>What it asks for.</summary>
    public Quoted<OccupationSkills>? Skills { get; init; }

    /// <summary>Where it is practised.</summary>
    public Quoted<OccupationSurroundings>? Surroundings { get; init; }

    /// <summary>The interests it answers.</summary>
    public Quoted<OccupationInterests>? Interests { get; init; }

    /// <summary>Other occupations within reach, the nearest first.</summary>
    public Quoted<IReadOnlyList<OccupationNeighbour>>? Neighbours { get; init; }
}
