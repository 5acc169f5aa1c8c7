namespace Spro.Core.Guidance;

/// <summary>How a network or a flag moved between two versions.</summary>
/// <param name="Code">Code of the network or of the flag.</param>
/// <param name="Before">Where it stood, in plain French ("absent", "en premier").</param>
/// <param name="After">Where it stands.</param>
public sealed record RuleSetMove(string Code, string Before, string After)
{
    /// <inheritdoc />
    public override string ToString() => $"{Code} : {Before} → {After}";
}

/// <summary>Situations that change in the same way.</summary>
/// <param name="Moves">What changes.</param>
/// <param name="Count">In how many situations of the grid.</param>
/// <param name="Where">What these situations have in common, field by field; fields that vary freely are left out.</param>
/// <param name="Example">One of them, the one that says the least.</param>
public sealed record RuleSetChange(
    IReadOnlyList<RuleSetMove> Moves,
    int Count,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Where,
    Situation Example
);

/// <summary>What changes for people between two versions of the rules.</summary>
/// <param name="Situations">How many situations were compared.</param>
/// <param name="Changes">The changes, the most frequent first.</param>
public sealed record RuleSetDiff(int Situations, IReadOnlyList<RuleSetChange> Changes)
{
    private const string Unsaid = "non dit";

    /// <summary>Compares two versions on the single-field situations and on a grid at the ages where rules turn.</summary>
    public static RuleSetDiff Compare(RuleSet before, RuleSet after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var turning = before.Compiled.TurningAges.Union(after.Compiled.TurningAges).ToHashSet();
        Situation[] grid =
        [
            .. SituationGrid.SingleFields(before),
            .. SituationGrid
                .StatusesAndAges()
                .Where(situation =>
                    situation.Age!.Value.Min == SituationGrid.FirstAge || turning.Contains(situation.Age.Value.Min)
                )
                .SelectMany(SituationGrid.Crossed),
        ];
        var possible = SituationField.All.ToDictionary(field => field, field => Values(field, grid).Length);
        var changed = grid.AsParallel()
            .AsOrdered()
            .Select(situation => (Situation: situation, Moves: Moves(before, after, situation)))
            .Where(change => change.Moves.Count > 0)
            .ToArray();
        return new RuleSetDiff(
            grid.Length,
            [
                .. changed
                    .GroupBy(change => string.Join(" | ", change.Moves), StringComparer.Ordinal)
                    .Select(same =>
                        Summarise(same.First().Moves, [.. same.Select(change => change.Situation)], possible)
                    )
                    .OrderByDescending(change => change.Count),
            ]
        );
    }

    private static List<RuleSetMove> Moves(RuleSet before, RuleSet after, Situation situation)
    {
        var (old, now) = (FirstAnswer.Decide(before, situation), FirstAnswer.Decide(after, situation));
        if (ShowTheSame(old, now))
        {
            return [];
        }

        var (from, to) = (Standings(old), Standings(now));
        return
        [
            .. from
                .Keys.Union(to.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(code => new RuleSetMove(
                    code,
                    from.GetValueOrDefault(code, "absent"),
                    to.GetValueOrDefault(code, "absent")
                ))
                .Where(move => move.Before != move.After),
        ];
    }

    private static bool ShowTheSame(Decision old, Decision now) =>
        ShowTheSame(old.Answers, now.Answers)
        && ShowTheSame(old.Complements, now.Complements)
        && ShowTheSame(old.Others, now.Others)
        && old.Questions.SequenceEqual(now.Questions)
        && old.Flags.SequenceEqual(now.Flags);

    private static bool ShowTheSame(IReadOnlyList<NetworkAnswer> old, IReadOnlyList<NetworkAnswer> now)
    {
        var same = old.Count == now.Count;
        for (var index = 0; same && index < old.Count; index++)
        {
            same = old[index].Network.Code == now[index].Network.Code && old[index].Rank == now[index].Rank;
        }

        return same;
    }

    private static Dictionary<string, string> Standings(Decision decision)
    {
        Dictionary<string, string> standings = new(StringComparer.Ordinal);
        foreach (var answer in decision.Answers)
        {
            standings[answer.Network.Code] = answer.Rank == AnswerRank.Primary ? "en premier" : "ensuite";
        }

        foreach (var answer in decision.Complements)
        {
            standings[answer.Network.Code] = "en complément";
        }

        foreach (var answer in decision.Others)
        {
            standings[answer.Network.Code] = "parmi les autres";
        }

        foreach (var flag in decision.Flags)
        {
            standings[flag.Code] = "signalé";
        }

        foreach (var question in decision.Questions)
        {
            standings[question.Name] = "demandé";
        }

        return standings;
    }

    private static RuleSetChange Summarise(
        IReadOnlyList<RuleSetMove> moves,
        Situation[] same,
        Dictionary<SituationField, int> possible
    )
    {
        Dictionary<string, IReadOnlyList<string>> where = new(StringComparer.Ordinal);
        foreach (var field in SituationField.All)
        {
            var values = Values(field, same);
            if (values is not [Unsaid] && values.Length < possible[field])
            {
                where[field.Name] = values;
            }
        }

        return new RuleSetChange(
            moves,
            same.Length,
            where,
            same.MinBy(situation => SituationField.All.Count(field => field.TextOf(situation) is not null))!
        );
    }

    private static string[] Values(SituationField field, IEnumerable<Situation> situations) =>
        [.. situations.Select(situation => field.TextOf(situation) ?? Unsaid).Distinct(StringComparer.Ordinal)];
}
