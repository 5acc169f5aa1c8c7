using Spro.Bench.Search;
using Spro.Core.Search;
using Spro.TestSupport;

namespace Spro.Core.Tests.Search;

/// <summary>
/// The bars of recall on the titles of the ROME, five seeds of queries and one title in ten; SPRO_TEST_LONG=1 takes twenty
/// seeds and all titles. Nothing here looks at time.
/// </summary>
public sealed class RomeSearchTests
{
    private const int FirstSeed = 20_261;

    /// <summary>Percentages are promised to the tenth: a title of two letters with one replaced is nobody's to find.</summary>
    private const double Rounding = 0.05;

    private static readonly IReadOnlyList<RomeTitle> Titles = RomeTitle.Read(RepositoryRoot.SharedData(RomeTitle.File));

    private static readonly TextIndex Index = TextIndex.Build(
        Titles.Select((title, place) => new SearchDocument(SearchKinds.Occupation, title.Code, title.Title, place))
    );

    private static readonly bool Long = Environment.GetEnvironmentVariable("SPRO_TEST_LONG") == "1";

    private static int Seeds => Long ? 20 : 5;

    [Fact]
    public void The_referential_is_whole() => Assert.Equal(13_120, Titles.Count);

    [Theory]
    [InlineData('A', 99.7, 100)]
    [InlineData('B', 99.7, 100)]
    [InlineData('C', 100, 100)]
    [InlineData('D', 85, 95)]
    public void Titles_are_found_in_spite_of_mistakes(char set, double atOne, double atFive)
    {
        var recall = new Recall();
        for (var seed = FirstSeed; seed < FirstSeed + Seeds; seed++)
        {
            foreach (var query in TitleQuery.Draw(Titles, set, seed))
                recall.Count(query, Found(query.Text));
        }

        Assert.InRange(recall.AtOne, atOne - Rounding, 100);
        Assert.InRange(recall.AtFive, atFive - Rounding, 100);
    }

    [Fact]
    public void Every_title_is_found_first_by_each_of_its_forms()
    {
        foreach (var title in Titles.Where((_, place) => Long || place % 10 == 0))
        {
            foreach (var form in TitleForms.Of(title.Title))
            {
                var first = Index.Search(form, SearchKinds.All, 1).Hits[0].Document.Title;
                Assert.Contains(
                    FrenchText.Fold(form),
                    TitleForms.Of(first).Select(FrenchText.Fold),
                    StringComparer.Ordinal
                );
            }
        }
    }

    [Fact]
    public void A_search_leaves_little_to_collect()
    {
        var queries = TitleQuery.Draw(Titles, 'B', FirstSeed);
        foreach (var query in queries)
            Index.Search(query.Text, SearchKinds.All, Recall.Depth);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var query in queries)
            Index.Search(query.Text, SearchKinds.All, Recall.Depth);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / queries.Count;

        Assert.InRange(each, 0, 1024);
    }

    private static IEnumerable<RomeTitle> Found(string text) =>
        Index.Search(text, SearchKinds.Occupation, Recall.Depth).Hits.Select(hit => Titles[hit.Document.Payload]);
}
