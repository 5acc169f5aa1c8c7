using Spro.Core.Common;
using Spro.Core.Search;

namespace Spro.Core.Knowledge;

/// <summary>A sector: one of the fourteen great domains of the ROME, with its professional domains.</summary>
/// <param name="Code">A letter.</param>
/// <param name="Label">As the edition in force names it.</param>
/// <param name="Parts">Its professional domains that have occupations, by code.</param>
public sealed record Sector(string Code, string Label, IReadOnlyList<SectorPart> Parts)
{
    private static readonly Lazy<Dictionary<string, string>> Doings = new(() =>
        EmbeddedData
            .ReadText("sectors.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToDictionary(line => line[..1], line => line[2..], StringComparer.Ordinal)
    );

    /// <summary>What one does there, in words of our own; null for a sector that we have not written about.</summary>
    public string? Doing => Doings.Value.GetValueOrDefault(Code);

    /// <summary>All its occupations.</summary>
    public IEnumerable<OccupationRecord> Occupations => Parts.SelectMany(part => part.Occupations);

    internal static IReadOnlyList<Sector> Of(
        IReadOnlyList<OccupationDomain> domains,
        IReadOnlyList<OccupationRecord> occupations
    )
    {
        var labels = domains.ToDictionary(domain => domain.Code, domain => domain.Label, StringComparer.Ordinal);
        return
        [
            .. occupations
                .GroupBy(occupation => occupation.RomeCode[..1], StringComparer.Ordinal)
                .Where(sector => labels.ContainsKey(sector.Key))
                .OrderBy(sector => sector.Key, StringComparer.Ordinal)
                .Select(sector => new Sector(
                    sector.Key,
                    labels[sector.Key],
                    [
                        .. sector
                            .GroupBy(occupation => occupation.RomeCode[..3], StringComparer.Ordinal)
                            .OrderBy(part => part.Key, StringComparer.Ordinal)
                            .Select(part => new SectorPart(
                                part.Key,
                                labels.GetValueOrDefault(part.Key, labels[sector.Key]),
                                [.. part.OrderBy(job => FrenchText.Fold(job.Name), StringComparer.Ordinal)]
                            )),
                    ]
                )),
        ];
    }
}

/// <summary>A professional domain: a part of a sector.</summary>
/// <param name="Code">The letter, then two digits.</param>
/// <param name="Label">Its name; that of the sector when the edition has none.</param>
/// <param name="Occupations">Its occupations, by name.</param>
public sealed record SectorPart(string Code, string Label, IReadOnlyList<OccupationRecord> Occupations);
