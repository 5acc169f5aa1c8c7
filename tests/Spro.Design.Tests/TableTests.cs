using AngleSharp.Html.Parser;

namespace Spro.Design.Tests;

public sealed class TableTests
{
    private static readonly Dictionary<string, object?> None = [];

    [Fact]
    public async Task Each_cell_says_its_column_and_stays_a_cell_when_it_is_drawn_as_a_block()
    {
        var table = new Element(
            "spro-table",
            new Dictionary<string, object?> { ["caption"] = "Demandes & réponses" },
            Row(Cell("th", "col", "Demande"), Cell("th", "col", "Reçue « le »")),
            Row(Cell("th", "row", "Copie"), Cell("td", null, "24 novembre")),
            Row(Cell("th", "row", "Effacement"), Cell("td", null, "25 novembre"))
        );

        var html = new HtmlParser().ParseDocument(await table.RenderAsync());

        Assert.Equal(
            "table row columnheader columnheader row rowheader cell row rowheader cell",
            string.Join(' ', html.QuerySelectorAll("table, table [role]").Select(one => one.GetAttribute("role")))
        );
        Assert.Equal(
            ["Demande", "Reçue « le »", "Demande", "Reçue « le »"],
            html.QuerySelectorAll("[data-label]").Select(cell => cell.GetAttribute("data-label"))
        );
        Assert.Equal("Demandes & réponses", html.QuerySelector("caption.govuk-visually-hidden")!.TextContent);
        Assert.Equal(
            "Demandes & réponses",
            html.QuerySelector("[role=region][tabindex='0']")!.GetAttribute("aria-label")
        );
    }

    [Fact]
    public async Task A_row_of_another_table_is_left_as_it_is() =>
        Assert.Equal("<tr><td>3</td></tr>", await Row(Cell("td", null, "3")).RenderAsync());

    private static Element Row(params Element[] cells) => new("tr", None, cells);

    private static Element Cell(string tag, string? scope, string text) =>
        new(tag, new Dictionary<string, object?> { ["scope"] = scope }, text);
}
