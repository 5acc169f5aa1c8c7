using System.Text.Json.Serialization;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>How a network stands in an answer. The order of the values is the order shown.</summary>
public enum AnswerRank
{
    /// <summary>The first door.</summary>
    Primary,

    /// <summary>Another suitable door.</summary>
    Secondary,

    /// <summary>Completes a door.</summary>
    Complement,
}

/// <summary>How well a reference has been checked (the marks of DOMAIN).</summary>
public enum EvidenceMark
{
    /// <summary>Written in the charter.</summary>
    [JsonStringEnumMemberName("C")]
    Charter,

    /// <summary>Read in a recent stored source.</summary>
    [JsonStringEnumMemberName("V")]
    Verified,

    /// <summary>Read, but in an older consolidated version.</summary>
    [JsonStringEnumMemberName("V-old")]
    VerifiedOld,

    /// <summary>Partly general knowledge.</summary>
    [JsonStringEnumMemberName("V/G")]
    PartlyVerified,

    /// <summary>General knowledge, to be validated first.</summary>
    [JsonStringEnumMemberName("G")]
    GeneralKnowledge,
}

/// <summary>When a rule that completes an answer comes in. It is judged without what people volunteer.</summary>
public enum FallbackMoment
{
    /// <summary>No rule gave a primary or secondary network.</summary>
    NothingElse,

    /// <summary>Some rule did, but no network that has signed the charter.</summary>
    NoSignatory,
}

/// <summary>A network that a rule gives.</summary>
/// <param name="Network">The network; null for the one where the person already has an adviser.</param>
/// <param name="Rank">How it stands in the answer.</param>
/// <param name="Order">Place within its rank; small comes first. Equals are sorted by network code.</param>
public sealed record NetworkGiven(Network? Network, AnswerRank Rank, int Order);

/// <summary>A text or scheme a rule rests on.</summary>
/// <param name="Text">As it may be cited ("code de l'éducation, article L114-1").</param>
/// <param name="Mark">How well it was checked.</param>
public sealed record LegalReference(string Text, EvidenceMark Mark);

/// <summary>A situation's meaning that changes the channel or the advice, never the network.</summary>
/// <param name="Code">Stable code ("OBLIGATION_16_18").</param>
/// <param name="Text">What it means for the person, in one plain sentence.</param>
public sealed record Flag(string Code, string Text);

/// <summary>One rule of the first answer.</summary>
public sealed record Rule
{
    /// <summary>Stable identifier ("R03").</summary>
    public required string Id { get; init; }

    /// <summary>French title for the page that publishes the rules.</summary>
    public required string Name { get; init; }

    /// <summary>When it applies: only when this is <see cref="Truth.True"/>.</summary>
    public required Condition When { get; init; }

    /// <summary>When it completes an answer; null for an ordinary rule.</summary>
    public FallbackMoment? Fallback { get; init; }

    /// <summary>The networks it gives; may be empty when the rule only raises flags.</summary>
    public required IReadOnlyList<NetworkGiven> Gives { get; init; }

    /// <summary>True when the eligibility filters do not apply to what it gives.</summary>
    public bool BypassesFilters { get; init; }

    /// <summary>The flags it raises.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>Why, said to the person.</summary>
    public required string Reason { get; init; }

    /// <summary>The scheme it rests on, in plain words.</summary>
    public required string Scheme { get; init; }

    /// <summary>What it rests on, checked or not; for professionals.</summary>
    public required IReadOnlyList<LegalReference> References { get; init; }

    /// <summary>How well the rule itself was checked.</summary>
    public required EvidenceMark Mark { get; init; }

    /// <summary>What the person may be told about delays, without promising one that was not checked.</summary>
    public string? Delay { get; init; }

    /// <summary>First day it applies; null for the rule set's own.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day it applies; null for the rule set's own.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>
    /// What people see as its source: the scheme, with references only where the charter or a recent text was read.
    /// </summary>
    public required string PublicBasis { get; init; }

    /// <inheritdoc />
    public override string ToString() => Id;

    internal bool IsInForce(DateOnly day) => (ValidFrom ?? day) <= day && day <= (ValidTo ?? day);

    internal static string PublicBasisOf(string scheme, EvidenceMark rule, IReadOnlyList<LegalReference> references)
    {
        var shown = references
            .Where(reference =>
                reference.Mark == EvidenceMark.Charter
                || (rule, reference.Mark) is (EvidenceMark.Verified, EvidenceMark.Verified)
            )
            .ToArray();
        var cited = shown.Length == 0 ? "" : $" ({string.Join(" ; ", shown.Select(reference => reference.Text))})";
        var pending = (shown.Length, references.Count) switch
        {
            var (some, all) when some == all && some > 0 => "",
            (0, _) => " ; référence en cours de vérification",
            _ => " ; autre référence en cours de vérification",
        };
        return scheme + cited + pending;
    }
}
