using CsCheck;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Steering;

namespace Spro.Core.Tests.Steering;

/// <summary>What a small number is hidden by.</summary>
public sealed class SmallCountsTests
{
    [Theory]
    [InlineData(new[] { 12, 40, 0 }, "")]
    [InlineData(new[] { 3, 40, 25, 60 }, "0 2")]
    [InlineData(new[] { 3, 4, 60 }, "0 1 2")]
    [InlineData(new[] { 6, 7, 60 }, "0 1")]
    [InlineData(new[] { 5, 0, 0 }, "0")]
    [InlineData(new[] { 9 }, "0")]
    [InlineData(new int[] { }, "")]
    public void A_small_part_takes_another_along_so_that_no_total_gives_it_back(int[] parts, string hidden) =>
        Assert.Equal(
            hidden,
            string.Join(' ', SmallCounts.Hidden(parts).Index().Where(one => one.Item).Select(one => one.Index))
        );

    [Fact]
    public void What_is_hidden_is_two_parts_of_ten_people_together_or_all_there_is() =>
        Gen.Int[0, 40]
            .Array[0, 9]
            .Sample(parts =>
            {
                var hidden = SmallCounts.Hidden(parts);
                var sum = parts.Where((_, index) => hidden[index]).Sum();
                var all = parts.Index().All(part => part.Item == 0 || hidden[part.Index]);
                return parts.Index().All(part => part.Item is 0 or >= SmallNumbers.Fewest || hidden[part.Index])
                    && parts.Index().All(part => part.Item > 0 || !hidden[part.Index])
                    && (sum == 0 || all || hidden.Count(one => one) >= 2 && sum >= SmallNumbers.Fewest);
            });

    [Fact]
    public void Figures_are_whole_by_heading_and_source_and_keep_those_of_whom_nothing_is_known()
    {
        var figures = DeskFigure.Of([
            Fact("B", FigureSource.Observed, ContactChannel.Phone, "16-17", 20),
            Fact("A", FigureSource.Tally, ContactChannel.OnSite, null, 11) with
            {
                Answered = null,
            },
            Fact("A", FigureSource.Observed, ContactChannel.OnSite, null, 30),
            Fact("A", FigureSource.Observed, ContactChannel.Phone, "15", 12),
        ]);

        Assert.Equal(["A", "A", "B"], figures.Select(one => one.Group!));
        Assert.Equal([42, 11, 20], figures.Select(one => one.Total!.Value));
        Assert.Equal([new FigurePart("15", 12), new FigurePart(null, 30)], figures[0].Ages);
        Assert.Equal([new FigurePart("OnSite", 30), new FigurePart("Phone", 12)], figures[0].Channels);
        Assert.Equal([42, null, 20], figures.Select(one => one.Answered));
    }

    [Fact]
    public void What_is_published_never_gives_a_small_number_back_by_subtraction()
    {
        var figures = DeskFigure.Publish(
            DeskFigure.Of([
                Fact("A", FigureSource.Observed, ContactChannel.OnSite, "15", 50),
                Fact("A", FigureSource.Observed, ContactChannel.Phone, "16-17", 3),
                Fact("A", FigureSource.Observed, ContactChannel.Video, "16-17", 20),
                Fact("B", FigureSource.Observed, ContactChannel.OnSite, null, 4),
                Fact("C", FigureSource.Observed, ContactChannel.OnSite, null, 15),
            ])
        );

        // A of B would be the whole without those of the others: another goes along.
        Assert.Equal([73, null, null], figures.Select(one => one.Total));
        Assert.Equal([50, null, null], figures[0].Channels.Select(one => one.Count));
        Assert.Equal([50, 23], figures[0].Ages.Select(one => one.Count));
        Assert.Empty(figures[1].Channels);
        Assert.Empty(figures[2].Channels);
    }

    private static DeskFact Fact(string group, FigureSource source, ContactChannel channel, string? age, int count) =>
        new(group, source, channel, age, null, true, count);
}
