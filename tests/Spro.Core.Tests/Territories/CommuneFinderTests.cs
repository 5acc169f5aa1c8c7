using CsCheck;
using Spro.Core.Search;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Territories;

public sealed class CommuneFinderTests
{
    private const int Shown = 10;

    private static CommuneFinder Finder => PaysDeLaLoire.Index.Finder;

    public static TheoryData<string, string> HomonymPairs =>
        new()
        {
            { "Allonnes", "Maine-et-Loire Sarthe" },
            { "Avrillé", "Maine-et-Loire Vendée" },
            { "Beaumont-Pied-de-Bœuf", "Mayenne Sarthe" },
            { "Changé", "Mayenne Sarthe" },
            { "Chérancé", "Mayenne Sarthe" },
            { "La Pellerine", "Maine-et-Loire Mayenne" },
            { "Saint-Mars-du-Désert", "Loire-Atlantique Mayenne" },
            { "Teillé", "Loire-Atlantique Sarthe" },
        };

    [Theory]
    [InlineData("L'Île-d'Yeu")]
    [InlineData("l’île d’yeu")]
    [InlineData("ile d yeu")]
    [InlineData("ILE D'YEU")]
    [InlineData("yeu")]
    [InlineData("lile dyeu")]
    [InlineData("  L ILE   D YEU ")]
    public void Yeu_is_found_however_it_is_typed(string query) => Assert.Equal("85113", First(query).Commune.Code);

    [Theory]
    [InlineData("Le Mans", "72181")]
    [InlineData("mans", "72181")]
    [InlineData("lemans", "72181")]
    [InlineData("st nazaire", "44184")]
    [InlineData("St-Nazaire", "44184")]
    [InlineData("saint nazaire", "44184")]
    [InlineData("saintnazaire", "44184")]
    [InlineData("Ste Luce sur Loire", "44172")]
    [InlineData("roche sur yon", "85191")]
    [InlineData("La Roche s/ Yon", "85191")]
    [InlineData("roche yon", "85191")]
    [InlineData("chateaubriant", "44036")]
    [InlineData("CHÂTEAUBRIANT", "44036")]
    [InlineData("sables olonne", "85194")]
    [InlineData("beaumont pied de boeuf 53", "53027")]
    [InlineData("nant", "44109")]
    [InlineData("44109", "44109")]
    [InlineData("53130", "53130")]
    [InlineData("53000", "53130")]
    [InlineData("53 000", "53130")]
    public void A_commune_is_found_first_however_it_is_typed(string query, string code) =>
        Assert.Equal(code, First(query).Commune.Code);

    [Theory]
    [InlineData("Montaigu", "85146", "Montaigu → Montaigu-Vendée")]
    [InlineData("bouffere", "85146", "Boufféré → Montaigu-Vendée")]
    [InlineData("Ancenis", "44003", "Ancenis → Ancenis-Saint-Géréon")]
    [InlineData("St Hilaire de Loulay", "85146", "Saint-Hilaire-de-Loulay → Montaigu-Vendée")]
    public void An_old_name_leads_to_the_present_commune_and_says_so(string query, string code, string explanation)
    {
        var match = First(query);
        Assert.Equal(code, match.Commune.Code);
        Assert.Equal(MatchedBy.FormerName, match.By);
        Assert.Equal(explanation, match.Explanation);
    }

