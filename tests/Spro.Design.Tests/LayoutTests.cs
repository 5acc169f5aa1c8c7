using AngleSharp.Html.Parser;

namespace Spro.Design.Tests;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("/lieux", "page")]
    [InlineData("/lieux/mission-locale", "true")]
    [InlineData("/lieuxdits", null)]
    [InlineData("/", null)]
    public async Task The_menu_marks_where_one_is(string path, string? current)
    {
        var link = new Element("spro-nav-link", new Dictionary<string, object?> { ["href"] = "/lieux" }, "Annuaire");
        var header = new Element("spro-header", new Dictionary<string, object?> { ["name"] = "Spro" }, link);

        var html = new HtmlParser().ParseDocument(await header.RenderAsync(Element.View(path: path)));

        Assert.Equal(current, html.QuerySelector("header nav li a")!.GetAttribute("aria-current"));
        Assert.Equal("Spro", html.QuerySelector(".spro-header__brand")!.TextContent);
    }

    [Fact]
    public async Task The_line_says_in_words_what_it_draws()
    {
        var attributes = new Dictionary<string, object?> { ["step"] = 2, ["of"] = 5 };

        var html = new HtmlParser().ParseDocument(
            await new Element("spro-line", attributes, "Question 2 sur 5 au plus").RenderAsync()
        );

        Assert.Equal("Question 2 sur 5 au plus", html.QuerySelector("p")!.TextContent);
        var track = html.QuerySelector("[aria-hidden=true]")!;
        Assert.Equal(["spro-line__done", "spro-line__here", "", "", ""], track.Children.Select(c => c.ClassName ?? ""));
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 2, "1 2")]
    [InlineData(5, 9, "1 ⋯ 3 4 5 6 7 ⋯ 9")]
    [InlineData(9, 9, "1 ⋯ 7 8 9")]
    public async Task Pages_near_the_one_shown_are_offered(int page, int pages, string expected)
    {
        var attributes = new Dictionary<string, object?>
        {
            ["page"] = page,
            ["pages"] = pages,
            ["url"] = (Func<int, string>)(number => $"/lieux?page={number}&tri=<nom>"),
        };

        var html = new HtmlParser().ParseDocument(await new Element("spro-pagination", attributes).RenderAsync());

        Assert.Equal(expected, string.Join(' ', html.QuerySelectorAll("li").Select(li => li.TextContent)));
        Assert.All(
            html.QuerySelectorAll("li a"),
            link => Assert.Equal($"/lieux?page={link.TextContent}&tri=<nom>", link.GetAttribute("href"))
        );
    }
}
