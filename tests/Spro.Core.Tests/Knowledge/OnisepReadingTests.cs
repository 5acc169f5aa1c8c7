using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;

namespace Spro.Core.Tests.Knowledge;

public class OnisepReadingTests
{
    // A1101 was split in two; title 11 went to the new part.
    private static readonly Occupations Today = Occupations.Of([
        Editions.Of(
            "460",
            [("A1101", "A1101"), ("A1102", "A1101"), ("B1101", "B1101")],
            [("10", "A1101"), ("11", "A1102"), ("12", "B1101")]
        ),
    ]);

    private static readonly OnisepSheets Sheets = OnisepSheets.Of([
        Edition(
            "2026-metiers",
            Sheet("MET.1", "appellation 11", "A1101"),
            Sheet("MET.2", "vendeur / vendeuse de vent", "A1101"),
            Sheet("MET.3", "appellation 12", ""),
            Sheet("MET.4", "rêveur / rêveuse", ""),
            Sheet("MET.5", "souffleur / souffleuse", "B1101"),
            Sheet("MET.6", "autre souffleur", "B1101 A1101")
        ),
        Edition(
            "2024-fiches-metiers",
            Sheet("MET.1", "ancien nom", "B1101"),
            Sheet("MET.9", "métier disparu", "B1101"),
            Title("MET.1", "plaisant / plaisante"),
            Title("MET.2", "marchand / marchande de vent"),
            Title("MET.5", "appellation 10"),
            Title("MET.5", "souffleur / souffleuse d'essai")
        ),
    ]);

    private static readonly OnisepReading Reading = new(Sheets, Today);

    [Fact]
    public void A_sheet_of_a_code_that_was_split_follows_its_title()
    {
        Assert.Equal([("MET.1", null), ("MET.2", "A1101"), ("MET.6", "A1101")], About("A1102").Order());
        Assert.Equal(["A1102"], Reading.OccupationsOf(Sheets.Occupation("MET.1")!).Select(one => one.RomeCode));
    }

    [Fact]
    public void A_sheet_of_a_code_that_was_split_and_of_no_known_title_stays_with_every_part_and_says_so()
    {
        Assert.Equal([("MET.2", "A1101"), ("MET.6", "A1101")], About("A1101").Order());
        Assert.Empty(Reading.OccupationsOf(Sheets.Occupation("MET.2")!));
    }

    [Fact]
    public void A_sheet_without_a_code_goes_to_the_only_occupation_of_its_title_or_nowhere()
    {
        Assert.Contains(("MET.3", null), About("B1101"));
        Assert.DoesNotContain(Today.All.SelectMany(one => Reading.About(one)), one => one.Sheet.Id == "MET.4");
    }

    [Fact]
    public void Sheets_about_the_occupation_come_before_those_of_a_wider_code()
    {
        Assert.Equal([null, "A1101", "A1101"], Reading.About(Today.Find("A1102")!).Select(one => one.WiderCode));
    }

    [Fact]
    public void The_newest_list_says_which_sheets_there_are_and_an_older_one_only_completes_them()
    {
        Assert.Null(Sheets.Occupation("MET.9"));
        Assert.Equal("appellation 11", Sheets.Occupation("MET.1")!.Title);
        Assert.Equal(["A1101"], Sheets.Occupation("MET.1")!.RomeCodes);
        Assert.Equal(["plaisant / plaisante"], Sheets.Occupation("MET.1")!.OtherTitles);
    }

    [Fact]
    public void Titles_that_no_occupation_has_are_new_where_the_sheet_is_about_one_occupation_only()
    {
        Assert.Equal(["plaisant / plaisante"], Reading.NewTitlesOf(Today.Find("A1102")!));
        // Neither "appellation 10", which is of another occupation, nor those of a sheet that may be about either part.
        Assert.Equal(
            ["autre souffleur", "souffleur / souffleuse", "souffleur / souffleuse d'essai"],
            Reading.NewTitlesOf(Today.Find("B1101")!).Order(StringComparer.Ordinal)
        );
        Assert.Empty(Reading.NewTitlesOf(Today.Find("A1101")!));
    }

    [Fact]
    public void Where_nothing_tells_which_codes_were_split_only_a_title_tells_that_a_sheet_is_about_the_occupation()
    {
        var ours = Occupations.Of([Editions.Of("essai", [("A1101", null), ("B1101", null)], [("11", "A1101")])]);
        var reading = new OnisepReading(Sheets, ours);
        Assert.Equal([null, "A1101", "A1101"], reading.About(ours.Find("A1101")!).Select(one => one.WiderCode));
        Assert.All(reading.About(ours.Find("B1101")!), one => Assert.Equal("B1101", one.WiderCode));
    }

    [Fact]
    public void Nothing_imported_is_nothing_to_read()
    {
        Assert.Same(OnisepSheets.None, OnisepSheets.Of([Edition("2026-metiers")]));
        Assert.Empty(new OnisepReading(OnisepSheets.None, Today).About(Today.Find("B1101")!));
        Assert.Empty(new OnisepReading(Sheets, Occupations.None).NewTitlesOf(Today.Find("B1101")!));
    }

    private static IEnumerable<(string Id, string? Wider)> About(string code) =>
        Reading.About(Today.Find(code)!).Select(one => (one.Sheet.Id, one.WiderCode));

    private static OnisepEdition Edition(string version, params VersionedRow[] rows) =>
        new(Editions.Version(version) with { Referential = ReferentialVersion.Onisep }, rows);

    private static OnisepOccupation Sheet(string id, string title, string romeCodes) =>
        new()
        {
            Version = "",
            SheetId = id,
            Title = title,
            RomeCodes = romeCodes,
        };

    private static OnisepTitle Title(string id, string title) =>
        new()
        {
            Version = "",
            SheetId = id,
            Title = title,
        };
}
