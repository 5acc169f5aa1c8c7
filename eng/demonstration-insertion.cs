// Writes data/demonstration/labour-market/insertion.csv: real rates, in France and in the Pays de la Loire, of those diplomas
// of the demonstration that InserJeunes knows, from a SQLite store in which the official files were imported before:
//   spro import certifinfo …/certifications/certifinfo/certif_info.csv.gz ; spro import inserjeunes …/labour-market/inserjeunes
//   dotnet run eng/demonstration-insertion.cs -- PATH/spro.db data/demonstration
// The demonstration calls diplomas by both forms: the official title of the same code is what leads to their rates.
#:project ../src/Spro.Core/Spro.Core.csproj
#:package Microsoft.EntityFrameworkCore.Sqlite
#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property RestorePackagesWithLockFile=false
#:property NuGetLockFilePath=$(MSBuildProjectExtensionsPath)none.json
#:property NoWarn=$(NoWarn);MA0047

using System.Globalization;
using Microsoft.Data.Sqlite;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

const string Region = "52";
var (store, target) = (args[0], args[1]);
using var db = new SqliteConnection($"Data Source={store};Mode=ReadOnly");
db.Open();
var rates = InsertionRates.Of(
    [Edition(ReferentialVersion.InserJeunes)],
    [
        .. Query(
                "select diploma, name, region_code, measures, went_on, employed_after12, employed_after24 from diploma_insertions where region_code in ('', '"
                    + Region
                    + "')"
            )
            .Select(row => new DiplomaInsertion
            {
                Version = "store",
                Diploma = row[0],
                Name = row[1],
                RegionCode = row[2],
                Measures = int.Parse(row[3], CultureInfo.InvariantCulture),
                WentOn = Share(row[4]),
                EmployedAfter12 = Share(row[5]),
                EmployedAfter24 = Share(row[6]),
            }),
    ]
);
var certifications = Certifications.Of([
    new CertificationEdition(
        Edition(ReferentialVersion.Certifications),
        [
            .. Query(
                    "select source_id, code, title, type, level from certifications where version like 'certifinfo-%' order by source_id, code"
                )
                .Select(row => new Certification
                {
                    Version = "store",
                    SourceId = row[0],
                    Code = row[1],
                    Title = row[2],
                    Type = row[3],
                    Level = row[4].Length == 0 ? null : int.Parse(row[4], CultureInfo.InvariantCulture),
                }),
        ],
        []
    ),
]);

// One line for a diploma and a territory, with all the codes it has in the demonstration.
SortedDictionary<string, SortedSet<string>> lines = new(StringComparer.Ordinal);
foreach (
    var code in File.ReadLines(Path.Combine(target, "training", "certifications.csv"))
        .Skip(1)
        .Select(line => line.Split(',')[0])
)
{
    // A code with several options would have several rates under one title.
    if (certifications.Find(code) is not { Options.Count: 0 } certification)
        continue;
    foreach (var rate in rates.Of(certification).SelectMany(diploma => diploma.Rates))
    {
        var line = string.Join(
            ';',
            rate.Diploma,
            rate.Name,
            rate.RegionCode,
            rate.Measures.ToString(CultureInfo.InvariantCulture),
            Said(rate.WentOn),
            Said(rate.EmployedAfter12),
            Said(rate.EmployedAfter24)
        );
        if (!lines.TryGetValue(line, out var codes))
            lines.Add(line, codes = new(StringComparer.Ordinal));
        codes.Add(code);
    }
}
File.WriteAllText(
    Path.Combine(target, "labour-market", "insertion.csv"),
    "certifications;diploma;name;region;measures;went_on;employed_12;employed_24\n"
        + string.Concat(lines.Select(line => $"{string.Join(' ', line.Value)};{line.Key}\n"))
);
Console.WriteLine($"{lines.Count} lines");

static ReferentialVersion Edition(string referential) =>
    new()
    {
        Referential = referential,
        Version = "store",
        Source = "",
        Licence = "",
        ImportedOn = default,
    };

static double? Share(string cell) => cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);

static string Said(double? share) => share?.ToString(CultureInfo.InvariantCulture) ?? "";

List<string[]> Query(string sql)
{
    using var command = db.CreateCommand();
    command.CommandText = sql;
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
