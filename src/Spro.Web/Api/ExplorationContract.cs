using System.Text.Json;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Exploration;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

#pragma warning disable CA1812 // Described only: the body is read by Core (ExplorationRequestJson).

/// <summary>What somebody said; every member may be left out.</summary>
/// <param name="Interests">What they like.</param>
/// <param name="Refusals">What they would rather not.</param>
/// <param name="Skills">What they can do, wherever they learnt it.</param>
/// <param name="Needs">What they need it to be.</param>
/// <param name="Difficulties">What is hard for them. Voluntary: it tells of health, is in no address and is kept nowhere.</param>
/// <param name="CommuneCode">INSEE code of their commune: pages of occupations are then seen from there.</param>
internal sealed record ExplorationRequestContract(
    IReadOnlyList<string>? Interests,
    IReadOnlyList<string>? Refusals,
    IReadOnlyList<string>? Skills,
    IReadOnlyList<string>? Needs,
    IReadOnlyList<string>? Difficulties,
    string? CommuneCode
);

#pragma warning restore CA1812

/// <summary>Something one may choose.</summary>
/// <param name="Field">The field of the request that lists it.</param>
/// <param name="Code">Its code there.</param>
/// <param name="Label">As the person reads it.</param>
internal sealed record ExplorationItemContract(string Field, string Code, string Label);

/// <summary>All that one may choose, in the order in which it is proposed.</summary>
/// <param name="Items">In order.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Next">Always null: all are here.</param>
internal sealed record ExplorationItemList(IReadOnlyList<ExplorationItemContract> Items, int Total, string? Next);

/// <summary>Why an occupation is suggested.</summary>
/// <param name="Kind">"first-interest", "second-interest", "skill"; of an unexpected one "other-sector" or "widening".</param>
/// <param name="Item">The code of what they said; null for the unexpected.</param>
/// <param name="Quote">The words of the occupation that answer it; null for an interest.</param>
internal sealed record SuggestionReasonContract(string Kind, string? Item, string? Quote);

/// <summary>What to know before going on. Needs and difficulties take nothing away and move nothing.</summary>
/// <param name="Kind">"said", "no-diploma-asked", "regulated", "first-certification", "access-unknown", "look-at-trainings" or "conditions-unknown".</param>
/// <param name="Field">The field of what they said.</param>
/// <param name="Item">Its code.</param>
/// <param name="Quote">The words of the occupation; null when there are none.</param>
/// <param name="Certification">The code of the certification meant; null for another kind.</param>
internal sealed record SuggestionCautionContract(
    string Kind,
    string Field,
    string Item,
    string? Quote,
    string? Certification
);

/// <summary>An occupation suggested.</summary>
/// <param name="RomeCode">Its code.</param>
/// <param name="Title">Its title in both forms.</param>
/// <param name="Url">Its page.</param>
/// <param name="Points">What it is ordered by.</param>
/// <param name="Reasons">At least one.</param>
/// <param name="Cautions">What to know.</param>
/// <param name="From">The editions that say all this.</param>
internal sealed record SuggestedOccupationContract(
    string RomeCode,
    string Title,
    string Url,
    int Points,
    IReadOnlyList<SuggestionReasonContract> Reasons,
    IReadOnlyList<SuggestionCautionContract> Cautions,
    IReadOnlyList<SourceContract> From
)
{
    public static SuggestedOccupationContract Of(Suggestion one, string? commune) =>
        new(
            one.Occupation.RomeCode,
            one.Occupation.Name,
            commune is null
                ? Links.Occupation(one.Occupation.RomeCode)
                : Links.OccupationNear(one.Occupation.RomeCode, commune),
            one.Points,
            [
                .. one.Reasons.Select(reason => new SuggestionReasonContract(
                    NameOf(reason.Kind),
                    reason.Item?.Code,
                    reason.Quote
                )),
            ],
            [
                .. one.Cautions.Select(caution => new SuggestionCautionContract(
                    NameOf(caution.Kind),
                    ExplorationRequestJson.FieldOf(caution.Item.Kind),
                    caution.Item.Code,
                    caution.Quote,
                    caution.Certification?.Code
                )),
            ],
            [.. one.Editions.Select(edition => SourceContract.Of(edition, one.Occupation.RomeCode))]
        );

    private static string NameOf<T>(T kind)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}

/// <summary>What the exploration suggests.</summary>
/// <param name="Expected">Where the answers lead, in order.</param>
/// <param name="Unexpected">Where one would not have looked: from other sectors.</param>
/// <param name="Notice">How the order is made, and what never counts.</param>
internal sealed record ExplorationContract(
    IReadOnlyList<SuggestedOccupationContract> Expected,
    IReadOnlyList<SuggestedOccupationContract> Unexpected,
    string Notice
);
