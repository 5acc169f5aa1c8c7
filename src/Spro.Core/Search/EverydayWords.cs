using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Spro.Core.Common;

namespace Spro.Core.Search;

/// <summary>
/// How people name trades in everyday French (<c>data/search/everyday.csv</c>): "toubib", "bosser dans les espaces verts".
/// </summary>
public static class EverydayWords
{
    private const char Or = ';';

    private static readonly Lazy<SearchExpansions> Embedded = new(() =>
        new SearchExpansions(Read(EmbeddedData.ReadText("search/everyday.csv")))
    );

    /// <summary>The words that ship with the software, read once.</summary>
    public static SearchExpansions BuiltIn => Embedded.Value;

    /// <summary>
    /// Reads a table <c>said,meant</c>: on a line, whatever is said of its left means each thing of its right, likeliest
    /// first. Semicolons separate both.
    /// </summary>
    /// <exception cref="FormatException">A line is not made so, or says what another line says.</exception>
    internal static List<SearchExpansion> Read(string table)
    {
        using var csv = new CsvReader(
            new StringReader(table),
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null }
        );
        Require(csv.Read() && csv.ReadHeader() && csv.HeaderRecord is ["said", "meant"], 1);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var expansions = new List<SearchExpansion>();
        while (csv.Read())
        {
            var line = csv.Parser.RawRow;
            Require(csv.Parser.Count == 2, line);
            var meanings = Several(csv[1]!);
            Require(meanings.Length == 1 || !meanings.Contains(""), line);
            foreach (var said in Several(csv[0]!))
            {
                Require(FrenchText.Fold(said) is { Length: > 0 } folded && known.Add(folded), line);
                expansions.AddRange(meanings.Select(meant => new SearchExpansion(said, meant)));
            }
        }

        return expansions;
    }

    private static string[] Several(string cell) => cell.Split(Or, StringSplitOptions.TrimEntries);

    private static void Require(bool condition, int line)
    {
        if (!condition)
        {
            throw new FormatException($"Line {line} of the everyday words is not `said,meant`, or says it twice.");
        }
    }
}
