using System.Globalization;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>Postcodes and positions.</summary>
internal sealed class PostalFiles(SourceFiles files, TerritoryAssembly territory)
{
    public async Task ReadAsync(Action<string, HashSet<string>> requireCoverage, CancellationToken cancellationToken)
    {
        await ReadPostcodesAsync(cancellationToken);
        await ReadPositionsAsync(requireCoverage, cancellationToken);
        await ReadOtherPositionsAsync(cancellationToken);
    }

    public static bool IsPostcode(string? text) => text is { Length: 5 } && text.All(char.IsAsciiDigit);

    private Task ReadPostcodesAsync(CancellationToken cancellationToken) =>
        files.ReadJsonAsync(
            "codes-postaux.json",
            record =>
            {
                var postcode = record.Text("codePostal");
                var commune = record.Text("codeCommune") ?? "";
                if (!IsPostcode(postcode))
                {
                    record.Reject("codePostal", $"« {postcode} » n'est pas un code postal.");
                }
                else if (territory.Today(commune) is not { } today)
                {
                    record.RejectUnknownCommune("codeCommune", commune);
                }
                else
                {
                    record.Take(territory.AddPostcode(today, postcode!));
                }
            },
            cancellationToken
        );

    private async Task ReadPositionsAsync(
        Action<string, HashSet<string>> requireCoverage,
        CancellationToken cancellationToken
    )
    {
        const string file = "laposte_hexasmal.csv";
        const string gps = "coordonnees_gps";
        HashSet<string> named = new(StringComparer.Ordinal);
        await files.ReadCsvAsync(
            file,
            ';',
            ["Code_commune_INSEE", gps],
            record =>
            {
                var code = record.Code("Code_commune_INSEE", 5);
                if (territory.Today(code) is not { } today)
                {
                    record.RejectUnknownCommune("Code_commune_INSEE", code);
                    return;
                }

                named.Add(today);
                switch (record.Text(gps)?.Split(','))
                {
                    case null:
                        break;
                    case [var north, var east]
                        when double.TryParse(north, CultureInfo.InvariantCulture, out var latitude)
                            && double.TryParse(east, CultureInfo.InvariantCulture, out var longitude):
                        Locate(code, new GeoPoint(latitude, longitude), gps, record);
                        break;
                    default:
                        record.Reject(gps, $"« {record.Text(gps)} » n'est pas une position.");
                        break;
                }
            },
            cancellationToken
        );
        requireCoverage(file, named);
    }

    /// <summary>A table dump whose points (well-known binary, in hexadecimal) complete La Poste. Optional.</summary>
    private async Task ReadOtherPositionsAsync(CancellationToken cancellationToken)
    {
        const string file = "cities_city.sql";
        const int codeColumn = 5;
        const int pointColumn = 6;
        const int headerLength = 18; // byte order, type and spatial reference, two hexadecimal digits a byte
        const int pointLength = headerLength + (2 * 2 * sizeof(double));
        if (!files.Has(file))
        {
            return;
        }

        await files.ReadTabbedAsync(
            file,
            pointColumn + 1,
            (cells, record) =>
            {
                var (code, point) = (cells[codeColumn], cells[pointColumn]);
                if (territory.Today(code) is null)
                {
                    record.RejectUnknownCommune("code_insee", code);
                }
                else if (point.Length != pointLength || !point.All(char.IsAsciiHexDigit))
                {
                    record.Reject("coords", "La position n'est pas un point.");
                }
                else
                {
                    var numbers = Convert.FromHexString(point[headerLength..]);
                    var longitude = BitConverter.ToDouble(numbers, 0);
                    var latitude = BitConverter.ToDouble(numbers, sizeof(double));
                    Locate(code, new GeoPoint(latitude, longitude), "coords", record);
                }
            },
            cancellationToken
        );
    }

    private void Locate(string code, GeoPoint position, string field, SourceRecord record)
    {
        if (FranceBounds.Check(position) != PositionCheck.Plausible)
        {
            record.Reject(field, "La position est hors de France, ou latitude et longitude sont inversées.");
        }
        else
        {
            record.Take(territory.AddPosition(code, position));
        }
    }
}
