using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>What is known of a sector, as of a day, in the first of the regions this service is run for.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Region">The region of its figures; null when no such region is known.</param>
/// <param name="Tension">How hard it is to recruit, by family of occupations.</param>
/// <param name="JobsToFill">Jobs to fill, by family of occupations.</param>
/// <param name="Certifications">Those that lead there and to how many of its occupations, the most first.</param>
/// <param name="Trainings">How many known trainings lead there.</param>
public sealed record SectorSheet(
    Sector Sector,
    TerritoryRecord? Region,
    OccupationComparison Tension,
    OccupationComparison JobsToFill,
    IReadOnlyList<(CertificationRecord Certification, int Occupations)> Certifications,
    int Trainings
)
{
    /// <summary>Reads the snapshot.</summary>
    public static SectorSheet Of(PublicCatalogue catalogue, Sector sector, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(sector);
        var region = catalogue
            .Regions.Codes.Select(code => catalogue.Territory.Territory(TerritoryKind.Region, code))
            .FirstOrDefault(found => found is not null);
        return new SectorSheet(
            sector,
            region,
            Compare(LabourMeasure.TensionLevel),
            Compare(LabourMeasure.JobsToFill),
            catalogue.Certifications.LeadingToMost(sector.Occupations, day),
            TrainingSearch.Find(catalogue, new TrainingQuery { Sector = sector, Day = day }).Count
        );

        OccupationComparison Compare(LabourMeasure measure) =>
            catalogue.LabourMarket.Compare(
                region is null ? [] : sector.Occupations,
                measure,
                LabourArea.Region,
                region?.Code ?? ""
            );
    }
}
