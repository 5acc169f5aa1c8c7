using System.Globalization;
using System.Reflection;
using CsvHelper;

namespace Spro.Core.Territories;

/// <summary>
/// The territory that ships with the software: the facts of Pays de la Loire (data/territory/README.md says where
/// they come from).
/// </summary>
public static class TerritorySeed
{
    private const string Folder = "data/territory/pays-de-la-loire/";

    /// <summary>Reads the embedded records.</summary>
    public static TerritoryData Load()
    {
        List<Commune> communes = [];
        List<CommuneMembership> memberships = [];
        foreach (var row in Rows("communes.csv"))
        {
            var commune = ReadCommune(row);
            communes.Add(commune);
            Join(TerritoryKind.Arrondissement, "arrondissement");
            Join(TerritoryKind.Epci, "epci");
            Join(TerritoryKind.EmploymentZone, "employment_zone");
            Join(TerritoryKind.Clefop, "clefop");

            void Join(TerritoryKind kind, string column)
            {
                if (Optional(row, column) is { } code)
                {
                    memberships.Add(CommuneMembership.Of(commune.Code, kind, code));
                }
            }
        }

        return new TerritoryData(
            [.. Rows("territories.csv").Select(ReadTerritory)],
            communes,
            memberships,
            [
                .. Rows("postcodes.csv")
                    .Select(row => new CommunePostcode
                    {
                        CommuneCode = row.GetField("commune")!,
                        Postcode = row.GetField("postcode")!,
                    }),
            ],
            [.. Rows("former-names.csv").Select(ReadFormerName)]
        );
    }

    private static Territory ReadTerritory(CsvReader row)
    {
        var kind = Enum.Parse<TerritoryKind>(row.GetField("kind")!);
        var name = row.GetField("name")!;
        var source = TerritorySources.Of(kind);
        return new Territory
        {
            Kind = kind,
            Code = row.GetField("code")!,
            Name = name,
            SortName = PlaceName.SortForm(name),
            ParentCode = Optional(row, "parent"),
            TimeZone = Optional(row, "time_zone"),
            HolidayZone = Optional(row, "holiday_zone"),
            Note = Optional(row, "note"),
            Source = source.Source,
            SourceVersion = source.Version,
            SourceDate = source.Date,
        };
    }

    private static Commune ReadCommune(CsvReader row)
    {
        var name = row.GetField("name")!;
        return new Commune
        {
            Code = row.GetField("code")!,
            Name = name,
            SortName = PlaceName.SortForm(name),
            DepartmentCode = row.GetField("department")!,
            Latitude = row.GetField<double>("latitude"),
            Longitude = row.GetField<double>("longitude"),
            Population = row.GetField<int>("population"),
            ValidFrom = Day(row, "valid_from"),
            Source = TerritorySources.Communes.Source,
            SourceVersion = TerritorySources.Communes.Version,
            SourceDate = TerritorySources.Communes.Date,
        };
    }

    private static CommuneFormerName ReadFormerName(CsvReader row) =>
        new()
        {
            CommuneCode = row.GetField("commune")!,
            FormerCode = row.GetField("code")!,
            Name = row.GetField("name")!,
            Kind = Enum.Parse<FormerNameKind>(row.GetField("kind")!),
            ValidTo = Day(row, "valid_to"),
        };

    private static IEnumerable<CsvReader> Rows(string file)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException($"{Folder + file} is not embedded.");
        using var csv = new CsvReader(new StreamReader(stream), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            yield return csv;
        }
    }

    private static string? Optional(CsvReader row, string column) =>
        row.GetField(column) is { Length: > 0 } value ? value : null;

    private static DateOnly? Day(CsvReader row, string column) =>
        Optional(row, column) is { } text ? DateOnly.Parse(text, CultureInfo.InvariantCulture) : null;
}
