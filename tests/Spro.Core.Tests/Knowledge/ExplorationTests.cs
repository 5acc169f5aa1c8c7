using CsCheck;
using Spro.Core.Demonstration;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Exploration;

namespace Spro.Core.Tests.Knowledge;

/// <summary>Whoever explores is surprised, told why, and loses nothing by having said what is hard.</summary>
public sealed class ExplorationTests
{
    private static readonly OccupationExplorer Explorer = Of(DemonstrationOccupations.Rows());

    /// <summary>Any choice of items.</summary>
    private static readonly Gen<List<ExplorationItem>> AnyItems = Gen
        .Bool.Array[ExplorationItem.All.Count]
        .Select(chosen => ExplorationItem.All.Where((_, rank) => chosen[rank]).ToList());

    [Fact]
    public void The_choices_are_few_and_two_interests_answer_each_letter()
    {
        Assert.Equal(12, ExplorationItem.Of(ExplorationKind.Interest).Count());
        Assert.All("RIASEC", letter => Assert.Equal(2, ExplorationItem.All.Count(item => item.Letter == $"{letter}")));
        Assert.Equal(6, ExplorationItem.Of(ExplorationKind.Refusal).Count());
        Assert.Equal(12, ExplorationItem.Of(ExplorationKind.Skill).Count());
        Assert.Equal(ExplorationItem.All.Count, ExplorationItem.All.DistinctBy(item => (item.Kind, item.Code)).Count());
    }

    [Fact]
    public void The_same_answers_give_the_same_suggestions_in_whatever_order_they_were_given()
    {
        AnyItems
            .SelectMany(items => Gen.Shuffle(items.ToArray()), (items, shuffled) => (items, shuffled))
            .Sample(
                given =>
                    Told(Explorer, given.items)
                        .SequenceEqual(Told(Of(DemonstrationOccupations.Rows()), given.shuffled)),
                iter: 20
            );
    }

    [Fact]
    public void Neither_names_nor_the_order_of_the_catalogue_change_the_order_of_suggestions()
    {
        var renamed = Of(
            DemonstrationOccupations
                .Rows()
                .Select(row => row is Occupation one ? one with { Title = "Z" + one.Title[^1] + one.Title } : row)
                .Reverse()
        );
        AnyItems.Sample(items => Codes(Explorer, items).SequenceEqual(Codes(renamed, items)));
    }

    [Fact]
    public void There_are_twelve_at_most_each_has_a_reason_and_some_are_always_unexpected()
    {
        AnyItems.Sample(items =>
        {
            var suggestions = Explorer.Suggest(new ExplorationAnswers(items));
            Assert.InRange(suggestions.All.Count(), 3, 12);
            Assert.Equal(OccupationExplorer.MostUnexpected, suggestions.Unexpected.Count);
            Assert.All(suggestions.All, one => Assert.NotEmpty(one.Reasons));
            Assert.All(suggestions.All, one => Assert.NotEmpty(one.Editions));
            Assert.Equal(suggestions.All.Count(), suggestions.All.Select(one => one.Occupation).Distinct().Count());
            Assert.All(suggestions.Expected, one => Assert.All(one.Reasons, reason => Assert.NotNull(reason.Item)));
            Assert.All(suggestions.Unexpected, one => Assert.Null(one.Reasons[0].Item));
            var sectors = suggestions.Expected.Select(one => one.Occupation.RomeCode[0]).ToList();
            Assert.All(sectors.CountBy(sector => sector), sector => Assert.InRange(sector.Value, 1, 3));
            Assert.All(
                suggestions.Unexpected.Where(one => one.Reasons[0].Kind == ReasonKind.OtherSector),
                one => Assert.DoesNotContain(one.Occupation.RomeCode[0], sectors)
            );
        });
    }

