using System.Text.Json;

namespace Spro.Web.Api;

// What the API describes of its one hand-written exchange (Core: AnswerRequestJson, AnswerJson). Never instantiated.
#pragma warning disable CA1812

/// <summary>What a first answer is asked from; every member may be left out.</summary>
/// <param name="Situation">What the person said, in the vocabulary of the rules.</param>
/// <param name="CommuneCode">INSEE code of their commune.</param>
/// <param name="AtPlaceId">The place whose door was pushed.</param>
/// <param name="At">The moment asked about; now by default.</param>
/// <param name="RulesVersion">The version of the rules to answer with; the one in force by default.</param>
/// <param name="Accessible">Doors known to be step-free first; none is left out. Voluntary.</param>
internal sealed record FirstAnswerRequestContract(
    IReadOnlyDictionary<string, JsonElement>? Situation,
    string? CommuneCode,
    Guid? AtPlaceId,
    DateTimeOffset? At,
    string? RulesVersion,
    bool? Accessible
);

/// <summary>The first answer.</summary>
internal sealed record FirstAnswerContract(
    string RulesVersion,
    IReadOnlyList<InformationContract> Information,
    IReadOnlyList<NetworkContract> Answers,
    IReadOnlyList<NetworkContract> Complements,
    IReadOnlyList<NetworkContract> Others,
    IReadOnlyList<QuestionContract> Questions,
    IReadOnlyList<string> Flags,
    AnswerPlaceContract? NearestOpenPlace,
    string Notice,
    HereContract? Here = null
);

/// <summary>What matters for the situation.</summary>
internal sealed record InformationContract(string Sheet, string Text, string Source, DateOnly Date, string? Url);

/// <summary>What the house whose door was pushed can do.</summary>
internal sealed record HereContract(Guid PlaceId, string Name, IReadOnlyList<string> Offers);

/// <summary>A network, why, and its places.</summary>
internal sealed record NetworkContract(
    string Network,
    string Name,
    string Rank,
    string Membership,
    IReadOnlyList<ReasonContract> Reasons,
    IReadOnlyList<AnswerPlaceContract> Places,
    bool CoverageGap
);

/// <summary>A rule that gave a network.</summary>
internal sealed record ReasonContract(string RuleId, string Text, string Basis);

/// <summary>A question that could change the first networks.</summary>
internal sealed record QuestionContract(string Field, string Text);

/// <summary>A place of the answer.</summary>
internal sealed record AnswerPlaceContract(
    Guid Id,
    string Name,
    string? CommuneCode,
    double? DistanceKm,
    bool? OpenNow,
    DateTimeOffset? NextOpening,
    IReadOnlyList<string> Channels,
    string? Phone,
    string? WrittenAlternative,
    bool? StepFree,
    DateOnly? ConfirmedOn,
    bool Fictitious
);
