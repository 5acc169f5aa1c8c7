using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Spro.Design.Tests;

/// <summary>What the built stylesheet promises, read from the stylesheet itself.</summary>
public sealed partial class StylesheetTests
{
    private static readonly string Css = DesignFolder.Stylesheet;

    // Text, and the ground it stands on. WCAG 2.2: 4.5 for text at level AA; ours reads at 5.9 or more.
    public static TheoryData<string, string, double> TextPairs { get; } =
        new(
            from pair in new (string Text, double AtLeast)[]
            {
                ("ink", 14),
                ("muted", 6.4),
                ("action", 6.9),
                ("action-hover", 6.9),
                ("visited", 7.9),
                ("go", 5.9),
                ("wait", 5.9),
                ("stop", 5.9),
            }
            from ground in new[] { "paper", "sand" }
            select (pair.Text, ground, pair.AtLeast)
        );

    [Theory]
    [MemberData(nameof(TextPairs))]
    [InlineData("on-action", "action", 7.6)]
    [InlineData("on-action", "action-hover", 7.6)]
    [InlineData("focus-ink", "focus", 10.6)]
    // The edge of a control is not text: WCAG asks 3.
    [InlineData("control", "paper", 5.5)]
    [InlineData("control", "sand", 5)]
    public void Text_reads_on_its_ground_in_the_light_and_in_the_dark(string text, string ground, double atLeast)
    {
        foreach (var tokens in new[] { Light(), Dark() })
        {
            var contrast = Contrast(tokens[text], tokens[ground]);
            Assert.True(
                contrast >= atLeast - 0.05,
                $"{text} {tokens[text]} on {ground} {tokens[ground]}: {contrast:0.00}, not {atLeast}"
            );
        }
    }

    [Fact]
    public void The_focus_shows_on_any_ground()
    {
        foreach (var tokens in new[] { Light(), Dark() })
        {
            foreach (var ground in new[] { "paper", "sand", "action" })
            {
                var best = Math.Max(
                    Contrast(tokens["focus"], tokens[ground]),
                    Contrast(tokens["focus-ink"], tokens[ground])
                );
                Assert.True(best >= 3, $"focus on {ground} {tokens[ground]}: {best:0.00}");
            }
        }
    }

    [Fact]
    public void The_dark_theme_changes_every_colour_but_the_focus()
    {
        var light = Light();
        var dark = Dark();
        Assert.Equal(["focus", "focus-ink"], light.Keys.Where(name => light[name] == dark[name]).Order());
    }

    [Fact]
    public void Every_colour_used_is_a_token_that_exists()
    {
        var used = TokenUse().Matches(Css).Select(match => match.Groups["name"].Value).ToHashSet();
        Assert.NotEmpty(used);
        Assert.Subset(Light().Keys.ToHashSet(), used);
    }

    [Fact]
    public void The_stylesheet_weighs_less_than_14_kilobytes_compressed()
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(Css));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{Css.Length} bytes, {compressed.Length} with brotli");
        Assert.InRange(compressed.Length, 1_000, 14_000);
    }

    [Fact]
    public void Stylesheet_and_fonts_leave_room_for_the_page_in_60_kilobytes()
    {
        var fonts = Directory.GetFiles(Path.Combine(DesignFolder.Assets, "fonts"));
        Assert.Equal(2, fonts.Length);
        Assert.InRange(fonts.Sum(font => new FileInfo(font).Length), 1, 36_000);
    }

    [Fact]
    public void Every_file_it_asks_for_is_served_beside_it()
    {
        var urls = Url().Matches(Css).Select(match => match.Groups["url"].Value.Trim('"', '\'')).ToList();
        Assert.NotEmpty(urls);
        Assert.All(urls, url => Assert.True(File.Exists(Path.Combine(DesignFolder.Assets, url)), url));
        Assert.DoesNotContain("@import", Css, StringComparison.Ordinal);
    }

    [Fact]
    public void It_borrows_neither_the_font_nor_the_crown_of_another_government()
    {
        foreach (var word in new[] { "GDS", "Transport", "crown", "Margaret Calvert", "GOV.UK", "marianne", "dsfr" })
        {
            Assert.DoesNotContain(word, Css, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("prefers-color-scheme")]
    [InlineData("prefers-reduced-motion")]
    [InlineData("forced-colors")]
    [InlineData("@media print")]
    [InlineData("font-display:swap")]
    public void It_follows_what_the_person_and_the_paper_ask(string feature) =>
        Assert.Contains(feature, Css, StringComparison.Ordinal);

    [Fact]
    public void Motion_is_only_for_those_who_have_not_refused_it()
    {
        var outside = Regex.Replace(
            Css,
            @"@media\s*\(prefers-reduced-motion:\s*no-preference\)\{([^{}]*\{[^{}]*\})*\}",
            "",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5)
        );
        Assert.DoesNotContain("animation", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("transition:", outside, StringComparison.Ordinal);
        Assert.DoesNotContain("scroll-behavior:smooth", outside, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Light() => Tokens(Css[..Css.IndexOf('}', StringComparison.Ordinal)]);

    private static Dictionary<string, string> Dark()
    {
        var start = Css.IndexOf("prefers-color-scheme", StringComparison.Ordinal);
        var tokens = Light();
        foreach (var (name, colour) in Tokens(Css[start..Css.IndexOf('}', start)]))
        {
            tokens[name] = colour;
        }
        return tokens;
    }

    private static Dictionary<string, string> Tokens(string block) =>
        Token().Matches(block).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["colour"].Value);

    private static double Contrast(string one, string other)
    {
        var (low, high) = (Luminance(one), Luminance(other));
        (low, high) = (Math.Min(low, high), Math.Max(low, high));
        return (high + 0.05) / (low + 0.05);
    }

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(string colour)
    {
        double Channel(int index)
        {
            var value =
                int.Parse(colour.AsSpan(1 + 2 * index, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(0) + 0.7152 * Channel(1) + 0.0722 * Channel(2);
    }

    [GeneratedRegex("--spro-(?<name>[a-z-]+):\\s*(?<colour>#[0-9a-f]{6})")]
    private static partial Regex Token();

    [GeneratedRegex("var\\(--spro-(?<name>[a-z-]+)")]
    private static partial Regex TokenUse();

    [GeneratedRegex("url\\((?<url>[^)]*)\\)")]
    private static partial Regex Url();
}
