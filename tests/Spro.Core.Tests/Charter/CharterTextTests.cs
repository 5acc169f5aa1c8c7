using Spro.Core.Charter;
using Spro.Core.Common;

namespace Spro.Core.Tests.Charter;

/// <summary>Reading a charter from its text.</summary>
public sealed class CharterTextTests
{
    private const string Short = """
        Charte d'essai

        - VU** la loi n° 2014-288 du 5 mars 2014
        - VU l'article L. 6111-3 du code du travail

        Opérateur d'essai
        (Marché en cours d'attribution)

        1. Le droit

        Une première phrase, avec l'article L. 6111-3. Une deuxième... Une troisième
        qui continue à la ligne (et d'autres...). Une quatrième.

        4.2. Des listes

        Elles disent :

        - Gratuité : rien ne se paie ;
        - Neutralité : rien ne favorise personne. Chacun choisit.

        Signataires : la Région, le Rectorat (CIO, EDO), l'opérateur d'essai financé ailleurs.

        Opérateur d'essai
        (Marché en cours d'attribution)
        """;

    [Fact]
    public void Recitals_articles_and_sentences_are_told_apart_and_numbered()
    {
        var charter = CharterText.Read(Short);

        Assert.Equal("Charte d'essai", charter.Title);
        Assert.Equal(
            [
                "V1 VU la loi n° 2014-288 du 5 mars 2014",
                "V2 VU l'article L. 6111-3 du code du travail",
                "N1 Opérateur d'essai (Marché en cours d'attribution)",
                "1 1. Le droit",
                "1-1 Une première phrase, avec l'article L. 6111-3.",
                "1-2 Une deuxième...",
                "1-3 Une troisième qui continue à la ligne (et d'autres...).",
                "1-4 Une quatrième.",
                "4.2 4.2. Des listes",
                "4.2-1 Elles disent :",
                "4.2-2 Gratuité : rien ne se paie ;",
                "4.2-3 Neutralité : rien ne favorise personne.",
                "4.2-4 Chacun choisit.",
                "4.2-5 Signataires : la Région, le Rectorat (CIO, EDO), l'opérateur d'essai financé ailleurs.",
            ],
            charter.Clauses.Select(clause => $"{clause.Number} {clause.Text}")
        );
        Assert.Equal(
            ["4.2-2", "4.2-3", "4.2-4"],
            charter.Clauses.Where(one => one.Article == "4.2" && one.Listed).Select(one => one.Number)
        );
    }

    [Fact]
    public void A_signatory_has_its_name_what_it_brings_and_its_place_may_be_vacant()
    {
        Assert.Equal(
            [
                new("region", "Région", null, IsVacant: false),
                new("rectorat", "Rectorat", "CIO, EDO", IsVacant: false),
                new("operateur-d-essai-finance-ailleurs", "Opérateur d'essai financé ailleurs", null, IsVacant: true),
            ],
            CharterText.Read(Short).Signatories
        );
    }

    [Fact]
    public void Line_ends_of_another_system_and_a_byte_order_mark_change_nothing()
    {
        var same = CharterText.Read("\uFEFF" + Short.ReplaceLineEndings("\r\n"));

        Assert.Equal(
            CharterText.Read(Short).Clauses.Select(clause => clause.Text),
            same.Clauses.Select(clause => clause.Text)
        );
    }

    [Theory]
    [InlineData("", "titre")]
    [InlineData("Une lettre\n\nCher collègue, chère collègue.", "article numéroté")]
    [InlineData("Une charte\n\n1. Un article\n\nUne phrase.", "Signataires")]
    public void What_is_no_charter_is_refused_with_what_is_missing(string text, string missing)
    {
        var refused = Assert.Throws<RefusedException>(() => CharterText.Read(text));

        Assert.Equal("not-a-charter", refused.Code);
        Assert.Contains(missing, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_charter_is_read_whole()
    {
        var charter = RealCharter.Read();

        Assert.Equal(12, charter.Clauses.Count(clause => clause.Kind == ClauseKind.Recital));
        Assert.Equal(
            ["1", "2", "3", "4", "4.1", "4.2", "4.3", "5", "6"],
            charter.Clauses.Where(clause => clause.Kind == ClauseKind.Heading).Select(clause => clause.Number)
        );
        Assert.Equal(
            6,
            charter.Clauses.Count(clause =>
                clause is { Article: "3", Listed: true, Text: [.., ';' or '.'] }
                && clause.Text.Contains(" : ", StringComparison.Ordinal)
            )
        );
        Assert.Equal(10, charter.Signatories.Count);
        Assert.Equal(
            ["Opérateur CEP financé par France Compétences"],
            charter.Signatories.Where(one => one.IsVacant).Select(one => one.Name)
        );
        // Nothing of the text is lost: every word stands in some clause, in its order.
        Assert.Equal(
            RealCharter.Words(RealCharter.Text()).Distinct(),
            RealCharter
                .Words(charter.Title + " " + string.Join(' ', charter.Clauses.Select(clause => clause.Text)))
                .Distinct()
        );
    }

    [Fact]
    public void Every_question_about_the_real_charter_points_at_its_sentences()
    {
        var clauses = RealCharter.Read().Clauses;

        Assert.Equal(12, CharterQuestions.All.Count(question => question.In(clauses).Count > 0));
    }
}
