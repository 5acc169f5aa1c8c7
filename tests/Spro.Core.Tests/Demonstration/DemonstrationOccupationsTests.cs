using Spro.Core.Common;
using Spro.Core.Demonstration;
using Spro.Core.Knowledge;
using Spro.Core.Search;

namespace Spro.Core.Tests.Demonstration;

/// <summary>The occupations of the demonstration are enough to try the service, whole, and hide nothing hard.</summary>
public sealed class DemonstrationOccupationsTests
{
    private static readonly Occupations All = Occupations.Of([
        OccupationEdition.Of(
            DemonstrationOccupations.Edition(new DateOnly(2026, 11, 25)),
            DemonstrationOccupations.Rows()
        ),
    ]);

    [Fact]
    public void There_are_some_sixty_over_the_fourteen_sectors()
    {
        Assert.InRange(All.All.Count, 60, 80);
        Assert.Equal("ABCDEFGHIJKLMN", string.Concat(All.All.Select(one => one.RomeCode[0]).Distinct().Order()));
        Assert.True(All.Current!.IsDemonstration);
    }

    public static TheoryData<string> Codes => [.. All.All.Select(one => one.RomeCode)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_says_what_one_does_what_is_hard_and_how_one_gets_there(string code)
    {
        var occupation = All.Find(code)!;
        Assert.NotNull(occupation.Definition);
        Assert.NotNull(occupation.Access);
        Assert.NotNull(occupation.Interests);
        Assert.NotNull(occupation.Domain);
        Assert.True(occupation.Day!.Value.Count >= 3);
        Assert.True(occupation.HardSides!.Value.Count >= 3);
        Assert.True(occupation.Skills!.Value.BasicKnowHow.Count >= 3);
        Assert.NotEmpty(occupation.Skills.Value.Knowledge);
        Assert.True(occupation.Surroundings!.Value.Conditions.Count >= 3);
    }

    [Fact]
    public void No_two_say_the_same_of_a_day()
    {
        var days = All.All.Select(one => string.Join('\n', one.Day!.Value)).ToList();
        Assert.Equal(days.Count, days.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("travailler avec les enfants", "K1202 K1307 G1203 K1303 J1304 K2106 K1311")]
    [InlineData("aide soignant", "J1501")]
    [InlineData("CAP cuisine", "G1609")]
    [InlineData("coifeuse", "D1202")]
    [InlineData("bosser dans l'informatique", "M1810 M1855 M1805 I1401 M1801")]
    public void What_people_type_on_a_first_run_leads_where_they_expect(string typed, string codes)
    {
        var index = TextIndex.Build(
            All.All.Select(one => new SearchDocument(SearchKinds.Occupation, one.RomeCode, one.Title, 0)
            {
                OtherTerms = [.. one.OtherTitles.Select(title => new SearchTerm(title.LongForm, 1))],
            }),
            EverydayWords.BuiltIn
        );
        Assert.Contains(index.Search(typed, SearchKinds.All, 1).Hits[0].Document.Code, codes.Split(' '));
    }

    [Fact]
    public void A_file_with_an_unknown_part_is_refused_by_name()
    {
        const string file = """
            ---
            rome: J1501
            title: Aide-soignant / Aide-soignante
            sector: Santé
            domain: Soins paramédicaux
            riasec: SI
            regulated: yes
            ---
            ## Salaire
            Beaucoup.
            """;
        var refused = Assert.Throws<RefusedException>(() => DemonstrationOccupations.Read("J1501.md", file).ToList());
        Assert.Equal("invalid-sheet", refused.Code);
        Assert.Contains("Salaire", refused.Message, StringComparison.Ordinal);
    }
}
