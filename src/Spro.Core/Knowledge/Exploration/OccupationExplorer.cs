using Spro.Core.Common;

namespace Spro.Core.Knowledge.Exploration;

/// <summary>
/// Suggests occupations to somebody who says what they like and can do (charter §2). It is a pure function of the answers
/// and the catalogue: the same answers give the same suggestions, whoever asks.
/// </summary>
public sealed class OccupationExplorer
{
    /// <summary>Suggestions that the answers lead to, at most.</summary>
    public const int MostExpected = 9;

    /// <summary>Of which from one sector, at most.</summary>
    public const int MostOfOneSector = 3;

    /// <summary>Unexpected suggestions, when there are as many occupations.</summary>
    public const int MostUnexpected = 3;

    /// <summary>Points of something liked that is the first interest; the second gives one, and so does a skill.</summary>
    public const int FirstInterestPoints = 2;

    /// <summary>Points that something refused takes off.</summary>
    public const int RefusalPoints = 2;

    private readonly IReadOnlyList<Explored> _all;
    private readonly Certifications _certifications;

    /// <summary>Reads the words of each occupation once.</summary>
    public OccupationExplorer(Occupations occupations, Certifications certifications)
    {
        ArgumentNullException.ThrowIfNull(occupations);
        _certifications = certifications;
        _all = [.. occupations.All.Select(occupation => new Explored(occupation))];
    }

    /// <summary>
    /// At most twelve. First those with a reason, by points: two for each thing liked that is the first interest of the
    /// occupation, one when it is the second, one for each thing one can do that is done there, two less for each thing
    /// refused that its words speak of; equals in an order mixed from the answers and the codes; one of those that
    /// share their words, three of a sector at most. Then up to three unexpected ones. Needs and difficulties move nothing and take nothing away: they are said.
    /// </summary>
    public Suggestions Suggest(ExplorationAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var ranked = Rank(answers);
        var expected = Expected(ranked);
        var unexpected = Unexpected(ranked, expected);
        return new Suggestions(
            [.. expected.Select(one => Tell(one, answers, []))],
            [.. unexpected.Select(one => Tell(one.Ranked, answers, [new SuggestionReason(one.Why)]))]
        );
    }

    private List<Ranked> Rank(ExplorationAnswers answers)
    {
        var key = string.Join(' ', answers.All.Where(Orders).Select(item => $"{item.Kind}:{item.Code}"));
        return
        [
            .. _all.Select(one =>
                {
                    var reasons = one.ReasonsFor(answers);
                    var refusals = answers.Of(ExplorationKind.Refusal).Count(one.Said.ContainsKey);
                    var points =
                        reasons.Sum(reason => reason.Kind == ReasonKind.FirstInterest ? FirstInterestPoints : 1)
                        - RefusalPoints * refusals;
                    return new Ranked(one, points, refusals > 0, reasons, StableId.Of("exploration " + key, one.Code));
                })
                .OrderByDescending(one => one.Points)
                .ThenBy(one => one.Turn)
                // What was split from one code since has the same words: one of them is enough, each in its turn.
                .DistinctBy(one => one.Explored.Family),
        ];

        static bool Orders(ExplorationItem item) =>
            item.Kind is ExplorationKind.Interest or ExplorationKind.Skill or ExplorationKind.Refusal;
    }

    private static List<Ranked> Expected(List<Ranked> ranked)
    {
        // However few occupations there are, some are left to surprise.
        var most = Math.Min(MostExpected, ranked.Count - MostUnexpected);
        var bySector = new Dictionary<char, int>();
        List<Ranked> expected = [];
        foreach (var one in ranked.Where(one => one.Reasons.Count > 0))
        {
            if (expected.Count >= most)
                break;
            var others = bySector.GetValueOrDefault(one.Explored.Sector);
            if (others == MostOfOneSector)
                continue;
            bySector[one.Explored.Sector] = others + 1;
            expected.Add(one);
        }
        return expected;
    }

    private static List<(Ranked Ranked, ReasonKind Why)> Unexpected(List<Ranked> ranked, List<Ranked> expected)
    {
        var seen = expected.Select(one => one.Explored.Sector).ToHashSet();
        // What was refused comes last, what has something in common comes first.
        var left = ranked
            .Except(expected)
            .OrderBy(one => one.IsRefused)
            .ThenBy(one => one.Reasons.Count == 0)
            .ThenBy(one => one.Turn)
            .ToList();
        var others = left.Where(one => !seen.Contains(one.Explored.Sector))
            .DistinctBy(one => one.Explored.Sector)
            .Take(MostUnexpected)
            .ToList();
        return
        [
            .. others.Select(one => (one, ReasonKind.OtherSector)),
            .. left.Except(others).Take(MostUnexpected - others.Count).Select(one => (one, ReasonKind.Widening)),
        ];
    }

