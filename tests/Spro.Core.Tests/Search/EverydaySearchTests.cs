using System.Globalization;
using CsvHelper;
using Spro.Bench.Search;
using Spro.Core.Search;
using Spro.TestSupport;

namespace Spro.Core.Tests.Search;

/// <summary>
/// Everyday queries find an occupation among the first five. The words were tuned on the first file only; the rows of the
/// second are for this test alone: whoever reads them makes the figure worthless.
/// </summary>
public sealed class EverydaySearchTests(ITestOutputHelper output)
{
    private const string Occupations = "data/rome/v460-csv/unix_referentiel_code_rome_v460_utf8.csv";

    private static readonly TextIndex Index = TextIndex.Build(
        RomeTitle
            .Read(RepositoryRoot.SharedData(RomeTitle.File))
            .Select(title => Document(title.Occupation, title.Title))
            .Concat(OccupationTitles()),
        EverydayWords.BuiltIn
    );

    [Theory]
    [InlineData("everyday-tuning.csv", 98)]
    [InlineData("everyday-kept-apart.csv", 90)]
    public void Everyday_words_find_the_occupation(string file, double atFive)
    {
        var places = EverydayQuery.Read(file).Select(Place).ToList();
        var first = 100.0 * places.Count(place => place == 0) / places.Count;
        var amongFive = 100.0 * places.Count(place => place >= 0) / places.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {first:0.0}/{amongFive:0.0} %"));

        Assert.Equal(100, places.Count);
        Assert.InRange(amongFive, atFive, 100);
    }

    [Theory]
    [InlineData("vendre des tapis", "vendeur des tapis")]
    [InlineData("je veux être coifeuse", "Coiffeur")]
    [InlineData("bosser à lopital", "Aide-soignant")]
    public void A_hit_says_what_was_read(string typed, string read) =>
        Assert.Contains(read, Hits(typed, 20).Select(hit => hit.ReadAs));

    [Fact]
    public void An_occupation_comes_once_whatever_its_titles()
    {
        var codes = Hits("informatique", 20).Select(hit => hit.Document.Code).ToList();

        Assert.Equal(20, codes.Count);
        Assert.Distinct(codes);
    }

    [Fact]
    public void A_title_typed_in_full_is_read_as_typed() =>
        Assert.All(Hits("Boulanger", 5), hit => Assert.Null(hit.ReadAs));

    private static int Place(EverydayQuery query) =>
        Hits(query.Text, Recall.Depth).ToList().FindIndex(hit => query.Occupations.Contains(hit.Document.Code));

    private static IReadOnlyList<SearchHit> Hits(string text, int limit) =>
        Index.Search(text, SearchKinds.Occupation, limit, oncePerCode: true).Hits;

    private static List<SearchDocument> OccupationTitles()
    {
        using var csv = new CsvReader(
            new StreamReader(RepositoryRoot.SharedData(Occupations)),
            CultureInfo.InvariantCulture
        );
        csv.Read();
        csv.ReadHeader();
        var documents = new List<SearchDocument>();
        while (csv.Read())
            documents.Add(Document(csv["code_rome"]!, csv["libelle_rome"]!));
        return documents;
    }

    private static SearchDocument Document(string occupation, string title) =>
        new(SearchKinds.Occupation, occupation, title, 0);
}
