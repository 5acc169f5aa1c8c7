using Spro.Core.Catalogue;
using Spro.Core.Search;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Territories;
using Spro.TestSupport;

namespace Spro.Core.Tests.Catalogue;

/// <summary>The one box, over what a first run shows.</summary>
public sealed class CatalogueSearchTests(CatalogueSearchTests.FirstRun run)
    : IClassFixture<CatalogueSearchTests.FirstRun>
{
    [Theory]
    [InlineData("travailler avec les enfants", "K1202 K1307 G1203 K1303 J1304 K2106 K1311")]
    [InlineData("aide soignant", "J1501")]
    [InlineData("coifeuse", "D1202")]
    [InlineData("bosser dans l'informatique", "M1810 M1855 M1805 I1401 M1801")]
    public void Among_everything_else_an_occupation_still_comes_first(string typed, string codes)
    {
        var first = First(typed);
        Assert.Equal(SearchKinds.Occupation, first.Kind);
        Assert.Contains(first.Code, codes.Split(' '));
    }

    [Theory]
    [InlineData("Mayenne", "communes/53147")]
    [InlineData("mayene", "communes/53147")]
    [InlineData("53100", "communes/53147")]
    [InlineData("53147", "communes/53147")]
    [InlineData("53", "departments/53")]
    [InlineData("chateau gontié sur mayenne", "communes/53062")]
    [InlineData("Changé (Mayenne)", "communes/53054")]
    [InlineData("pays de la loire", "regions/52")]
    public void A_territory_is_led_to_by_its_name_with_a_mistake_too_by_a_postcode_or_by_a_number(
        string typed,
        string key
    )
    {
        var first = First(typed);
        Assert.Equal((SearchKinds.Territory, key), (first.Kind, first.Code));
    }

    [Fact]
    public void A_commune_comes_before_the_territories_of_its_name_and_once()
    {
        var keys = Keys("Mayenne");
        Assert.Equal(["communes/53147", "departments/53"], keys.Take(2));
        Assert.Equal(keys.Distinct(), keys);
    }

    [Fact]
    public void A_postcode_leads_to_its_communes_and_to_no_other_number()
    {
        var keys = Keys("53100");
        Assert.All(keys, key => Assert.Contains("53100", PaysDeLaLoire.Commune(key.Split('/')[1]).Postcodes));
    }

    [Fact]
    public void Homonyms_are_told_apart_by_their_department()
    {
        var named = Find("Changé").Take(2).ToList();
        Assert.All(named, found => Assert.Equal("Changé", found.Title));
        Assert.Equal(["Mayenne", "Sarthe"], named.Select(found => found.Detail).Order());
    }

    [Fact]
    public void Communes_that_only_resemble_do_not_crowd_out_the_rest_unless_they_alone_are_asked()
    {
        Assert.InRange(Keys("sante").Count, 0, 3);
        Assert.True(run.Search.Find("sainte", SearchKinds.Territory, 20).Hits.Count > 3);
    }

    [Fact]
    public void No_commune_is_found_by_the_meaning_of_words() =>
        Assert.DoesNotContain(Find("monter des murs en parpaings"), found => found.Title == "Marçon");

    [Theory]
    [InlineData("agriculture", "A")]
    [InlineData("batiment", "F")]
    [InlineData("le tourisme", "G")]
    [InlineData("santé", "J")]
    public void A_sector_is_found_by_one_of_the_trades_that_it_names(string typed, string letter) =>
        Assert.Contains(Find(typed).Take(3), found => found.Kind == SearchKinds.Sector && found.Code == letter);

    [Theory]
    [InlineData("VAE")]
    [InlineData("v.a.e.")]
    [InlineData("validation des acquis de l'experience")]
    public void An_acronym_is_found_by_its_letters_and_by_its_words_beside_its_sheet(string typed)
    {
        var found = Find(typed).Take(3).ToList();
        Assert.Contains(found, one => one is { Kind: SearchKinds.Acronym, Code: "VAE" });
        Assert.Contains(found, one => one.Kind == SearchKinds.Sheet);
    }

    [Fact]
    public void A_certification_says_its_level_and_who_delivers_it_for_many_have_the_same_title()
    {
        var found = run.Search.Find("CAP cuisine", SearchKinds.Certification, 1).Hits[0].Document;

        Assert.StartsWith("niveau 3 · ", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_asked_for_is_the_only_one_found()
    {
        foreach (var kind in Enum.GetValues<SearchKinds>().Where(kind => kind != SearchKinds.All))
            Assert.All(run.Search.Find("Mayenne", kind, 20).Hits, hit => Assert.Equal(kind, hit.Document.Kind));
        Assert.Empty(run.Search.Find("53100", SearchKinds.Occupation, 20).Hits);
    }

    private SearchDocument First(string typed) => Find(typed)[0];

    private List<string> Keys(string typed) =>
        [.. Find(typed).Where(found => found.Kind == SearchKinds.Territory).Select(found => found.Code)];

    private List<SearchDocument> Find(string typed) =>
        [.. run.Search.Find(typed, SearchKinds.All, 20).Hits.Select(hit => hit.Document)];

    /// <summary>The search box of a store as a first run leaves it.</summary>
    public sealed class FirstRun : IAsyncLifetime
    {
        /// <summary>It.</summary>
        public CatalogueSearch Search { get; private set; } = null!;

        /// <summary>Starts a store, reads it, and leaves it.</summary>
        public async ValueTask InitializeAsync()
        {
            await using var started = await StartedDatabase.CreateAsync("sqlite", demo: true);
            var host = started.Get<CatalogueHost>();
            await host.RefreshAsync(TestContext.Current.CancellationToken);
            Search = host.Current.Search;
        }

        /// <summary>Nothing is left.</summary>
        public ValueTask DisposeAsync() => default;
    }
}