    [Theory]
    [MemberData(nameof(HomonymPairs))]
    public void Homonyms_come_first_together_told_apart_by_department(string name, string departments)
    {
        var pair = Finder
            .Find(name, Shown)
            .Where(match => match is { Rank: MatchRank.Exact, By: MatchedBy.Name })
            .ToList();
        Assert.Equal(pair, Finder.Find(name, Shown).Take(pair.Count));
        Assert.Equal(
            departments,
            string.Join(' ', pair.Select(match => match.Commune.Department.Name).Order(StringComparer.Ordinal))
        );
        Assert.All(
            pair,
            match => Assert.Contains(match.Commune.Department.Name, match.Commune.Label, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(HomonymPairs))]
    public void A_form_asks_which_of_two_homonyms_and_understands_the_label(string name, string departments)
    {
        Assert.NotEmpty(departments);
        var several = Assert.IsType<CommuneResolution.Several>(Finder.Resolve(name));
        foreach (var commune in several.Matches.Select(match => match.Commune))
        {
            Assert.Equal(commune, Assert.IsType<CommuneResolution.One>(Finder.Resolve(commune.Label)).Commune);
            Assert.Equal(
                commune,
                Assert.IsType<CommuneResolution.One>(Finder.Resolve($"{name} {commune.Department.Code}")).Commune
            );
        }
    }

    [Fact]
    public void Mayenne_is_a_commune_and_a_department()
    {
        var one = Assert.IsType<CommuneResolution.One>(Finder.Resolve("mayenne"));
        Assert.Equal("53147", one.Commune.Code);
        Assert.Equal("53", one.SameNamedDepartment?.Code);
    }

    [Fact]
    public void A_postcode_of_several_communes_asks_which_one()
    {
        var several = Assert.IsType<CommuneResolution.Several>(Finder.Resolve("53100"));
        Assert.All(several.Matches, match => Assert.Contains("53100", match.Commune.Postcodes));
        Assert.Equal("Mayenne", several.Matches[0].Commune.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("'-")]
    [InlineData("((")]
    [InlineData("zzzz")]
    [InlineData("99999")]
    [InlineData("Changé (Vendée)")]
    public void What_nothing_answers_resolves_to_none(string text) =>
        Assert.IsType<CommuneResolution.None>(Finder.Resolve(text));

    [Fact]
    public void Better_ranks_come_first_then_larger_towns()
    {
        var found = Finder.Find("saint", 200);
        Assert.Equal(200, found.Count);
        var keys = found.Select(match => (match.Rank, match.By, -(match.Commune.Population ?? 0))).ToList();
        Assert.Equal(keys.Order(), keys);
    }

    [Fact]
    public void First_digits_list_the_largest_towns_of_that_area()
    {
        var found = Finder.Find("72", 5);
        Assert.Equal("Le Mans", found[0].Commune.Name);
        Assert.All(
            found,
            match => Assert.Contains(match.Commune.Postcodes, code => code.StartsWith("72", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Every_commune_is_first_or_among_its_homonyms_by_its_own_name_however_folded() =>
        Assert.All(
            PaysDeLaLoire.Index.Communes,
            commune =>
            {
                foreach (
                    var typed in new[]
                    {
                        commune.Name,
                        FrenchText.Fold(commune.Name),
                        commune.Name.ToUpperInvariant(),
                        commune.SortName,
                    }
                )
                {
                    var exact = Finder.Find(typed, Shown).TakeWhile(match => match.Rank == MatchRank.Exact).ToList();
                    Assert.Contains(exact, match => match.Commune == commune && match.By == MatchedBy.Name);
                    Assert.All(
                        exact.TakeWhile(match => match.Commune != commune),
                        match => Assert.Equal(FrenchText.Fold(match.Commune.SortName), commune.SortName)
                    );
                }
            }
        );

    [Fact]
    public void Every_commune_is_the_only_one_of_its_label() =>
        Assert.All(
            PaysDeLaLoire.Index.Communes,
            commune =>
                Assert.Contains(
                    Finder.Find(commune.Label, Shown),
                    match => match.Commune == commune && match.Rank == MatchRank.Exact
                )
        );

    [Fact]
    public void Every_commune_is_found_by_each_of_its_postcodes_and_by_its_code() =>
        Assert.All(
            PaysDeLaLoire.Index.Communes,
            commune =>
            {
                foreach (var typed in commune.Postcodes)
                {
                    Assert.Contains(Finder.Find(typed, 60), match => match.Commune == commune);
                }

                Assert.Contains(Finder.Find(commune.Code, 60), match => match.Commune == commune);
            }
        );

    [Fact]
    public void Every_old_name_leads_to_its_commune() =>
        Assert.All(
            PaysDeLaLoire.Data.FormerNames,
            former =>
                Assert.Contains(
                    Finder.Find(former.Name, Shown),
                    match => match.Commune.Code == former.CommuneCode && match.Rank == MatchRank.Exact
                )
        );

    [Fact]
    public void Whatever_is_typed_gives_at_most_what_is_asked_best_first() =>
        Gen.Select(Gen.String[Gen.Char["aeilnst0123456789 '’-()éÉœŒ\n\t%<\0🙂"], 0, 12], Gen.Int[1, 20])
            .Sample(
                (typed, limit) =>
                {
                    var found = Finder.Find(typed, limit);
                    Assert.InRange(found.Count, 0, limit);
                    Assert.Equal(found.Count, found.Select(match => match.Commune).Distinct().Count());
                    Assert.Equal(found.Select(match => match.Rank).Order(), found.Select(match => match.Rank));
                    Assert.NotNull(Finder.Resolve(typed));
                }
            );

    private static CommuneMatch First(string query) => Finder.Find(query, Shown)[0];
}
