using System.Globalization;
using CsvHelper;
using Spro.TestSupport;

namespace Spro.Core.Tests.Search;

/// <summary>What somebody types who knows no title, and the ROME codes of the occupations meant.</summary>
internal sealed record EverydayQuery(string Text, string[] Occupations)
{
    public static IReadOnlyList<EverydayQuery> Read(string file)
    {
        using var csv = new CsvReader(
            new StreamReader(Path.Combine(RepositoryRoot.Path, "tests/Spro.Core.Tests/Search", file)),
            CultureInfo.InvariantCulture
        );
        csv.Read();
        csv.ReadHeader();
        var queries = new List<EverydayQuery>();
        while (csv.Read())
            queries.Add(new EverydayQuery(csv["query"]!, csv["codes"]!.Split(' ')));
        return queries;
    }
}
