// Writes data/demonstration/labour-market/figures.csv: real figures of France and of the Pays de la Loire about the occupations of
// the demonstration, from a SQLite store in which their official files were imported before:
//   spro import rome …/rome/v460-csv ; spro import labour-market …/rome/crosswalks ; spro import labour-market …/labour-market
//   dotnet run eng/demonstration-figures.cs -- PATH/spro.db data/demonstration
// Facts only, each with its publication and its year. Same files in, same file out.
#:package Microsoft.EntityFrameworkCore.Sqlite
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property NoWarn=$(NoWarn);MA0047

using System.Globalization;
using Microsoft.Data.Sqlite;

var (store, target) = (args[0], args[1]);
using var db = new SqliteConnection($"Data Source={store};Mode=ReadOnly");
db.Open();
List<string> lines = ["kind;version;code;what;area;area_code;period;value;why"];
SortedSet<string> families = new(StringComparer.Ordinal);
foreach (
    var rome in Directory
        .EnumerateFiles(Path.Combine(target, "occupations"), "*.md")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal)
)
{
    // Its own code, or the one it was split from in the fourth ROME.
    var parent = Query(
            "select parent_code from occupations where version = '460' and rome_code = $code",
            ("$code", rome)
        )
        .Select(row => row[0])
        .FirstOrDefault();
    foreach (var code in new[] { rome, parent })
    {
        var links = Query(
                "select family_code from occupation_family_links where version = 'dares-links-2021' and rome_code = $code order by 1",
                ("$code", code)
            )
            .Select(row => row[0])
            .ToList();
        foreach (var family in links)
        {
            lines.Add($"link;dares-links-2021;{family};{rome};;;;;");
            families.Add(family);
        }
        if (links.Count > 0)
            break;
    }
}

// As "Les métiers en 2030" groups them.
Dictionary<string, string> together = new(StringComparer.Ordinal)
{
    ["D0Z"] = "D0A",
    ["D3Z"] = "D0A",
    ["F0Z"] = "F0A",
    ["F1Z"] = "F0A",
    ["F2Z"] = "F2A",
    ["F3Z"] = "F2A",
};
var wider = families.Select(code => code[..3]).ToList();
foreach (
    var family in families
        .Union(wider)
        .Union(wider.Where(together.ContainsKey).Select(code => together[code]))
        .Order(StringComparer.Ordinal)
)
{
    foreach (
        var row in Query(
            "select version, code, label from occupation_families where version in ('dares-families-2009', 'metiers-2030-2019') and code = $code order by version limit 1",
            ("$code", family)
        )
    )
        lines.Add($"family;{row[0]};{row[1]};{row[2]};;;;;");
    var precise = family.Length == 5;
    foreach (
        var row in Query(
            """
            select version, code, measure, area, area_code, period, value, why from labour_figures
            where nomenclature = 'Fap' and code = $code
              and (area = 'Nation' or area_code = '52'
                or (area = 'Department' and area_code in ('44', '49', '53', '72', '85') and measure = 'TensionLevel'))
              and (version like 'dares-tension-%' and measure <> 'Employment'
                or version like 'dares-pay-%'
                or version like 'dares-women-%' and period = '2017-2019'
                or version like 'metiers-2030-%'
                or version like 'bmo-%')
            order by version, measure, area, area_code, period
            """,
            ("$code", family)
        )
    )
    {
        // A wider family tells only what the precise one does not: projections, and pay or tension where it is silent.
        if (!precise && row[0].StartsWith("dares-tension", StringComparison.Ordinal))
            continue;
        var value =
            row[6].Length == 0
                ? ""
                : Math.Round(double.Parse(row[6], CultureInfo.InvariantCulture), 2)
                    .ToString(CultureInfo.InvariantCulture);
        lines.Add($"figure;{row[0]};{row[1]};{row[2]};{row[3]};{row[4]};{row[5]};{value};{row[7]}");
    }
}
File.WriteAllText(Path.Combine(target, "labour-market", "figures.csv"), string.Join('\n', lines) + "\n");

List<string[]> Query(string sql, params (string Name, string? Value)[] parameters)
{
    using var command = db.CreateCommand();
    command.CommandText = sql;
    foreach (var (name, value) in parameters)
        command.Parameters.AddWithValue(name, (object?)value ?? DBNull.Value);
    using var reader = command.ExecuteReader();
    List<string[]> rows = [];
    while (reader.Read())
        rows.Add([
            .. Enumerable
                .Range(0, reader.FieldCount)
                .Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? ""),
        ]);
    return rows;
}
