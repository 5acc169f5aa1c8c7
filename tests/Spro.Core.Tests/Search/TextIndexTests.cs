using CsCheck;
using Spro.Core.Search;

namespace Spro.Core.Tests.Search;

public sealed class TextIndexTests
{
    private static readonly SearchDocument[] Documents =
    [
        new(SearchKinds.Occupation, "1", "Gardien / Gardienne de phare", 0),
        new(SearchKinds.Occupation, "2", "Gardien / Gardienne de cheval", 1),
        new(SearchKinds.Occupation, "3", "Aide-relieur / Aide-relieuse", 2)
        {
            OtherTerms = [new("Livres anciens", 0.8), new("ARX", 1)],
        },
        new(SearchKinds.Occupation, "4", "Médecin des dunes", 3),
        new(SearchKinds.Certification, "5", "CAP Gardien de phare", 4),
        new(SearchKinds.Training, "6", "Réparer un bateau de l'estuaire", 5),
        new(SearchKinds.Place, "8", "Maison des phares", 6),
        new(SearchKinds.Place, "7", "Maison des phares", 7),
    ];

    private static readonly TextIndex Index = TextIndex.Build(
        Documents,
        new SearchExpansions([new("toubib", "médecin"), new("bosser avec", "")])
    );

    private static readonly string[] Typed = ["phare", "maison", "gardien de", "d", "bato", "zzz"];

    [Theory]
    [InlineData("gardien de phare")]
    [InlineData("GARDIENNE DE PHARE")]
    [InlineData("Gardien / Gardienne de phare")]
    [InlineData("gardiens de phares")]
    [InlineData("phare gardien")]
    [InlineData("gradien de phare")]
    [InlineData("gardein d phare")]
    [InlineData("gardiende phare")]
    [InlineData("gardienxde phare")]
    [InlineData("gardien de pha")]
    [InlineData("gardien phar")]
    [InlineData("gardiën…dé'phäre")]
    public void A_title_is_found_however_it_is_typed(string typed) =>
        Assert.Equal("1", Index.Search(typed, SearchKinds.Occupation, 5).Hits[0].Document.Code);

    [Theory]
    [InlineData("bateaux de l'estuaire", "6")]
    [InlineData("bateau d'estuaire", "6")]
    [InlineData("reparer bato", "6")]
    [InlineData("aiderelieuse", "3")]
    [InlineData("a.r.x.", "3")]
    [InlineData("arx", "3")]
    [InlineData("livre ancien", "3")]
    [InlineData("Medecin", "4")]
    [InlineData("cap phare", "5")]
    public void What_people_type_finds_what_they_mean(string typed, string code) =>
        Assert.Equal(code, Index.Search(typed, SearchKinds.All, 5).Hits[0].Document.Code);

    [Fact]
    public void A_hit_says_which_title_or_term_matched_and_how_it_was_read()
    {
        var title = Index.Search("aide relieur", SearchKinds.All, 1).Hits[0];
        var term = Index.Search("livres anciens", SearchKinds.All, 1).Hits[0];
        var reading = Index.Search("toubib des dunes", SearchKinds.All, 1).Hits[0];

        Assert.Equal(("Aide-relieur / Aide-relieuse", null), (title.Matched, title.ReadAs));
        Assert.Equal(("Livres anciens", null), (term.Matched, term.ReadAs));
        Assert.Equal(("Médecin des dunes", "médecin des dunes"), (reading.Matched, reading.ReadAs));
        Assert.Equal(2, term.Document.Payload);
    }

    [Fact]
    public void Only_the_kinds_asked_for_are_found()
    {
        Assert.Equal(
            ["5"],
            Index.Search("gardien de phare", SearchKinds.Certification, 5).Hits.Select(hit => hit.Document.Code)
        );
        Assert.Empty(Index.Search("gardien de phare", SearchKinds.None, 5).Hits);
    }

