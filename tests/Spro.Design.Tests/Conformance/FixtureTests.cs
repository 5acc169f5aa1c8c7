using System.Text.RegularExpressions;
using AngleSharp.Diffing;

namespace Spro.Design.Tests.Conformance;

public sealed partial class FixtureTests
{
    // What govuk-frontend says in English by default, and what we say; and drawings, which are our own.
    private static readonly (string English, string French)[] Translations =
    [
        (">Error:</span>", ">Erreur :</span>"),
        (">Back</a>", ">Retour</a>"),
        ("aria-label=\"Breadcrumb\"", "aria-label=\"Fil d&#x27;Ariane\""),
        (">Warning</span>", ">Attention</span>"),
        ("Previous<span class=\"govuk-visually-hidden\"> page</span>", "Page précédente"),
        ("Next<span class=\"govuk-visually-hidden\"> page</span>", "Page suivante"),
        ("Day\n", "Jour\n"),
        ("Month\n", "Mois\n"),
        ("Year\n", "Année\n"),
        ("Success\n", "C'est fait\n"),
    ];

    public static IEnumerable<TheoryDataRow<string, string>> Rendered =>
        from fixture in Fixture.All
        where !fixture.Exceptions.Any()
        select new TheoryDataRow<string, string>(fixture.Component, fixture.Name);

    [Theory]
    [MemberData(nameof(Rendered))]
    public async Task A_fixture_gives_the_same_html_through_our_tag_helper(string component, string name)
    {
        var fixture = Fixture.All.Single(f => f.Component == component && f.Name == name);
        var options = fixture.Options;
        var element = Components.All[component](options);
        Assert.Empty(options.Unread);

        var actual = await element.RenderAsync();

        var differences = DiffBuilder.Compare(Comparable(fixture.Html)).WithTest(Comparable(actual)).Build();
        Assert.True(!differences.Any(), $"Expected\n{fixture.Html}\nbut got\n{actual}");
    }

    [Fact]
    public void Every_exception_leaves_out_at_least_one_fixture() =>
        Assert.All(LeftOut.All, leftOut => Assert.Contains(Fixture.All, leftOut.Concerns));

    [Fact]
    public void Most_fixtures_are_rendered_and_some_of_each_component()
    {
        var counts = Fixture.All.CountBy(f => (f.Component, IsRendered: !f.Exceptions.Any())).ToDictionary();
        foreach (var component in Components.All.Keys)
        {
            var rendered = counts.GetValueOrDefault((component, true));
            var leftOut = counts.GetValueOrDefault((component, false));
            TestContext.Current.TestOutputHelper?.WriteLine($"{component}: {rendered} rendered, {leftOut} left out");
            Assert.True(rendered > 2, $"{component}: {rendered} rendered, {leftOut} left out");
        }
        Assert.True(Rendered.Count() >= 0.75 * Fixture.All.Count, $"{Rendered.Count()} of {Fixture.All.Count}");
    }

    private static string Comparable(string html)
    {
        foreach (var (english, french) in Translations)
        {
            html = html.Replace(english, french, StringComparison.Ordinal);
        }
        return Drawing().Replace(html, "<svg class=\"${class}\"></svg>");
    }

    [GeneratedRegex("<svg class=\"(?<class>[^\"]*)\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}
