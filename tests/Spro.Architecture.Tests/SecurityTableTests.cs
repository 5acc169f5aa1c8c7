using System.Globalization;
using System.Text.RegularExpressions;
using Spro.TestSupport;

namespace Spro.Architecture.Tests;

/// <summary>docs/asvs.md names files and tests: they are there, and its counts are those of its rows.</summary>
public sealed partial class SecurityTableTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "asvs.md"));

    private static readonly List<string[]> Rows =
    [
        .. Lines
            .Where(line => Number().IsMatch(line))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    private static readonly HashSet<string> Files =
    [
        .. ((string[])["src", "tests", "bench", "deploy", "docs", "eng"])
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), "*", SearchOption.AllDirectories)
            )
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Path))
            .Select(file => Path.GetFileName(file)),
    ];

    [Fact]
    public void Every_requirement_of_levels_1_and_2_is_there_once()
    {
        Assert.Equal(253, Rows.Count);
        Assert.Equal(70, Rows.Count(row => row[1] == "1"));
        Assert.Equal(Rows.Count, Rows.Select(row => row[0]).Distinct().Count());
        Assert.Equal(17, Rows.Select(row => row[0].Split('.')[0]).Distinct().Count());
    }

    [Fact]
    public void Every_file_and_test_it_names_exists()
    {
        var missing = new List<string>();
        foreach (var row in Rows)
        {
            missing.AddRange(
                Quoted()
                    .Matches(row[4])
                    .Select(one => one.Groups[1].Value)
                    .Where(IsFile)
                    .Where(name => !Files.Contains(name))
            );
            missing.AddRange(
                Quoted().Matches(row[5]).Select(one => one.Groups[1].Value + ".cs").Where(name => !Files.Contains(name))
            );
        }
        Assert.Empty(missing);
    }

    [Fact]
    public void What_is_not_met_says_why_and_the_counts_are_those_of_the_rows()
    {
        Assert.All(Rows.Where(row => row[3] != "yes"), row => Assert.NotEqual("", row[4]));
        foreach (var state in Rows.GroupBy(row => row[3], StringComparer.Ordinal))
            Assert.Contains(
                Lines,
                line =>
                    line.StartsWith(
                        string.Create(CultureInfo.InvariantCulture, $"| {state.Key} | {state.Count()} |"),
                        StringComparison.Ordinal
                    )
            );
    }

    private static bool IsFile(string name) => FileName().IsMatch(name);

    [GeneratedRegex(@"^\| [0-9]+\.[0-9]+\.[0-9]+ \|")]
    private static partial Regex Number();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]+\.(cs|cshtml|md|conf|service|sh|props|json)$")]
    private static partial Regex FileName();
}
