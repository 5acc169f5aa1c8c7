using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;

namespace Spro.Core.Steering;

/// <summary>Where a number of people received comes from. Numbers of different sources are never added together.</summary>
public enum FigureSource
{
    /// <summary>Contacts recorded one by one, at the desk or by the structure's own software.</summary>
    Observed,

    /// <summary>Strokes on paper.</summary>
    Tally,
}

/// <summary>Some people received in a month, alike in all that is counted.</summary>
/// <param name="Group">What they are counted under: a territory, a network, a place; null when it is not known.</param>
/// <param name="Source">Where the number comes from.</param>
/// <param name="Channel">How they came; null when it is not known.</param>
/// <param name="Age">Their age band; null when it is not known.</param>
/// <param name="Public">Their main status, by its code; null when it is not known.</param>
/// <param name="Answered">A first answer was recorded in the same contact; null when it is not known.</param>
/// <param name="Count">How many.</param>
public sealed record DeskFact(
    string? Group,
    FigureSource Source,
    ContactChannel? Channel,
    string? Age,
    string? Public,
    bool? Answered,
    int Count
);

/// <summary>One number of a breakdown.</summary>
/// <param name="Code">What is counted: a channel by its name, an age band, a status; null for those of whom it is not known.</param>
/// <param name="Count">How many; null when they are too few to be published.</param>
public sealed record FigurePart(string? Code, int? Count);

/// <summary>
/// How many people were received in a month under one heading, from one source: indicators I06 (by channel, place, public),
/// I07 (first answer in the same contact) and I19 (who they are). I08, doors closed on somebody, is none: no contact can
/// end so (<see cref="ContactEnding"/>).
/// </summary>
/// <param name="Group">The heading; null for what stands under none.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Total">How many; null when they are too few to be published: then nothing else is.</param>
/// <param name="Channels">By channel.</param>
/// <param name="Ages">By age.</param>
/// <param name="Publics">By main status.</param>
/// <param name="Answered">With a first answer in the same contact; null when it is not known, or not published.</param>
public sealed record DeskFigure(
    string? Group,
    FigureSource Source,
    int? Total,
    IReadOnlyList<FigurePart> Channels,
    IReadOnlyList<FigurePart> Ages,
    IReadOnlyList<FigurePart> Publics,
    int? Answered
)
{
    /// <summary>The share that had a first answer in the same contact, in hundredths; null when it is not known.</summary>
    public double? AnsweredShare =>
        Total is > 0 and var all && Answered is { } answered ? 100.0 * answered / all : null;

    /// <summary>The figures of each heading and source, whole, in the order of their codes. Pure.</summary>
    public static IReadOnlyList<DeskFigure> Of(IEnumerable<DeskFact> facts) =>
        [
            .. facts
                .GroupBy(fact => (fact.Group, fact.Source))
                .OrderBy(group => group.Key.Group, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Source)
                .Select(group => new DeskFigure(
                    group.Key.Group,
                    group.Key.Source,
                    group.Sum(fact => fact.Count),
                    Parts(group, fact => fact.Channel?.ToString(), Enum.GetNames<ContactChannel>()),
                    Parts(group, fact => fact.Age, AgeBands.All),
                    Parts(group, fact => fact.Public, SituationField.MainStatus.Values),
                    group.All(fact => fact.Answered is not null)
                        ? group.Where(fact => fact.Answered == true).Sum(fact => fact.Count)
                        : null
                )),
        ];

    /// <summary>The same, as they may be published: see <see cref="SmallCounts"/>. Pure.</summary>
    public static IReadOnlyList<DeskFigure> Publish(IReadOnlyList<DeskFigure> whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var hidden = new HashSet<DeskFigure>(ReferenceEqualityComparer.Instance);
        foreach (var source in whole.GroupBy(figure => figure.Source))
        {
            var figures = source.ToList();
            foreach (var (index, isHidden) in SmallCounts.Hidden([.. figures.Select(one => one.Total ?? 0)]).Index())
                if (isHidden)
                    hidden.Add(figures[index]);
        }
        return [.. whole.Select(figure => hidden.Contains(figure) ? figure.Nothing() : figure.Published())];
    }

    private DeskFigure Nothing() => this with { Total = null, Channels = [], Ages = [], Publics = [], Answered = null };

    private DeskFigure Published() =>
        this with
        {
            Channels = Published(Channels),
            Ages = Published(Ages),
            Publics = Published(Publics),
            Answered =
                Answered is { } answered && !SmallCounts.Hidden([answered, Total!.Value - answered]).Contains(true)
                    ? answered
                    : null,
        };

    private static IReadOnlyList<FigurePart> Published(IReadOnlyList<FigurePart> parts)
    {
        var hidden = SmallCounts.Hidden([.. parts.Select(part => part.Count ?? 0)]);
        return [.. parts.Select((part, index) => hidden[index] ? part with { Count = null } : part)];
    }

    // Those of whom nothing is said come last, and are not left out: shares would be wrong.
    private static IReadOnlyList<FigurePart> Parts(
        IEnumerable<DeskFact> facts,
        Func<DeskFact, string?> codeOf,
        IReadOnlyList<string> codes
    )
    {
        var counts = facts.ToLookup(codeOf, fact => fact.Count, StringComparer.Ordinal);
        return
        [
            .. codes
                .Append(null)
                .Select(code => new FigurePart(code, counts[code!].Sum()))
                .Where(part => part.Count > 0),
        ];
    }
}

