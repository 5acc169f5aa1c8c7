using System.Globalization;
using System.Text.RegularExpressions;

namespace Spro.Core.Tests.Demonstration;

public sealed partial class DemonstrationTruthTests
{
    [Fact]
    public void A_fictitious_place_says_so_in_its_name()
    {
        Assert.NotEmpty(DemonstrationFiles.Fictitious);
        Assert.All(
            DemonstrationFiles.Fictitious,
            line => Assert.Matches(@" \((lieu fictif|passages fictifs)\)$", line["lieu_nom"])
        );
        Assert.All(
            DemonstrationFiles.Fictitious,
            line => Assert.EndsWith(" (structure fictive)", line["structure_nom"])
        );
    }

    [Fact]
    public void A_fictitious_place_cannot_ring_or_write_to_anybody()
    {
        foreach (var line in DemonstrationFiles.Fictitious)
        {
            Assert.Matches(@"^02 61 91 \d\d \d\d$", line["telephone"]);
            Assert.EndsWith("@example.org", line["courriel"], StringComparison.Ordinal);
            foreach (var text in line.Filled)
            {
                Assert.All(Phone().Matches(text), phone => Assert.Matches("^(02 61 91|06 39 98)", phone.Value));
                Assert.All(
                    Host().Matches(text),
                    host => Assert.Matches(@"(^|\.)example\.org$", host.Groups["host"].Value)
                );
            }
        }
    }

    [Fact]
    public void No_two_fictitious_places_share_a_telephone()
    {
        var phones = DemonstrationFiles
            .Places.Where(place => place.IsFictitious)
            .Select(place => place["telephone"])
            .ToList();

        Assert.Equal(phones.Count, phones.Distinct().Count());
    }

    [Fact]
    public void Whoever_does_not_telephone_finds_another_way_beside_every_fictitious_telephone() =>
        Assert.All(DemonstrationFiles.Fictitious, line => Assert.NotEqual("", line["contact_ecrit"]));