    private Suggestion Tell(Ranked ranked, ExplorationAnswers answers, IReadOnlyList<SuggestionReason> unexpected)
    {
        var one = ranked.Explored;
        List<SuggestionCaution> cautions = [.. Cautions(one, answers)];
        return new Suggestion(
            one.Occupation,
            ranked.Points,
            [.. unexpected, .. ranked.Reasons],
            cautions,
            [
                .. new[] { one.Occupation.From, one.Occupation.Interests?.From }
                    .Concat(answers.All.Select(item => one.Said.GetValueOrDefault(item)?.From))
                    .Append(
                        cautions.Select(caution => caution.Certification?.From).FirstOrDefault(from => from is not null)
                    )
                    .OfType<ReferentialVersion>()
                    .Distinct(),
            ]
        );
    }

    private IEnumerable<SuggestionCaution> Cautions(Explored one, ExplorationAnswers answers)
    {
        foreach (var item in answers.All)
        {
            if (item.Kind is ExplorationKind.Interest or ExplorationKind.Skill)
                continue;
            if (item.Code == NoDiploma)
                yield return Access(one, item);
            else if (item.Code == Soon)
                yield return new SuggestionCaution(CautionKind.LookAtTrainings, item);
            else if (one.Said.TryGetValue(item, out var sentence))
                yield return new SuggestionCaution(CautionKind.Said, item, sentence.Text);
            else if (!one.TellsConditions)
                yield return new SuggestionCaution(CautionKind.ConditionsUnknown, item);
        }
    }

    private SuggestionCaution Access(Explored one, ExplorationItem item)
    {
        if (one.Occupation.IsRegulated == true)
            return new SuggestionCaution(CautionKind.Regulated, item);
        if (one.Said.TryGetValue(item, out var sentence))
            return new SuggestionCaution(CautionKind.NoDiplomaAsked, item, sentence.Text);
        var first = _certifications
            .LeadingTo(one.Occupation)
            .FirstOrDefault(certification => certification is { IsCertifying: true, Level: not null });
        return first is null
            ? new SuggestionCaution(CautionKind.AccessUnknown, item)
            : new SuggestionCaution(CautionKind.FirstCertification, item) { Certification = first };
    }

    private const string NoDiploma = "sans-diplome";
    private const string Soon = "vite";

    private sealed record Ranked(
        Explored Explored,
        int Points,
        bool IsRefused,
        IReadOnlyList<SuggestionReason> Reasons,
        Guid Turn
    );

    /// <summary>An occupation, with the sentence of it that speaks of each item.</summary>
    private sealed class Explored
    {
        public Explored(OccupationRecord occupation)
        {
            Occupation = occupation;
            var words = new WordsOfOccupation(occupation);
            TellsConditions = words.Conditions.Count > 0;
            foreach (var item in ExplorationItem.All)
            {
                var sentence = item.FirstSaidIn(
                    item.Kind switch
                    {
                        ExplorationKind.Skill => words.Acts,
                        ExplorationKind.Refusal => words.Conditions.Concat(words.Acts),
                        ExplorationKind.Need when item.Code == NoDiploma => words.Access,
                        _ => words.Conditions,
                    }
                );
                if (sentence is not null)
                    Said[item] = sentence;
            }
        }

        public OccupationRecord Occupation { get; }
        public string Code => Occupation.RomeCode;
        public char Sector => Code[0];

        /// <summary>The occupation its words were written for.</summary>
        public string Family => Occupation.Interests?.Origin.RomeCode ?? Occupation.Definition?.Origin.RomeCode ?? Code;
        public bool TellsConditions { get; }
        public Dictionary<ExplorationItem, WordsOfOccupation.Sentence> Said { get; } = [];

        public List<SuggestionReason> ReasonsFor(ExplorationAnswers answers)
        {
            List<SuggestionReason> reasons = [];
            var interests = Occupation.Interests?.Value;
            foreach (var item in answers.Of(ExplorationKind.Interest))
            {
                if (item.Letter == interests?.Major)
                    reasons.Add(new SuggestionReason(ReasonKind.FirstInterest, item));
                else if (item.Letter == interests?.Minor)
                    reasons.Add(new SuggestionReason(ReasonKind.SecondInterest, item));
            }
            foreach (var item in answers.Of(ExplorationKind.Skill))
            {
                if (Said.TryGetValue(item, out var sentence))
                    reasons.Add(new SuggestionReason(ReasonKind.Skill, item, sentence.Text));
            }
            return reasons;
        }
    }
}
