using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Feedback;
using Spro.Core.Knowledge;

namespace Spro.Web.Tests;

public class SheetTests(Site site)
{
    private readonly HttpClient _client = site.Client();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_a_sheet_did_not_help_says_so_with_or_without_words()
    {
        const string path = "/fiches/besoin-vae/pas-aide";
        var sheet = await _client.PageAsync("/fiches/besoin-vae");
        Assert.NotNull(sheet.QuerySelector($"a[href='{path}']"));

        foreach (var text in new[] { "", "Je cherchais un jury." })
        {
            using var body = new FormUrlEncodedContent([new("Text", text)]);
            using var sent = await _client.PostAsync(path, body, Cancel);
            Assert.Equal(path + "?merci=true", sent.Headers.Location!.ToString());
        }
        Assert.Contains("Merci", (await _client.PageAsync(path + "?merci=true")).Words("h1"));

        var kept = (await site.Services.GetRequiredService<Remarks>().ListAsync(Cancel))
            .Where(remark => remark.Kind == RemarkKind.NotHelped)
            .ToList();
        Assert.All(kept, remark => Assert.Equal("/fiches/besoin-vae", remark.Page));
        Assert.Equivalent(new[] { null, "Je cherchais un jury." }, kept.Select(remark => remark.Text));

        var tooLong = await _client.PostPageAsync(path, [new("Text", new string('a', 2001))]);
        Assert.Contains("2001", tooLong.Words("main").Replace("\u202F", "", StringComparison.Ordinal));
        await _client.PageAsync("/fiches/inconnue/pas-aide", System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_sheet_is_listed_once_and_can_be_opened()
    {
        var list = await _client.PageAsync("/fiches");
        var links = list.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(Sheets.BuiltIn.All.Count, links.Distinct(StringComparer.Ordinal).Count());
        foreach (var link in links)
        {
            var page = await _client.PageAsync(link);
            Assert.Empty(PageWords.AcronymsLeftAlone(page, []));
            Assert.DoesNotContain("public.", page.Words("main"));
        }
        Assert.DoesNotContain("kind.", list.Words("main"));
    }

    [Fact]
    public async Task A_sheet_that_nobody_read_over_for_a_year_says_so()
    {
        Assert.DoesNotContain("Personne n'a relu", (await _client.PageAsync("/fiches/besoin-vae")).Words("main"));

        Assert.True(Sheets.BuiltIn.Find("besoin-vae")!.IsStaleOn(new DateOnly(2027, 11, 21)));
        Assert.False(Sheets.BuiltIn.Find("besoin-vae")!.IsStaleOn(new DateOnly(2027, 11, 20)));
    }

    [Fact]
    public async Task The_page_and_the_API_give_the_same_acronyms_in_full()
    {
        var page = await _client.PageAsync("/sigles");
        var found = await _client.GetFromJsonAsync<JsonElement>("/api/v1/acronyms", Cancel);

        Assert.Equal(Acronyms.BuiltIn.All.Count, page.QuerySelectorAll("dt dfn").Length);
        Assert.Equal(Acronyms.BuiltIn.All.Count, found.GetProperty("total").GetInt32());
        Assert.Equal(
            page.QuerySelectorAll("dt dfn").Select(term => term.TextContent),
            found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("letters").GetString())
        );
        var cpf = found
            .GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("letters").GetString() == "CPF");
        Assert.Equal("compte personnel de formation", cpf.GetProperty("expansion").GetString());
        Assert.Equal("/fiches/droit-compte-formation", cpf.GetProperty("sheetUrl").GetString());
        foreach (var item in found.GetProperty("items").EnumerateArray())
        {
            if (item.GetProperty("sheetUrl").GetString() is { } sheet)
                await _client.PageAsync(sheet);
        }
    }
}
