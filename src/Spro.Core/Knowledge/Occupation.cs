namespace Spro.Core.Knowledge;

/// <summary>An occupation of one edition of the ROME.</summary>
public sealed record Occupation : VersionedRow
{
    /// <summary>ROME code: a letter and four digits.</summary>
    public required string RomeCode { get; init; }

    /// <summary>Title, as the edition writes it, both forms together when it has both.</summary>
    public required string Title { get; init; }

    /// <summary>The code of the previous edition it was split from; itself when it was not split; null when not told.</summary>
    public string? ParentCode { get; init; }

    /// <summary>Whether the law says who may practise it; null when not known.</summary>
    public bool? IsRegulated { get; init; }

    internal override object Key => RomeCode;
}

/// <summary>A domain of occupations: one letter, or a letter and two digits below it.</summary>
public sealed record OccupationDomain : VersionedRow
{
    /// <summary>"J", or "J15".</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Label { get; init; }

    internal override object Key => Code;
}

/// <summary>A title people give to an occupation. Its code stays from one edition to the next.</summary>
public sealed record OccupationTitle : VersionedRow
{
    /// <summary>Stable code of the title.</summary>
    public required string OgrCode { get; init; }

    /// <summary>The occupation it is of, in this edition.</summary>
    public required string RomeCode { get; init; }

    /// <summary>Long form, both genders together when it has both.</summary>
    public required string LongForm { get; init; }

    /// <summary>Short form; null when the edition has none.</summary>
    public string? ShortForm { get; init; }

    /// <summary>Masculine form; null when the title has a single form.</summary>
    public string? Masculine { get; init; }

    /// <summary>Feminine form; null when the title has a single form.</summary>
    public string? Feminine { get; init; }

    /// <summary>The title that names the occupation.</summary>
    public bool IsPrincipal { get; init; }

    /// <summary>Seldom used, says the edition.</summary>
    public bool IsRare { get; init; }

    internal override object Key => OgrCode;
}

/// <summary>What a text of an occupation is about.</summary>
public enum OccupationTextKind
{
    /// <summary>What one does.</summary>
    Definition,

    /// <summary>How one gets there: diplomas, experience, licences.</summary>
    Access,

    /// <summary>Where, when and under which constraints.</summary>
    Conditions,

    /// <summary>What one does in a day.</summary>
    Day,

    /// <summary>What is hard.</summary>
    HardSides,
}

/// <summary>A paragraph about an occupation.</summary>
public sealed record OccupationText : VersionedRow
{
    /// <summary>The occupation.</summary>
    public required string RomeCode { get; init; }

    /// <summary>What it is about.</summary>
    public required OccupationTextKind Kind { get; init; }

    /// <summary>Rank among the paragraphs of its kind.</summary>
    public required int Position { get; init; }

    /// <summary>The paragraph.</summary>
    public required string Text { get; init; }

    internal override object Key => (RomeCode, Kind, Position);
}

/// <summary>The interests an occupation answers, one letter each of R, I, A, S, E, C (Holland).</summary>
public sealed record OccupationInterests : VersionedRow
{
    /// <summary>The occupation.</summary>
    public required string RomeCode { get; init; }

    /// <summary>The first of them.</summary>
    public required string Major { get; init; }

    /// <summary>The second; null when there is none.</summary>
    public string? Minor { get; init; }

    internal override object Key => RomeCode;
}

/// <summary>How far an occupation is from another.</summary>
public enum MobilityKind
{
    /// <summary>Within reach at once, or after a short adaptation.</summary>
    Near,

    /// <summary>After a longer training or experience.</summary>
    Farther,
}

/// <summary>From one occupation to another, or from one title to another.</summary>
public sealed record OccupationMobility : VersionedRow
{
    /// <summary>Where one is.</summary>
    public required string FromCode { get; init; }

    /// <summary>The title meant; empty when it is the whole occupation.</summary>
    public required string FromTitle { get; init; }

    /// <summary>Where one may go.</summary>
    public required string ToCode { get; init; }

    /// <summary>The title meant; empty when it is the whole occupation.</summary>
    public required string ToTitle { get; init; }

    /// <summary>How far.</summary>
    public required MobilityKind Kind { get; init; }

    internal override object Key => (FromCode, FromTitle, ToCode, ToTitle, Kind);
}

/// <summary>What a <see cref="Skill"/> is.</summary>
public enum SkillKind
{
    /// <summary>Something one knows.</summary>
    Knowledge,

    /// <summary>Something one can do.</summary>
    KnowHow,

    /// <summary>Where one works.</summary>
    Setting,

    /// <summary>In which trade.</summary>
    Sector,

    /// <summary>Under which condition.</summary>
    Condition,
}

/// <summary>A skill, or a place or condition of work, that occupations share.</summary>
public sealed record Skill : VersionedRow
{
    /// <summary>Stable code.</summary>
    public required string OgrCode { get; init; }

    /// <summary>What it is.</summary>
    public required SkillKind Kind { get; init; }

    /// <summary>Name.</summary>
    public required string Label { get; init; }

    /// <summary>The category the edition puts it in; null when none.</summary>
    public string? Category { get; init; }

    internal override object Key => OgrCode;
}

/// <summary>An occupation asks for a skill, or is practised in a place or condition.</summary>
public sealed record OccupationSkill : VersionedRow
{
    /// <summary>The occupation.</summary>
    public required string RomeCode { get; init; }

    /// <summary>The skill.</summary>
    public required string SkillCode { get; init; }

    /// <summary>Asked of everyone in the occupation; otherwise of some, according to the job.</summary>
    public required bool IsBasic { get; init; }

    /// <summary>Rank among those of the occupation.</summary>
    public required int Position { get; init; }

    internal override object Key => (RomeCode, SkillCode);
}