    [Fact]
    public void A_real_place_holds_nothing_invented()
    {
        Assert.NotEmpty(DemonstrationFiles.Real);
        foreach (var line in DemonstrationFiles.Real)
        {
            Assert.NotEqual("fictitious.csv", line.File);
            Assert.DoesNotContain(line.Filled, cell => cell.Contains("example", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(line.Filled, cell => cell.Contains("fictif", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(line.Filled, cell => cell.StartsWith("02 61 91", StringComparison.Ordinal));
            Assert.Equal("", line["passages"]);
        }
    }

    [Fact]
    public void A_real_place_carries_no_number_or_address_that_may_be_one_person_s()
    {
        foreach (var line in DemonstrationFiles.Real)
        {
            Assert.Matches(@"^$|^0[1-59]( \d\d){4}$|^3\d \d\d$", line["telephone"]);
            Assert.DoesNotContain(line.Filled, cell => MobilePhone().IsMatch(cell));
            Assert.DoesNotContain(
                line.Filled,
                cell =>
                    cell.Contains('@', StringComparison.Ordinal)
                    && !cell.EndsWith("@france-services.gouv.fr", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void Real_places_are_dated_by_their_source_and_fictitious_ones_from_the_first_start()
    {
        Assert.All(
            DemonstrationFiles.Real,
            line =>
                Assert.InRange(
                    DateOnly.ParseExact(line["confirme_le"], "O", CultureInfo.InvariantCulture),
                    new DateOnly(2020, 1, 1),
                    new DateOnly(2025, 12, 31)
                )
        );
        Assert.All(DemonstrationFiles.Real.SelectMany(line => line.Filled), cell => Assert.DoesNotContain("{J", cell));
        Assert.All(DemonstrationFiles.Fictitious, line => Assert.Matches(@"^\{J-\d+\}$", line["confirme_le"]));
        Assert.All(
            DemonstrationFiles.Fictitious.SelectMany(line => line.Filled),
            cell => Assert.DoesNotMatch(@"\b\d{4}-\d\d-\d\d\b", cell)
        );
    }

    [Fact]
    public void Closures_and_stops_follow_the_template()
    {
        const string day = @"\{J[+-]\d+\}";
        const string span = @"\d\d:\d\d-\d\d:\d\d";
        foreach (var line in DemonstrationFiles.Fictitious)
        {
            Assert.All(List(line["fermetures"]), closure => Assert.Matches($"^{day}(/{day})?( {span})? .+$", closure));
            Assert.All(List(line["passages"]), stop => Assert.Matches($@"^{day} {span} \d{{5}} .+$", stop));
            Assert.Equal(line["type"] is "mobile", line["passages"] is not "");
        }
    }

    [Fact]
    public void Hours_are_in_the_opening_hours_syntax()
    {
        const string days = @"(Mo|Tu|We|Th|Fr|Sa|Su)(\[\d(,\d)*\])?";
        const string span = @"\d\d:\d\d-\d\d:\d\d";
        const string rule = $"({days}([,-]{days})* {span}(,{span})*|PH off)";

        Assert.All(
            DemonstrationFiles.Lines.Where(line => line["horaires"].Length > 0),
            line => Assert.Matches($"^{rule}(; {rule})*$", line["horaires"])
        );
    }

    [Fact]
    public void A_place_stands_in_its_department_and_in_the_region()
    {
        foreach (var line in DemonstrationFiles.Lines)
        {
            Assert.Matches("^(44|49|53|72|85)$|^$", line["departement"]);
            Assert.True(line["departement"].Length > 0 || line["type"] is "distance", line.Where);
            Assert.True(
                line["code_insee"] is ""
                    || line["code_insee"].StartsWith(line["departement"], StringComparison.Ordinal),
                line.Where
            );
            Assert.Equal(line["latitude"] is "", line["longitude"] is "");
            if (line["latitude"] is not "")
            {
                Assert.InRange(double.Parse(line["latitude"], CultureInfo.InvariantCulture), 46.26, 48.57);
                Assert.InRange(double.Parse(line["longitude"], CultureInfo.InvariantCulture), -2.63, 0.92);
            }
        }
    }

    [Fact]
    public void The_lines_of_one_place_agree_and_those_of_one_structure_too()
    {
        string[] structure = ["structure_nom", "reseau", "structure_site"];
        var place = DemonstrationFiles
            .Columns.SkipWhile(column => column is not "lieu_nom")
            .TakeWhile(column => column is not "service_nom")
            .ToArray();

        AssertAgree("structure_id", structure);
        AssertAgree("lieu_id", place);

        static void AssertAgree(string key, string[] columns) =>
            Assert.All(
                DemonstrationFiles.Lines.GroupBy(line => (line.File, line[key])),
                group => Assert.Single(group.Select(line => string.Join(';', columns.Select(c => line[c]))).Distinct())
            );
    }

    [Fact]
    public void No_acronym_is_left_unexplained_in_a_name()
    {
        // Associations keep the name they chose; institutions are written out.
        string[] institutions =
        [
            "APEC",
            "CA",
            "CAF",
            "CAP",
            "CARSAT",
            "CC",
            "CCAS",
            "CCI",
            "CEP",
            "CFA",
            "CIAS",
            "CIDFF",
            "CLIC",
            "CMA",
            "CMC",
            "CPAM",
            "CS",
            "CSC",
            "EPIDE",
            "FT",
            "IJ",
            "MDPH",
            "MDS",
            "MFS",
            "MJC",
            "ML",
            "MLRS",
            "MSA",
            "MSAP",
            "PIJ",
            "SPIP",
            "SPRO",
            "SUIO",
            "VAE",
        ];

        foreach (var line in DemonstrationFiles.Lines)
        {
            var acronyms = Acronym()
                .Matches(Parenthesis().Replace($"{line["structure_nom"]} {line["lieu_nom"]}", ""))
                .Select(match => match.Value);
            Assert.Empty(line.IsFictitious ? acronyms : acronyms.Intersect(institutions, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void No_service_has_a_price_and_every_service_has_a_level()
    {
        Assert.All(
            DemonstrationFiles.Lines,
            line => Assert.Matches("^(premier accueil|conseil|accompagnement)$", line["niveau"])
        );
        Assert.DoesNotContain(
            DemonstrationFiles.Lines.SelectMany(line => line.Filled),
            cell => cell.Contains('€', StringComparison.Ordinal)
        );
    }

    private static string[] List(string cell) => cell.Length == 0 ? [] : cell.Split(" | ");

    [GeneratedRegex(@"\b0\d(?: \d\d){4}\b")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b0[67][ .]?\d\d[ .]?\d\d[ .]?\d\d[ .]?\d\d\b")]
    private static partial Regex MobilePhone();

    [GeneratedRegex(@"(?:https?://|@)(?<host>[^/\s]+)")]
    private static partial Regex Host();

    [GeneratedRegex(@"\b[A-ZÉ0-9]*[A-ZÉ]{2,}[A-ZÉ0-9]*\b")]
    private static partial Regex Acronym();

    [GeneratedRegex(@" \([^)]*\)")]
    private static partial Regex Parenthesis();
}