    [Fact]
    public void Equals_come_in_the_order_of_titles_then_of_codes() =>
        Assert.Equal(
            ["7", "8"],
            Index.Search("maison des phares", SearchKinds.Place, 5).Hits.Select(hit => hit.Document.Code)
        );

    [Fact]
    public void What_is_of_the_past_comes_after_its_equals()
    {
        var index = TextIndex.Build([
            new(SearchKinds.Certification, "1", "Cuisinier", 0) { ComesAfter = true },
            new(SearchKinds.Certification, "2", "Cuisinier", 0),
        ]);

        Assert.Equal(["2", "1"], index.Search("cuisinier", SearchKinds.All, 5).Hits.Select(hit => hit.Document.Code));
    }

    [Fact]
    public void A_document_is_found_once_and_no_more_than_asked()
    {
        var hits = Index.Search("gardien", SearchKinds.All, 2).Hits;

        Assert.Equal(2, hits.Count);
        Assert.Equal(2, hits.Select(hit => hit.Document.Code).Distinct().Count());
    }

    [Fact]
    public void A_term_of_less_weight_scores_less()
    {
        var heavy = Index.Search("livres anciens", SearchKinds.All, 1).Hits[0].Score;

        Assert.Equal(0.8, heavy, 3);
    }

    [Fact]
    public void Nothing_found_still_gives_the_closest_words()
    {
        var results = Index.Search("estwzaire", SearchKinds.All, 5);

        Assert.Equal("estuaire", Index.Search("estwzzire", SearchKinds.All, 5).Suggestions[0]);
        Assert.Empty(Index.Search("estwzzire", SearchKinds.All, 5).Hits);
        Assert.NotEmpty(results.Hits);
        Assert.Empty(results.Suggestions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("…!?")]
    public void No_word_finds_nothing(string typed)
    {
        var results = Index.Search(typed, SearchKinds.All, 5);

        Assert.Empty(results.Hits);
        Assert.Empty(results.Suggestions);
    }

    [Fact]
    public void An_empty_index_finds_nothing() =>
        Assert.Empty(TextIndex.Build([]).Search("phare", SearchKinds.All, 5).Hits);

    [Fact]
    public void Any_text_is_answered() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["gardœÉ'. 가\uD83D"], 0, 400])
            .Sample(text => Index.Search(text, SearchKinds.All, 5).Hits.All(hit => hit.Score is > 0 and <= 1.0001));

    [Fact]
    public void Any_documents_are_indexed() =>
        Gen
            .String.Array[0, 8]
            .Sample(titles =>
                TextIndex
                    .Build(titles.Select((title, i) => new SearchDocument(SearchKinds.Sheet, $"{i}", title, i)))
                    .Search(string.Join(' ', titles), SearchKinds.All, 5)
                    .Hits.Count <= 5
            );

    [Fact]
    public void The_order_in_which_documents_come_changes_nothing() =>
        Gen.Select(Gen.Shuffle(Documents), Gen.Int[0, Typed.Length - 1])
            .Sample(
                (shuffled, typed) =>
                    TextIndex
                        .Build(shuffled)
                        .Search(Typed[typed], SearchKinds.All, 5)
                        .Hits.Select(hit => hit.Document.Code)
                        .SequenceEqual(
                            TextIndex
                                .Build(Documents)
                                .Search(Typed[typed], SearchKinds.All, 5)
                                .Hits.Select(hit => hit.Document.Code)
                        )
            );

    [Fact]
    public void Searches_at_the_same_time_do_not_disturb_one_another()
    {
        string[] texts = ["phare", "maison des", "bateau", "zzz", "toubib", "gardien de cheval"];
        var alone = texts.Select(Codes).ToList();

        Parallel.For(0, 2000, i => Assert.Equal(alone[i % texts.Length], Codes(texts[i % texts.Length])));

        static string Codes(string text) =>
            string.Join(' ', Index.Search(text, SearchKinds.All, 5).Hits.Select(hit => hit.Document.Code));
    }
}
