using System.Text.Json;

namespace Spro.Cli.Tests;

public sealed class SheetsTests
{
    [Fact]
    public async Task The_measure_of_each_sheet_is_told_with_what_to_mend()
    {
        using var editor = new Operator();
        editor.Write(
            "bonne.md",
            Sheet("owner: moi\nreviewed: 2126-11-20", "Venez nous voir. C'est gratuit pour vous.")
        );
        editor.Write("vieille.md", Sheet("owner: moi\nreviewed: 2001-11-20", "Venez nous voir. C'est gratuit."));
        editor.Write("abimee.md", Sheet("reviewed: 2126-11-20", "Venez nous voir. C'est gratuit."));

        var run = await editor.RunAsync("sheets", "check", editor.At("."), "--json");

        Assert.Equal(1, run.Code);
        Assert.Contains("2 sur 3", run.Error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(run.Out);
        var checks = document.RootElement.EnumerateArray().ToList();
        Assert.Equal([1, 0, 1], checks.Select(check => check.GetProperty("problems").GetArrayLength()));
        Assert.Contains("owner", checks[0].GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
        Assert.InRange(checks[1].GetProperty("ease").GetDouble(), 60, 130);
        Assert.Contains("2001-11-20", checks[2].GetProperty("problems")[0].GetString(), StringComparison.Ordinal);

        var text = await editor.RunAsync("sheets", "check", editor.At("bonne.md"));
        Assert.Equal(0, text.Code);
        Assert.Contains("7 mots", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_activities_teach_is_not_measured_until_enough_people_told()
    {
        using var editor = new Operator();

        var run = await editor.RunAsync("learning", "--json");

        using var learned = JsonDocument.Parse(run.Out);
        Assert.Equal(0, learned.RootElement.GetProperty("answers").GetInt32());
        Assert.Equal(JsonValueKind.Null, learned.RootElement.GetProperty("meanDifference").ValueKind);
        Assert.Contains("Non mesuré", (await editor.RunAsync("learning")).Out, StringComparison.Ordinal);
    }

    private static string Sheet(string head, string text) =>
        $"---\nid: essai\ntitle: Essai\nsource: Charte\n{head}\n---\n{text}\n";
}
