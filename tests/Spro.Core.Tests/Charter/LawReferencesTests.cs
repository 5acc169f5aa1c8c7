using Spro.Core.Charter;

namespace Spro.Core.Tests.Charter;

/// <summary>The texts of law that a clause cites.</summary>
public sealed class LawReferencesTests
{
    [Theory]
    [InlineData("VU la loi n° 2014-288 du 5 mars 2014", "loi n° 2014-288", "2014-288")]
    [InlineData("VU le décret n° 2021-792 du 22 juin 2021", "décret n° 2021-792", "2021-792")]
    [InlineData("selon l'article L 6111-3 du code du travail.", "L 6111-3", "L6111-3 code du travail")]
    [InlineData("VU le code de l'éducation et l'article L214-16-1", "L214-16-1", "L214-16-1 code de l'éducation")]
    public void A_law_or_an_article_of_a_code_leads_to_where_it_is_looked_for(string clause, string cited, string asked)
    {
        var runs = LawReferences.In(clause);

        var law = Assert.Single(runs, run => run.Address is not null);
        Assert.Equal(cited, law.Text);
        Assert.EndsWith("query=" + Uri.EscapeDataString(asked), law.Address!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(clause, string.Concat(runs.Select(run => run.Text)));
    }

    [Fact]
    public void Each_article_of_a_list_is_one()
    {
        var laws = LawReferences
            .In("VU le Code du Travail et notamment les articles L6111-3, L 6111-4, L6111-6")
            .Where(run => run.Address is not null);

        Assert.Equal(["L6111-3", "L 6111-4", "L6111-6"], laws.Select(run => run.Text));
    }

    [Fact]
    public void A_sentence_without_a_law_is_one_run() =>
        Assert.Equal(new LawRun("Rien ne se paie.", null), Assert.Single(LawReferences.In("Rien ne se paie.")));
}
