// Writes data/territory/<region> from a folder of the national files: the same reader as `spro import territory`,
// cut to one region. Run once per edition of the official geographic code:
//   dotnet run eng/territory-seed.cs -- ../shared/data/communes 52 data/territory/pays-de-la-loire
#:project ../src/Spro.Core/Spro.Core.csproj
#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property RestorePackagesWithLockFile=false

using System.Globalization;
using CsvHelper;
using Spro.Core.Interchange.Territories;
using Spro.Core.Territories;

var (source, region, target) = (args[0], args[1], args[2]);
var reading = await NationalTerritoryReader.ReadAsync(source, CancellationToken.None);
var all = reading.Data;
foreach (var file in reading.Files)
{
    Console.WriteLine($"{file.File}: {file.Read} read, {file.Taken} taken, {file.Rejected} rejected");
}

var departments = all
    .Territories.Where(t => t.Kind == TerritoryKind.Department && t.ParentCode == region)
    .Select(t => t.Code)
    .ToHashSet();
var communes = all
    .Communes.Where(c => departments.Contains(c.DepartmentCode))
    .OrderBy(c => c.Code, StringComparer.Ordinal)
    .ToList();
var codes = communes.Select(c => c.Code).ToHashSet();
var of = all
    .Memberships.Where(m => codes.Contains(m.CommuneCode))
    .ToDictionary(m => (m.CommuneCode, m.Kind), m => m.TerritoryCode);
var used = of.Select(pair => (pair.Key.Kind, pair.Value)).ToHashSet();

Write(
    "territories.csv",
    ["kind", "code", "name", "parent", "time_zone", "holiday_zone", "note"],
    all.Territories.Where(t =>
            used.Contains((t.Kind, t.Code))
            || (t.Kind == TerritoryKind.Region && t.Code == region)
            || (t.Kind == TerritoryKind.Department && departments.Contains(t.Code))
        )
        .OrderBy(t => t.Kind)
        .ThenBy(t => t.Code, StringComparer.Ordinal)
        .Select(t => new object?[] { t.Kind, t.Code, t.Name, t.ParentCode, t.TimeZone, t.HolidayZone, t.Note })
);
Write(
    "communes.csv",
    [
        "code",
        "name",
        "department",
        "arrondissement",
        "epci",
        "employment_zone",
        "clefop",
        "latitude",
        "longitude",
        "population",
        "valid_from",
    ],
    communes.Select(c =>
        new object?[]
        {
            c.Code,
            c.Name,
            c.DepartmentCode,
            Of(c, TerritoryKind.Arrondissement),
            Of(c, TerritoryKind.Epci),
            Of(c, TerritoryKind.EmploymentZone),
            Of(c, TerritoryKind.Clefop),
            c.Latitude,
            c.Longitude,
            c.Population,
            Day(c.ValidFrom),
        }
    )
);
Write(
    "postcodes.csv",
    ["commune", "postcode"],
    all.Postcodes.Where(p => codes.Contains(p.CommuneCode))
        .OrderBy(p => p.CommuneCode, StringComparer.Ordinal)
        .ThenBy(p => p.Postcode, StringComparer.Ordinal)
        .Select(p => new object?[] { p.CommuneCode, p.Postcode })
);
Write(
    "former-names.csv",
    ["commune", "code", "name", "kind", "valid_to"],
    all.FormerNames.Where(f => codes.Contains(f.CommuneCode))
        .OrderBy(f => f.CommuneCode, StringComparer.Ordinal)
        .ThenBy(f => f.FormerCode, StringComparer.Ordinal)
        .ThenBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => new object?[] { f.CommuneCode, f.FormerCode, f.Name, f.Kind, Day(f.ValidTo) })
);

string? Of(Commune commune, TerritoryKind kind) => of.GetValueOrDefault((commune.Code, kind));

static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

void Write(string file, string[] columns, IEnumerable<object?[]> rows)
{
    using var text = new StreamWriter(Path.Combine(target, file)) { NewLine = "\n" };
    using var csv = new CsvWriter(
        text,
        new CsvHelper.Configuration.CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }
    );
    foreach (var row in rows.Prepend(columns))
    {
        foreach (var value in row)
        {
            csv.WriteField(value is Enum ? value.ToString() : value);
        }

        csv.NextRecord();
    }
}
