namespace Spro.Web.Tests;

/// <summary>What is of more than twelve months ago says so, on every kind of sheet.</summary>
public class FreshnessTests(Site site)
{
    private const string Old = "Ces informations ont plus d'un an";

    private readonly HttpClient _client = site.Client();

    [Theory]
    [InlineData("/metiers/" + TestOccupations.Whole, "1er novembre 2025")]
    [InlineData("/secteurs/A", "1er novembre 2025")]
    [InlineData("/certifications/" + TestTrainings.Certification, "28 juin 2024")]
    [InlineData("/formations/11111111-0000-8000-8000-000000000001", "28 juin 2024")]
    public async Task A_sheet_of_more_than_twelve_months_ago_says_so_with_its_date(string page, string date) =>
        Assert.Contains($"{Old} ({date})", (await _client.PageAsync(page)).Words("main"));

    [Fact]
    public async Task A_sheet_of_this_year_does_not() =>
        Assert.DoesNotContain(Old, (await _client.PageAsync("/territoires/departement/53")).Words("main"));
}
