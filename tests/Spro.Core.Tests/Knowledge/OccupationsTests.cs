using Spro.Core.Knowledge;

namespace Spro.Core.Tests.Knowledge;

public sealed class OccupationsTests
{
    private static readonly OccupationEdition Older = Dated(
        Editions.Of(
            "344",
            [("A1101", null), ("A1201", null), ("A1301", null)],
            [("10", "A1101"), ("11", "A1101"), ("30", "A1301")],
            Definition("344", "A1101", "Ce qu'on faisait."),
            Way("A1101", "", "A1301", ""),
            Way("A1101", "", "A1201", ""),
            Way("A1101", "11", "A1201", "")
        ),
        new DateOnly(2021, 1, 1)
    );

    private static readonly OccupationEdition Newer = Dated(
        Editions.Of(
            "460",
            [("A1101", "A1101"), ("A1102", "A1101"), ("A1201", "A1201")],
            [("10", "A1101"), ("11", "A1102"), ("30", "A1201")]
        ),
        new DateOnly(2025, 11, 1)
    );

    [Fact]
    public void The_newest_edition_names_and_an_older_one_tells_what_it_alone_says()
    {
        var occupations = Occupations.Of([Older, Newer]);
        Assert.Equal("460", occupations.Current!.Version);
        var split = occupations.Find("A1102")!;
        Assert.Equal("460", split.From.Version);
        Assert.Equal(["Ce qu'on faisait."], split.Definition!.Value);
        Assert.Equal(("344", "A1101"), (split.Definition.From.Version, split.Definition.Origin.RomeCode));
        Assert.Null(split.Access);
        Assert.Null(split.Skills);
    }

    [Fact]
    public void What_the_newest_edition_says_of_a_split_occupation_is_its_own_and_not_its_parents()
    {
        var told = Dated(
            Editions.Of("470", [("A1101", "A1101"), ("A1102", "A1101")], [], Definition("470", "A1101", "Du parent.")),
            new DateOnly(2026, 5, 1)
        );
        var occupations = Occupations.Of([told]);
        Assert.NotNull(occupations.Find("A1101")!.Definition);
        Assert.Null(occupations.Find("A1102")!.Definition);
    }

    [Fact]
    public void A_closed_occupation_is_found_with_those_that_took_it_over_and_is_not_listed()
    {
        var occupations = Occupations.Of([Older, Newer]);
        var closed = occupations.Find("A1301")!;
        Assert.True(closed.IsClosed);
        Assert.Equal(["A1201"], closed.Heirs);
        Assert.DoesNotContain(closed, occupations.All);
    }

    [Fact]
    public void Neighbours_are_those_of_today_each_once_and_never_oneself()
    {
        var occupations = Occupations.Of([Older, Newer]);
        Assert.Equal(["A1201"], occupations.Find("A1101")!.Neighbours!.Value.Select(way => way.RomeCode));
    }

    [Fact]
    public void An_edition_whose_date_is_not_known_follows_the_numbered_one_before_it()
    {
        var next = Dated(Editions.Of("461", [("A1101", null)], []), null);
        var past = Dated(Editions.Of("350", [("A1101", null)], []), null);
        Assert.Equal("461", Occupations.Of([past, Newer, next, Older]).Current!.Version);
        Assert.Equal("460", Occupations.Of([past, Newer, Older]).Current!.Version);
    }

    [Fact]
    public void Our_own_words_yield_to_any_official_edition()
    {
        var ours = OccupationEdition.Of(
            Editions.Version("demonstration") with
            {
                IsDemonstration = true,
                Date = new DateOnly(2026, 11, 1),
            },
            [
                new Occupation
                {
                    Version = "demonstration",
                    RomeCode = "A1101",
                    Title = "Notre titre",
                },
            ]
        );
        Assert.Equal("Notre titre", Occupations.Of([ours]).Find("A1101")!.Title);
        Assert.Equal("Métier A1101", Occupations.Of([ours, Older]).Find("A1101")!.Title);
    }

    [Fact]
    public void Without_any_edition_nothing_is_known()
    {
        Assert.Empty(Occupations.None.All);
        Assert.Null(Occupations.None.Find("A1101"));
        Assert.Same(Occupations.None, Occupations.Of([Editions.Of("344", [], [])]));
    }

    private static OccupationEdition Dated(OccupationEdition edition, DateOnly? date) =>
        OccupationEdition.Of(
            edition.Version with
            {
                Date = date,
            },
            [
                .. edition.Occupations.Values,
                .. edition.Titles.Values,
                .. edition.Texts.SelectMany(texts => texts),
                .. edition.Mobilities.SelectMany(ways => ways),
            ]
        );

    private static OccupationText Definition(string version, string code, string text) =>
        new()
        {
            Version = version,
            RomeCode = code,
            Kind = OccupationTextKind.Definition,
            Position = 0,
            Text = text,
        };

    private static OccupationMobility Way(string from, string fromTitle, string to, string toTitle) =>
        new()
        {
            Version = "344",
            FromCode = from,
            FromTitle = fromTitle,
            ToCode = to,
            ToTitle = toTitle,
            Kind = MobilityKind.Near,
        };
}
