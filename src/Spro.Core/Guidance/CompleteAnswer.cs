using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Guidance;

/// <summary>What a first answer is asked from.</summary>
/// <param name="Situation">What the person said.</param>
/// <param name="CommuneCode">INSEE code of their commune.</param>
/// <param name="AtPlaceId">The place whose door was pushed.</param>
/// <param name="AtUtc">The moment asked about.</param>
public sealed record AnswerRequest(Situation Situation, string? CommuneCode, Guid? AtPlaceId, DateTime AtUtc)
{
    /// <summary>They ask for doors without a step. Voluntary: it travels in a body, and is kept nowhere.</summary>
    public bool Accessible { get; init; }

    /// <summary>The version of the rules to answer with, as a past answer named it; the one in force when null.</summary>
    public string? RulesVersion { get; init; }
}

/// <summary>A network of the answer, with its doors.</summary>
/// <param name="Answer">The network, its rank and the rules that gave it.</param>
/// <param name="Doors">Where to go or whom to call, in the published order.</param>
/// <param name="CoverageGap">No suitable place within reach and no way from afar.</param>
public sealed record AnsweredNetwork(NetworkAnswer Answer, IReadOnlyList<ProposedDoor> Doors, bool CoverageGap);

/// <summary>
/// The first answer a person gets: what matters for them, what the house they are in can do, then the doors. A pure
/// function of the catalogue and the request; the same two give the same answer for ever.
/// </summary>
public sealed record CompleteAnswer
{
    /// <summary>The networks decided, the questions and the flags.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The French words of the questions.</summary>
    public required Wording Words { get; init; }

    /// <summary>The commune asked about.</summary>
    public CommuneRecord? Commune { get; init; }

    /// <summary>The moment asked about.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>What matters for this situation, in a few plain sentences.</summary>
    public required IReadOnlyList<InformationSheet> Information { get; init; }

    /// <summary>The house whose door was pushed.</summary>
    public Door? Here { get; init; }

    /// <summary>The first doors, four networks at most.</summary>
    public required IReadOnlyList<AnsweredNetwork> Answers { get; init; }

    /// <summary>What completes them, three at most.</summary>
    public required IReadOnlyList<AnsweredNetwork> Complements { get; init; }

    /// <summary>Every other suitable network.</summary>
    public required IReadOnlyList<AnsweredNetwork> Others { get; init; }

    /// <summary>A signatory's door that is open, or opens first; always looked for.</summary>
    public ProposedDoor? NearestOpen { get; init; }

    /// <summary>Answers a request from a snapshot.</summary>
    /// <exception cref="RefusedException">The place is unknown, or <see cref="AnsweredCase.Of"/> refuses the request.</exception>
    public static CompleteAnswer For(PublicCatalogue catalogue, AnswerRequest request)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(request);
        var (commune, situation, day, rules) = AnsweredCase.Of(catalogue, request);
        var here = FindHere(catalogue, request);
        var decision = FirstAnswer.Decide(rules, situation);
        var who = new Whereabouts(
            commune,
            situation.DepartmentCode,
            situation.Age,
            request.AtUtc,
            day,
            request.Accessible
        );
        var remoteToo = decision.Flags.Any(flag => flag.Code is "PROXIMITY_OR_REMOTE" or "HUMAN_CHANNEL");
        return new CompleteAnswer
        {
            Decision = decision,
            Words = catalogue.Words,
            Commune = commune,
            AtUtc = request.AtUtc,
            Information = catalogue.Sheets.For(
                situation.Needs is { } needs ? NeedCodes.Of(needs) : [],
                decision.Flags.Select(flag => flag.Code)
            ),
            Here = here,
            Answers = WithDoors(decision.Answers),
            Complements = WithDoors(decision.Complements),
            Others = WithDoors(decision.Others),
            NearestOpen = DoorChoice.NearestOpen(catalogue.Doors, who),
        };

        AnsweredNetwork[] WithDoors(IReadOnlyList<NetworkAnswer> networks)
        {
            var answered = new AnsweredNetwork[networks.Count];
            for (var i = 0; i < answered.Length; i++)
            {
                var proposed = DoorChoice.Choose(catalogue.Doors, networks[i].Network.Code, who, remoteToo);
                answered[i] = new AnsweredNetwork(networks[i], proposed.Doors, proposed.CoverageGap);
            }
            return answered;
        }
    }

    private static Door? FindHere(PublicCatalogue catalogue, AnswerRequest request) =>
        request.AtPlaceId is not { } placeId
            ? null
            : catalogue.Doors.Find(placeId)
                ?? throw RefusedException.At("atPlaceId", "unknown-place", "Ce lieu n'est pas dans l'annuaire.");
}
