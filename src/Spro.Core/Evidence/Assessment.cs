namespace Spro.Core.Evidence;

/// <summary>Where an obligation stands.</summary>
public enum ObligationState
{
    /// <summary>Nothing says that it is kept, and nothing that it is not: never shown as kept.</summary>
    NotMeasured,

    /// <summary>Kept, as something observed or verified shows.</summary>
    Kept,

    /// <summary>Not kept yet, or kept in part, while its time is not over.</summary>
    Due,

    /// <summary>Its time is over.</summary>
    Late,

    /// <summary>Not kept.</summary>
    NotKept,
}

/// <summary>What evidence is worth.</summary>
public enum EvidenceKind
{
    /// <summary>Counted from what happened here.</summary>
    Observed,

    /// <summary>Checked by somebody, or by a machine on the whole.</summary>
    Verified,

    /// <summary>Said by who owes it.</summary>
    Declared,

    /// <summary>So made that it cannot be otherwise.</summary>
    BuiltIn,
}

/// <summary>One thing that speaks for or against.</summary>
/// <param name="Kind">What it is worth.</param>
/// <param name="Text">What it says, in plain French, with its figures.</param>
/// <param name="Territory">The department it is about, by its INSEE code; null for the whole.</param>
/// <param name="Link">The public page on which one sees it, as a path; null when there is none.</param>
public sealed record EvidenceRow(EvidenceKind Kind, string Text, string? Territory = null, string? Link = null);

/// <summary>
/// Where an obligation stands, with what shows it. What is only declared or built in never makes it kept, nor does
/// silence: without something observed or verified, it is not measured.
/// </summary>
public sealed record Assessment
{
    private Assessment(ObligationState state, IReadOnlyList<EvidenceRow> evidence) =>
        (State, Evidence) = (state, evidence);

    /// <summary>Where it stands.</summary>
    public ObligationState State { get; }

    /// <summary>What shows it.</summary>
    public IReadOnlyList<EvidenceRow> Evidence { get; }

    /// <summary>The day by which it is to be done, or was; null when no day is set.</summary>
    public DateOnly? DueBy { get; init; }

    /// <summary>A judgement, held back when the evidence is not worth it.</summary>
    /// <param name="state">What the rule finds.</param>
    /// <param name="evidence">What it finds it from.</param>
    public static Assessment Of(ObligationState state, IReadOnlyList<EvidenceRow> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var isWorthIt = evidence.Any(row => row.Kind is EvidenceKind.Observed or EvidenceKind.Verified);
        return new(state == ObligationState.Kept && !isWorthIt ? ObligationState.NotMeasured : state, evidence);
    }

    /// <summary>Nothing is judged; what is known is shown all the same.</summary>
    public static Assessment NotMeasured(params IReadOnlyList<EvidenceRow> evidence) =>
        new(ObligationState.NotMeasured, evidence);

    /// <summary>
    /// A share against the threshold that the commission has adopted: until it has, the figure judges nobody.
    /// </summary>
    /// <param name="percent">The share, in hundredths.</param>
    /// <param name="threshold">The least that keeps it, in hundredths; null when none is adopted.</param>
    /// <param name="evidence">What the share is counted from.</param>
    public static Assessment Against(double percent, int? threshold, IReadOnlyList<EvidenceRow> evidence) =>
        threshold is not { } least
            ? NotMeasured(evidence)
            : Of(percent >= least ? ObligationState.Kept : ObligationState.NotKept, evidence);
}

/// <summary>An obligation with where it stands.</summary>
/// <param name="Obligation">What is owed.</param>
/// <param name="Assessment">Where it stands.</param>
public sealed record AssessedObligation(Obligation Obligation, Assessment Assessment);