    [Fact]
    public void Those_expected_come_by_points_and_each_point_is_a_reason_or_a_refusal()
    {
        AnyItems.Sample(items =>
        {
            var expected = Explorer.Suggest(new ExplorationAnswers(items)).Expected;
            Assert.Equal(expected.Select(one => one.Points).OrderDescending(), expected.Select(one => one.Points));
            Assert.All(
                expected,
                one =>
                    Assert.Equal(
                        one.Points,
                        one.Reasons.Sum(reason => reason.Kind == ReasonKind.FirstInterest ? 2 : 1)
                            - 2 * one.Cautions.Count(IsRefused)
                    )
            );
        });

        static bool IsRefused(SuggestionCaution caution) =>
            caution is { Kind: CautionKind.Said, Item.Kind: ExplorationKind.Refusal };
    }

    [Fact]
    public void What_is_hard_or_needed_neither_removes_nor_moves_an_occupation()
    {
        AnyItems.Sample(items =>
            Codes(Explorer, items)
                .SequenceEqual(
                    Codes(
                        Explorer,
                        items.Where(item => item.Kind is not (ExplorationKind.Difficulty or ExplorationKind.Need))
                    )
                )
        );
    }

    public static TheoryData<string> Hard =>
        [.. ExplorationItem.Of(ExplorationKind.Difficulty).Select(item => item.Code)];

    [Theory]
    [MemberData(nameof(Hard))]
    public void What_is_hard_is_said_in_the_words_of_the_occupations_that_it_touches(string code)
    {
        var hard = Item(ExplorationKind.Difficulty, code);
        foreach (var interest in ExplorationItem.Of(ExplorationKind.Interest))
        {
            foreach (var one in Explorer.Suggest(new ExplorationAnswers([interest, hard])).All)
            {
                Assert.All(one.Cautions, caution => Assert.Equal(CautionKind.Said, caution.Kind));
                Assert.All(one.Cautions, caution => Assert.Contains(caution.Quote!, Texts(one.Occupation)));
            }
        }
    }

    [Theory]
    [InlineData(ExplorationKind.Difficulty, "porter", "J1501", "Station debout, port de personnes avec du matériel")]
    [InlineData(ExplorationKind.Difficulty, "debout", "D1202", "Station debout, bras en l'air")]
    [InlineData(ExplorationKind.Difficulty, "froid-chaud", "D1102", "Fournil chaud, machines bruyantes")]
    [InlineData(ExplorationKind.Difficulty, "se-baisser", "A1433", null)]
    [InlineData(ExplorationKind.Difficulty, "porter", "M1855", "")]
    [InlineData(ExplorationKind.Refusal, "nuit", "K2503", null)]
    [InlineData(ExplorationKind.Refusal, "dehors", "M1203", "")]
    public void The_words_are_recognised_where_they_are_and_not_elsewhere(
        ExplorationKind kind,
        string code,
        string occupation,
        string? quote
    )
    {
        var item = Item(kind, code);
        var suggested = Only(occupation).Suggest(new ExplorationAnswers([item])).All.Single();
        var said = suggested.Cautions.SingleOrDefault(caution => caution.Item == item)?.Quote;
        if (quote is null)
            Assert.NotNull(said);
        else
            Assert.Equal(quote, said ?? "");
    }

    [Fact]
    public void Each_choice_speaks_of_some_occupations_and_not_of_all()
    {
        var alone = DemonstrationOccupations.Rows().OfType<Occupation>().Select(one => Only(one.RomeCode)).ToList();
        Assert.All(
            ExplorationItem.All.Where(item => item is { Letter: null, Code: not "vite" }),
            item =>
            {
                var touched = alone.Count(explorer =>
                    explorer.Suggest(new ExplorationAnswers([item])).All.Single() is var one
                    && (
                        one.Cautions.Any(caution => caution.Quote is not null)
                        || one.Reasons.Any(reason => reason.Quote is not null)
                    )
                );
                Assert.True(touched >= 3 && touched <= alone.Count - 10, $"{item.Kind} {item.Code}: {touched}");
            }
        );
    }