/// <summary>What the structures of a network, or the network itself, say that they received in a month.</summary>
/// <param name="NetworkCode">The network; null outside every network.</param>
/// <param name="ByNetwork">The network says so of itself; else some of its structures do, each for itself.</param>
/// <param name="Declarers">How many declare.</param>
/// <param name="Total">How many people; null when they are too few to be published.</param>
/// <param name="Channels">By channel.</param>
/// <param name="Answered">With a first answer in the same contact; null when it is not known.</param>
public sealed record DeclaredFigure(
    string? NetworkCode,
    bool ByNetwork,
    int Declarers,
    int? Total,
    IReadOnlyList<FigurePart> Channels,
    int? Answered
)
{
    /// <summary>The figures of each network, whole, in the order of their codes. Pure.</summary>
    public static IReadOnlyList<DeclaredFigure> Of(IEnumerable<DeclaredTotal> totals) =>
        [
            .. totals
                .GroupBy(total => (total.NetworkCode, ByNetwork: total.StructureId is null))
                .OrderBy(group => group.Key.NetworkCode, StringComparer.Ordinal)
                .ThenByDescending(group => group.Key.ByNetwork)
                .Select(group =>
                {
                    var counts = group.SelectMany(total => total.Counts).ToList();
                    return new DeclaredFigure(
                        group.Key.NetworkCode,
                        group.Key.ByNetwork,
                        group.Count(),
                        counts.Sum(one => one.Contacts),
                        [
                            .. counts
                                .GroupBy(one => one.Channel)
                                .OrderBy(channel => channel.Key)
                                .Select(channel => new FigurePart(
                                    channel.Key.ToString(),
                                    channel.Sum(one => one.Contacts)
                                ))
                                .Where(part => part.Count > 0),
                        ],
                        counts.TrueForAll(one => one.Answered is not null) ? counts.Sum(one => one.Answered) : null
                    );
                }),
        ];

    /// <summary>The same, as it may be published. Pure.</summary>
    public DeclaredFigure Published()
    {
        if (Total < SmallNumbers.Fewest)
            return this with { Total = null, Channels = [], Answered = null };
        var hidden = SmallCounts.Hidden([.. Channels.Select(part => part.Count ?? 0)]);
        return this with
        {
            Channels = [.. Channels.Select((part, index) => hidden[index] ? part with { Count = null } : part)],
            Answered =
                Answered is { } answered && !SmallCounts.Hidden([answered, Total!.Value - answered]).Contains(true)
                    ? answered
                    : null,
        };
    }
}
