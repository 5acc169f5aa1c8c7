using Spro.Core.Knowledge;

namespace Spro.Core.Tests.Knowledge;

public class AcronymsTests
{
    private static readonly Acronyms Known = new(
        Acronyms.Read(
            """
            acronym,expansion,plural,meaning,sheet,notBefore
            CPF,compte personnel de formation,comptes personnels de formation,Des droits.,droit-compte-formation,
            CAP,certificat d'aptitude professionnelle,,Un diplôme.,,emploi
            HLM,habitation à loyer modéré,,Un logement.,,
            E2C,école de la deuxième chance,,Une école.,,
            """
        )
    );

    [Theory]
    [InlineData("Ouvrez le CPF.", "Ouvrez le compte personnel de formation (CPF).")]
    [InlineData("Avec les CPF", "Avec les comptes personnels de formation (CPF)")]
    [InlineData("Préparer des CAP", "Préparer des CAP (certificat d'aptitude professionnelle)")]
    [InlineData("CPF ou CAP ?", "Compte personnel de formation (CPF) ou certificat d'aptitude professionnelle (CAP) ?")]
    [InlineData("C'est fini. CPF vide.", "C'est fini. Compte personnel de formation (CPF) vide.")]
    [InlineData("un CPF et ce CPF", "un compte personnel de formation (CPF) et ce CPF")]
    [InlineData("l'E2C de Laval", "l'école de la deuxième chance (E2C) de Laval")]
    [InlineData("le HLM", "le HLM (habitation à loyer modéré)")]
    [InlineData("un titre (CAP)", "un titre (CAP, certificat d'aptitude professionnelle)")]
    [InlineData("CAP/CPF", "CAP (certificat d'aptitude professionnelle)/CPF (compte personnel de formation)")]
    [InlineData("post-CAP", "post-CAP (certificat d'aptitude professionnelle)")]
    public void An_acronym_is_said_in_full_where_it_comes_first(string text, string said)
    {
        Assert.Equal(said, Known.Expand(text, new HashSet<string>()));
    }

    [Theory]
    [InlineData("le compte personnel de formation (CPF)")]
    [InlineData("CPF : compte personnel de formation")]
    [InlineData("les CPF (comptes personnels de formation)")]
    [InlineData("Cap sur le capf, CPFX, cpf et CAP emploi")]
    [InlineData("")]
    public void What_is_explained_or_is_another_word_stays_as_it_is(string text)
    {
        Assert.Equal(text, Known.Expand(text, new HashSet<string>()));
    }

    [Fact]
    public void What_the_reader_has_met_is_not_said_again()
    {
        HashSet<string> seen = [];

        Known.Expand("le compte personnel de formation (CPF)", seen);

        Assert.Equal("son CPF", Known.Expand("son CPF", seen));
    }

    [Theory]
    [InlineData("<p>le CPF</p><p>le CPF</p>", "<p>le compte personnel de formation (CPF)</p><p>le CPF</p>")]
    [InlineData(
        "<h1>Centre CPF</h1><p>CPF</p>",
        "<h1>Centre CPF</h1><p class=\"spro-muted\">CPF&#xA0;: compte personnel de formation</p><p>CPF</p>"
    )]
    [InlineData(
        "<h2><a href=\"/CPF\">CPF de Laval</a> <b>x</b></h2>",
        "<h2><a href=\"/CPF\">CPF de Laval</a> <b>x</b></h2><p class=\"spro-muted\">CPF&#xA0;: compte personnel de formation</p>"
    )]
    [InlineData("<a href=\"?CPF\">CPF</a>", "<a href=\"?CPF\">CPF</a> (compte personnel de formation)")]
    [InlineData(
        "<p><strong>CPF du Mans</strong>, ouvert</p>",
        "<p><strong>CPF du Mans</strong> (CPF&#xA0;: compte personnel de formation), ouvert</p>"
    )]
    [InlineData("<dfn>CPF</dfn> <p>CPF</p>", "<dfn>CPF</dfn> <p>CPF</p>")]
    [InlineData("<q>le CPF, dit-il</q>.", "<q>le CPF, dit-il</q> (CPF&#xA0;: compte personnel de formation).")]
    [InlineData(
        "<blockquote><p>Un <a href=\"#\">CPF</a></p></blockquote><p>CPF</p>",
        "<blockquote><p>Un <a href=\"#\">CPF</a></p></blockquote><p class=\"spro-muted\">CPF&#xA0;: compte personnel de formation</p><p>CPF</p>"
    )]
    [InlineData("<code>CPF</code><svg><text>CPF</text></svg>", "<code>CPF</code><svg><text>CPF</text></svg>")]
    [InlineData("<input value=\"CPF\"><!-- CPF -->", "<input value=\"CPF\"><!-- CPF -->")]
    [InlineData("<p>l&#x27;E2C &amp; co</p>", "<p>l&#x27;école de la deuxième chance (E2C) &amp; co</p>")]
    [InlineData("<li>CPF", "<li>Compte personnel de formation (CPF)")]
    [InlineData("<li><span>Un</span> CPF</li>", "<li><span>Un</span> compte personnel de formation (CPF)</li>")]
    public void A_page_keeps_its_names_links_and_headings_whole(string html, string expected)
    {
        Assert.Equal(expected, Expanded(html));
    }

    [Theory]
    [InlineData("<a href=\"?CPF\">x</a><input value=\"CPF\">")]
    [InlineData("CPFX capf Cpf A1203 L'ÉCOLE")]
    [InlineData("<p>Rien à dire ici, A1203 ni L114-1.</p>")]
    [InlineData("")]
    public void A_page_that_shows_no_known_acronym_stays_as_it_is(string html)
    {
        Assert.Equal(html, Expanded(html));
    }

    private static string Expanded(string html)
    {
        using var written = new StringWriter();
        Known.WriteExpanded(html.ToCharArray(), written);
        return written.ToString();
    }

    [Fact]
    public void Every_acronym_names_a_sheet_that_exists_and_says_it_in_one_sentence()
    {
        Assert.All(
            Acronyms.BuiltIn.All,
            acronym =>
            {
                Assert.True(acronym.Sheet is null || Sheets.BuiltIn.Find(acronym.Sheet) is not null, acronym.Sheet);
                Assert.EndsWith(".", acronym.Meaning, StringComparison.Ordinal);
                Assert.DoesNotContain(". ", acronym.Meaning, StringComparison.Ordinal);
                Assert.DoesNotContain(Words(acronym.Meaning), word => Acronyms.BuiltIn.Find(word) is not null);
            }
        );

        static string[] Words(string text) => text.Split([' ', ',', '.', '\'']);
    }

    [Theory]
    [InlineData("acronym,expansion\nCPF,compte")]
    [InlineData("acronym,expansion,plural,meaning,sheet,notBefore\nCPF,,,Des droits.,,")]
    [InlineData("acronym,expansion,plural,meaning,sheet,notBefore\nCPF,a,,b,,\nCPF,c,,d,,")]
    public void A_table_that_lacks_something_is_refused(string table)
    {
        Assert.Throws<FormatException>(() => Acronyms.Read(table));
    }
}