    [Fact]
    public void Nothing_known_of_the_conditions_is_said_and_not_taken_for_ease()
    {
        var bare = new OccupationExplorer(
            Occupations.Of([Editions.Of("460", [("A1101", null)], [])]),
            Certifications.None
        );
        var suggested = bare.Suggest(
            new ExplorationAnswers([
                Item(ExplorationKind.Difficulty, "porter"),
                Item(ExplorationKind.Need, "sans-diplome"),
            ])
        );
        Assert.Equal(
            [CautionKind.AccessUnknown, CautionKind.ConditionsUnknown],
            suggested.All.Single().Cautions.Select(caution => caution.Kind)
        );
    }

    [Fact]
    public void Without_diploma_one_is_told_what_the_law_or_the_occupation_says()
    {
        var need = Item(ExplorationKind.Need, "sans-diplome");
        Assert.Equal(CautionKind.Regulated, KindFor("J1501"));
        Assert.Equal(CautionKind.NoDiplomaAsked, KindFor("A1203"));

        CautionKind KindFor(string code) =>
            Only(code).Suggest(new ExplorationAnswers([need])).All.Single().Cautions.Single().Kind;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void However_few_occupations_are_known_all_may_come_and_some_are_unexpected(int count)
    {
        var few = new OccupationExplorer(
            Occupations.Of([
                Editions.Of(
                    "460",
                    [.. Enumerable.Range(1, count).Select(rank => ($"A110{rank}", (string?)null))],
                    [],
                    [
                        .. Enumerable
                            .Range(1, count)
                            .Select(rank => new OccupationInterests
                            {
                                Version = "460",
                                RomeCode = $"A110{rank}",
                                Major = "R",
                            }),
                    ]
                ),
            ]),
            Certifications.None
        );
        var suggestions = few.Suggest(new ExplorationAnswers([Item(ExplorationKind.Interest, "mains")]));
        Assert.Equal(count, suggestions.All.Count());
        Assert.Equal(Math.Min(count, OccupationExplorer.MostUnexpected), suggestions.Unexpected.Count);
    }

    [Fact]
    public void Of_the_occupations_that_share_their_words_one_is_suggested_and_each_has_its_turn()
    {
        var liked = new OccupationInterests
        {
            Version = "344",
            RomeCode = "A1101",
            Major = "R",
        };
        var split = new OccupationExplorer(
            Occupations.Of([
                Editions.Of("344", [("A1101", null)], [], liked),
                Editions.Of("460", [("A1101", "A1101"), ("A1102", "A1101"), ("A1103", "A1101")], []),
            ]),
            Certifications.None
        );
        var first = ExplorationItem
            .Of(ExplorationKind.Skill)
            .Select(skill => split.Suggest(new ExplorationAnswers([skill])).All.Single().Occupation.RomeCode);
        Assert.Equal(["A1101", "A1102", "A1103"], first.Distinct().Order(StringComparer.Ordinal));
    }

    private static OccupationExplorer Of(IEnumerable<VersionedRow> rows) =>
        new(
            Occupations.Of([
                OccupationEdition.Of(DemonstrationOccupations.Edition(new DateOnly(2026, 11, 25)), [.. rows]),
            ]),
            Certifications.None
        );

    private static OccupationExplorer Only(string code) =>
        Of(DemonstrationOccupations.Rows().Where(row => row is not Occupation one || one.RomeCode == code));

    private static ExplorationItem Item(ExplorationKind kind, string code) =>
        ExplorationItem.Of(kind).Single(item => item.Code == code);

    private static IEnumerable<string> Codes(OccupationExplorer explorer, IEnumerable<ExplorationItem> items) =>
        explorer.Suggest(new ExplorationAnswers(items)).All.Select(one => one.Occupation.RomeCode);

    private static IEnumerable<string> Told(OccupationExplorer explorer, IEnumerable<ExplorationItem> items) =>
        explorer
            .Suggest(new ExplorationAnswers(items))
            .All.Select(one =>
                $"{one.Occupation.RomeCode} {one.Points} {string.Join('|', one.Reasons)} {string.Join('|', one.Cautions)}"
            );

    private static string Texts(OccupationRecord occupation) =>
        string.Join('\n', occupation.HardSides!.Value.Concat(occupation.Surroundings!.Value.Conditions));
}
