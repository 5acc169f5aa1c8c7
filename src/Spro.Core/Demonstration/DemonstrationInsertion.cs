using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Demonstration;

/// <summary>
/// Real rates, in France and in the Pays de la Loire, of the diplomas of the demonstration
/// (<c>data/demonstration/labour-market/insertion.csv</c>); an official import takes their place.
/// </summary>
internal static class DemonstrationInsertion
{
    private const string File = "demonstration/labour-market/insertion.csv";

    /// <summary>The rates.</summary>
    public static IEnumerable<DiplomaInsertion> Rows() =>
        EmbeddedData
            .ReadText(File)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1)
            .Select(line => Read(line.Split(';')));

    /// <summary>Whom they are taken from, as the public is told.</summary>
    public static ReferentialVersion Edition(DateOnly today) =>
        new()
        {
            Referential = ReferentialVersion.InserJeunes,
            Version = DemonstrationOccupations.Version,
            Source = DiplomaInsertion.Credit,
            Licence = "Licence Ouverte 2.0",
            ImportedOn = today,
            IsDemonstration = true,
        };

    // certifications;diploma;name;region;measures;went_on;employed_12;employed_24
    private static DiplomaInsertion Read(string[] cells) =>
        new()
        {
            Version = DemonstrationOccupations.Version,
            CertificationCodes = cells[0],
            Diploma = cells[1],
            Name = cells[2],
            RegionCode = cells[3],
            Measures = int.Parse(cells[4], CultureInfo.InvariantCulture),
            WentOn = Share(cells[5]),
            EmployedAfter12 = Share(cells[6]),
            EmployedAfter24 = Share(cells[7]),
        };

    private static double? Share(string cell) =>
        cell.Length == 0 ? null : double.Parse(cell, CultureInfo.InvariantCulture);
}
