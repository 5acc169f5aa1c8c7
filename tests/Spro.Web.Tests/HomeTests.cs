namespace Spro.Web.Tests;

public class HomeTests(Site site)
{
    [Fact]
    public async Task The_home_page_leads_to_the_questions_the_directory_and_a_printed_code()
    {
        using var client = site.Client();
        var page = await client.PageAsync("/");

        Assert.Equal("fr", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Trouver la bonne porte", page.Words("h1"));
        Assert.NotNull(page.QuerySelector("main a[href='/ma-situation']"));
        Assert.NotNull(page.QuerySelector("form[action='/lieux'] input[name=commune]"));
        Assert.NotNull(page.QuerySelector("form[action='/code'] input[name=code]"));
    }

    [Fact]
    public async Task Every_address_a_page_points_at_answers()
    {
        using var client = site.FollowingClient();
        string[] starts = ["/", "/reponse?insee=53147", "/lieux?insee=53147", "/feuille", "/code"];
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in starts)
        {
            var page = await client.PageAsync(start);
            links.UnionWith(
                page.QuerySelectorAll("a[href^='/'], link[href^='/'], script[src^='/']")
                    .Select(link => (link.GetAttribute("href") ?? link.GetAttribute("src"))!.Split('#')[0])
            );
        }

        var broken = new List<string>();
        foreach (var link in links)
        {
            using var response = await client.GetAsync(link, TestContext.Current.CancellationToken);
            if (!response.IsSuccessStatusCode)
                broken.Add($"{(int)response.StatusCode} {link}");
        }
        Assert.Empty(broken);
    }
}
