using CsCheck;
using Spro.Core.Guidance;
using Spro.Core.Knowledge;

namespace Spro.Core.Tests.Knowledge;

public class ReadabilityTests
{
    [Theory]
    [InlineData(1, "le", "des", "aide", "lieu", "nuit", "vie", "porte", "peuvent", "suite", "rue", "feuille", "fruit")]
    [InlineData(
        1,
        "langue",
        "guide",
        "soin",
        "oui",
        "moins",
        "eau",
        "œuvre",
        "yeux",
        "août",
        "qu'il",
        "viennent",
        "être"
    )]
    [InlineData(2, "métier", "pays", "travail", "parents", "moment", "lycée", "payer", "moyen", "accueil", "client")]
    [InlineData(2, "l'école", "question", "social", "agent", "naïf", "réel", "souvent", "mangeons", "gratuite")]
    [InlineData(2, "emploi", "famille", "voyage", "premier", "partie", "conseil", "construit", "dialogue", "convient")]
    [InlineData(
        3,
        "formation",
        "samedi",
        "conseillère",
        "ouvrier",
        "février",
        "étudiant",
        "oublier",
        "animal",
        "aujourd'hui",
        "poésie"
    )]
    [InlineData(3, "réunion", "personnel", "expérience", "société", "employeur", "conseiller", "actuel", "rendez-vous")]
    [InlineData(4, "situation", "orientation", "spécialité", "handicapé", "européen", "initiative", "géographie")]
    [InlineData(5, "individuelle", "développement", "coopération", "université", "accompagnement")]
    public void The_syllables_of_a_word_are_those_one_hears(int syllables, params string[] words)
    {
        Assert.All(words, word => Assert.Equal((word, syllables), (word, FrenchSyllables.Of(word))));
    }

    [Fact]
    public void A_word_has_at_least_one_syllable_and_no_more_than_letters()
    {
        Gen.String[Gen.Char["abcdeéèêghilmnoœpqrstuvxyz'-"], 1, 20]
            .Sample(word => FrenchSyllables.Of(word) is >= 1 and var count && count <= word.Length);
    }

    [Fact]
    public void The_measure_is_the_formula_of_Kandel_and_Moles()
    {
        // Nine words, two sentences, twelve syllables: un mé-tier se choi-sit. de-man-dez à voir le tra-vail.
        var measured = Readability.Of("Un métier se choisit. Demandez à voir le travail.");

        Assert.Equal((9, 2, 14), (measured.Words, measured.Sentences, measured.Syllables));
        Assert.Equal(207 - (1.015 * 9 / 2) - (73.6 * 14 / 9), measured.Ease!.Value, 9);
        Assert.Null(Readability.Of(" 12, 13. ").Ease);
    }

    [Fact]
    public void Longer_words_and_longer_sentences_are_harder()
    {
        var easy = Readability.Of("Un conseil est gratuit. Il est à vous.").Ease;

        Assert.True(easy > Readability.Of("Un conseil est gratuit et il est à vous.").Ease);
        Assert.True(easy > Readability.Of("Un accompagnement est gratuit. Il est à vous.").Ease);
        Assert.True(
            Readability
                .Of("La contractualisation individualisée conditionne l'éligibilité aux dispositifs réglementaires.")
                .Ease < 0
        );
    }

    [Fact]
    public void An_address_is_not_read_and_a_line_of_a_list_is_a_sentence()
    {
        var measured = Readability.Of("- un carnet\n- un [stylo](https://example.org/une/adresse)");

        Assert.Equal((4, 2), (measured.Words, measured.Sentences));
    }

    public static TheoryData<string> SheetIds { get; } = [.. Sheets.BuiltIn.All.Select(sheet => sheet.Id)];

    [Theory]
    [MemberData(nameof(SheetIds))]
    public void Every_sheet_is_easy_enough_to_read(string id)
    {
        var sheet = Sheets.BuiltIn.Find(id)!;

        Assert.Empty(SheetCheck.Of(sheet, sheet.ReviewedOn).Problems);
    }

    [Fact]
    public void What_the_rules_and_the_questions_say_is_easy_enough_to_read()
    {
        var rules = RuleSet.BuiltIn;
        string[] said =
        [
            .. rules.Rules.Select(rule => rule.Reason),
            .. rules.Flags.Select(flag => flag.Text),
            .. rules.Filters.Select(filter => filter.Reason),
            rules.Notice,
            .. rules.Networks.SelectMany(network => new[] { network.Description, network.Audience }),
            .. SituationField.All.SelectMany(field =>
                new[] { Wording.BuiltIn[field].Question, Wording.BuiltIn[field].Why }
            ),
        ];
        var whole = said.Select(Readability.Of).Aggregate(Readability.Add);

        Assert.True(whole.Ease >= Readability.Least, $"{whole.Ease:0}");
        Assert.Empty(said.SelectMany(SheetCheck.HardSentences));
    }

    [Fact]
    public void An_editor_learns_what_to_mend_in_a_sheet()
    {
        const string head = "---\nid: x\ntitle: y\nsource: z\nreviewed: 2025-11-20\nowner: o\n---\n";
        var check = SheetCheck.Of(
            "fiche.md",
            head
                + "La contractualisation individualisée conditionne réglementairement l'éligibilité aux dispositifs QZX.",
            new DateOnly(2026, 11, 21)
        );

        Assert.Equal(4, check.Problems.Count);
        Assert.Contains("plus d'un an (2025-11-20)", check.Problems[0], StringComparison.Ordinal);
        Assert.Contains("QZX", check.Problems[3], StringComparison.Ordinal);
        Assert.Empty(
            SheetCheck.Of("fiche.md", head + "C'est à vous. Venez nous voir.", new DateOnly(2026, 11, 20)).Problems
        );
        Assert.Contains("fiche.md", SheetCheck.Of("fiche.md", "---\nid: x\n---\ntexte", default).Problems.Single());
    }

    [Fact]
    public void Every_acronym_is_explained_in_easy_words()
    {
        var whole = Acronyms.BuiltIn.All.Select(acronym => Readability.Of(acronym.Meaning)).Aggregate(Readability.Add);

        Assert.True(whole.Ease >= Readability.Least, $"{whole.Ease:0}");
    }
}
