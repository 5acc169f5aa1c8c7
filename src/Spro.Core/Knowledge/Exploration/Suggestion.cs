namespace Spro.Core.Knowledge.Exploration;

/// <summary>Why an occupation is suggested.</summary>
public enum ReasonKind
{
    /// <summary>Something they like is the first interest that it answers.</summary>
    FirstInterest,

    /// <summary>Something they like is the second.</summary>
    SecondInterest,

    /// <summary>Something they can do is done there: its words are quoted.</summary>
    Skill,

    /// <summary>Unexpected: in a sector that no other suggestion is from.</summary>
    OtherSector,

    /// <summary>Unexpected: what they said does not lead straight there.</summary>
    Widening,
}

/// <summary>A reason.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Item">What they said; null for the unexpected.</param>
/// <param name="Quote">The words of the occupation that answer it; null when it is an interest.</param>
public sealed record SuggestionReason(ReasonKind Kind, ExplorationItem? Item = null, string? Quote = null);

/// <summary>What to know before going on, since something they said touches it.</summary>
public enum CautionKind
{
    /// <summary>Its words speak of what was refused, needed or hard.</summary>
    Said,

    /// <summary>One can begin without a diploma, say its words: good news for whoever needs it.</summary>
    NoDiplomaAsked,

    /// <summary>The law says who may practise it.</summary>
    Regulated,

    /// <summary>The first certification known to lead there.</summary>
    FirstCertification,

    /// <summary>How one gets there is not known.</summary>
    AccessUnknown,

    /// <summary>How long the trainings are is to be looked at.</summary>
    LookAtTrainings,

    /// <summary>Nothing is known of its conditions: nobody should conclude that there is nothing.</summary>
    ConditionsUnknown,
}

/// <summary>A word of caution: it takes nothing away and moves nothing, refusals excepted.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Item">What they said.</param>
/// <param name="Quote">The words of the occupation; null when there are none.</param>
public sealed record SuggestionCaution(CautionKind Kind, ExplorationItem Item, string? Quote = null)
{
    /// <summary>The certification meant; null for another kind.</summary>
    public CertificationRecord? Certification { get; init; }
}

/// <summary>An occupation suggested, and why.</summary>
/// <param name="Occupation">The occupation.</param>
/// <param name="Points">What it is ordered by: see <see cref="OccupationExplorer.Suggest"/>.</param>
/// <param name="Reasons">At least one.</param>
/// <param name="Cautions">What to know.</param>
/// <param name="Editions">The editions that say all this.</param>
public sealed record Suggestion(
    OccupationRecord Occupation,
    int Points,
    IReadOnlyList<SuggestionReason> Reasons,
    IReadOnlyList<SuggestionCaution> Cautions,
    IReadOnlyList<ReferentialVersion> Editions
);

/// <summary>What the exploration suggests.</summary>
/// <param name="Expected">Where the answers lead, in order.</param>
/// <param name="Unexpected">Where one would not have looked.</param>
public sealed record Suggestions(IReadOnlyList<Suggestion> Expected, IReadOnlyList<Suggestion> Unexpected)
{
    /// <summary>All of them.</summary>
    public IEnumerable<Suggestion> All => Expected.Concat(Unexpected);
}
