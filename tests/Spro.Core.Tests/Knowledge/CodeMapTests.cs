using Spro.Core.Knowledge;

namespace Spro.Core.Tests.Knowledge;

public sealed class CodeMapTests
{
    private static readonly OccupationEdition Older = Editions.Of(
        "1",
        [("A1101", null), ("A1201", null), ("A1301", null)],
        [("10", "A1101"), ("11", "A1101"), ("20", "A1201"), ("30", "A1301")]
    );

    [Fact]
    public void A_code_comes_from_its_parent_whatever_its_titles_were()
    {
        var newer = Editions.Of("2", [("A1102", "A1101")], [("20", "A1102")]);
        Assert.Equal("A1101", CodeMap.Between(newer, Older).OriginOf("A1102"));
    }

    [Fact]
    public void Without_a_parent_it_comes_from_where_most_of_its_titles_were()
    {
        var newer = Editions.Of("2", [("A1109", null)], [("10", "A1109"), ("11", "A1109"), ("20", "A1109")]);
        Assert.Equal("A1101", CodeMap.Between(newer, Older).OriginOf("A1109"));
    }

    [Fact]
    public void An_even_share_of_titles_goes_to_the_code_that_kept_its_name()
    {
        var newer = Editions.Of("2", [("A1201", null)], [("10", "A1201"), ("20", "A1201")]);
        Assert.Equal("A1201", CodeMap.Between(newer, Older).OriginOf("A1201"));
    }

    [Fact]
    public void A_code_that_was_split_has_several_heirs_and_a_closed_one_those_that_took_its_titles()
    {
        var newer = Editions.Of(
            "2",
            [("A1101", "A1101"), ("A1102", "A1101"), ("A1201", "A1201")],
            [("10", "A1101"), ("11", "A1102"), ("20", "A1201"), ("30", "A1201")]
        );
        var map = CodeMap.Between(newer, Older);
        Assert.Equal(["A1101", "A1102"], map.HeirsOf("A1101"));
        Assert.Equal(["A1201"], map.HeirsOf("A1301"));
    }

    [Fact]
    public void What_is_new_comes_from_nowhere_and_what_is_gone_leads_nowhere()
    {
        var map = CodeMap.Between(Editions.Of("2", [("N9999", null)], [("99", "N9999")]), Older);
        Assert.Null(map.OriginOf("N9999"));
        Assert.Empty(map.HeirsOf("A1301"));
    }
}
