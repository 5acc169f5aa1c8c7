using System.Text.RegularExpressions;
using Spro.Core.Evidence;
using Spro.TestSupport;

namespace Spro.Architecture.Tests;

/// <summary>docs/charter.md leads from each clause of the charter to pages and tests that exist.</summary>
public sealed partial class CharterTableTests
{
    private static readonly List<string[]> Rows =
    [
        .. ReadLines("docs/charter.md")
            .Where(line => line.StartsWith("| C", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
    ];

    [Fact]
    public void Every_clause_is_there_once_in_the_order_of_the_charter() =>
        Assert.Equal(Duty.All.Select(duty => duty.Id), Rows.Select(row => row[0]));

    [Fact]
    public void Every_page_it_names_is_an_address_of_the_site()
    {
        // Written from the running site: AccessTests.
        var addresses = ReadLines("docs/generated/routes.md").SelectMany(Quoted).ToHashSet(StringComparer.Ordinal);

        Assert.All(Rows, row => Assert.NotEmpty(Quoted(row[1])));
        Assert.All(Rows.SelectMany(row => Quoted(row[1])), address => Assert.Contains(address, addresses));
    }

    [Fact]
    public void Every_test_it_names_exists()
    {
        var classes = Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => ClassName().Matches(File.ReadAllText(file)).Select(one => one.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(Rows, row => Assert.NotEmpty(Quoted(row[2])));
        Assert.All(Rows.SelectMany(row => Quoted(row[2])), name => Assert.Contains(name, classes));
    }

    private static IEnumerable<string> ReadLines(string path) =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, path));

    private static IEnumerable<string> Quoted(string text) =>
        QuotedText().Matches(text).Select(one => one.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"\bclass (\w+Tests)\b")]
    private static partial Regex ClassName();
}
