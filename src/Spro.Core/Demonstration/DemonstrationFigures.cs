using System.Globalization;
using Spro.Core.Common;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Demonstration;

/// <summary>
/// Real figures of France and of the Pays de la Loire about the occupations of the demonstration
/// (<c>data/demonstration/labour-market/figures.csv</c>), so that a first run says something of outlets and pay; an official
/// import of the same publication takes their place.
/// </summary>
internal static class DemonstrationFigures
{
    /// <summary>Where they are.</summary>
    public const string File = "demonstration/labour-market/figures.csv";

    /// <summary>The rows of the file: families, occupations in families, figures.</summary>
    public static IEnumerable<VersionedRow> Rows() =>
        EmbeddedData
            .ReadText(File)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1)
            .Select(line => Read(line.Split(';')));

    /// <summary>The publications they are taken from, as the public is told of them.</summary>
    public static IEnumerable<ReferentialVersion> Editions(IEnumerable<VersionedRow> rows, DateOnly today) =>
        rows.Select(row => row.Version)
            .Distinct(StringComparer.Ordinal)
            .Select(version =>
                LabourDataset.Of(version).Edition(int.Parse(version[^4..], CultureInfo.InvariantCulture), today) with
                {
                    Version = version,
                    IsDemonstration = true,
                }
            );

    // kind;version;code;…: the columns after depend on the kind.
    private static VersionedRow Read(string[] cells)
    {
        var version = LabourDataset.Demonstration + cells[1];
        return cells[0] switch
        {
            "family" => new OccupationFamily
            {
                Version = version,
                Code = cells[2],
                Label = cells[3],
            },
            "link" => new FamilyLink
            {
                Version = version,
                FamilyCode = cells[2],
                RomeCode = cells[3],
            },
            "figure" => new LabourFigure
            {
                Version = version,
                Nomenclature = Nomenclature.Fap,
                Code = cells[2],
                Measure = Enum.Parse<LabourMeasure>(cells[3]),
                Area = Enum.Parse<LabourArea>(cells[4]),
                AreaCode = cells[5],
                Period = cells[6],
                Value = cells[7].Length > 0 ? double.Parse(cells[7], CultureInfo.InvariantCulture) : null,
                Why = cells[8].Length > 0 ? Enum.Parse<WhyUnknown>(cells[8]) : null,
            },
            var kind => throw new InvalidOperationException($"{File} has a row of an unknown kind: {kind}."),
        };
    }
}
