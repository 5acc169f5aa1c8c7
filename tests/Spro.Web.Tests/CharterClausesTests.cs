using System.Text.RegularExpressions;
using Spro.TestSupport;

namespace Spro.Web.Tests;

/// <summary>The table of docs/charter-clauses.md, against the duties of the charter, the site and the tests.</summary>
public sealed partial class CharterClausesTests(Site site)
{
    private static readonly IReadOnlyList<Row> Table =
    [
        .. File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs/charter-clauses.md"))
            .Where(line => line.StartsWith("| C", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new Row(
                cells[1],
                [.. Page().Matches(cells[2]).Select(page => page.Groups[1].Value)],
                cells[3].Split(", ", StringSplitOptions.TrimEntries)
            )),
    ];

    [Fact]
    public void Every_clause_of_the_charter_has_its_pages_and_its_tests()
    {
        var clauses = File.ReadLines(RepositoryRoot.SharedData("charter/OBLIGATIONS.md"))
            .Select(line => Clause().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);

        Assert.Equal(clauses, Table.Select(row => row.Clause));
        Assert.All(Table, row => Assert.NotEmpty(row.Pages));
    }

    [Fact]
    public async Task Each_page_of_the_table_is_one_of_the_site()
    {
        var pages = (await SiteRoute.AllAsync(site.Services))
            .Where(route => route.Kind == RouteKind.Page)
            .Select(route => route.Pattern);

        Assert.Empty(Table.SelectMany(row => row.Pages).Except(pages));
    }

    [Fact]
    public void Each_test_of_the_table_exists_once()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => file.Replace('\\', '/'))
            .ToList();

        Assert.All(
            Table.SelectMany(row => row.Tests).Distinct(),
            test =>
            {
                // A name that two projects share is said with a folder of its own.
                var (folder, name) = test.Split('/') is [var first, var last] ? ($"/{first}/", last) : ("/", test);
                var found = files.FindAll(file =>
                    file.Contains(folder, StringComparison.Ordinal)
                    && file.EndsWith($"/{name}.cs", StringComparison.Ordinal)
                );
                Assert.True(found.Count == 1, $"{test}: {found.Count}");
                Assert.Matches(@"\[(Fact|Theory)", File.ReadAllText(found[0]));
            }
        );
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Page();

    [GeneratedRegex(@"^\| (C[\d.]+) \|")]
    private static partial Regex Clause();

    private sealed record Row(string Clause, IReadOnlyList<string> Pages, IReadOnlyList<string> Tests);
}
