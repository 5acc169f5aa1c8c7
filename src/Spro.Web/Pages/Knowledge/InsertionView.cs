using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Knowledge;

/// <summary>A territory that rates are shown for.</summary>
/// <param name="Code">INSEE code of the region; empty for the nation.</param>
/// <param name="Name">Its name.</param>
internal sealed record InsertionArea(string Code, string Name);

/// <summary>What became of those who left after a diploma, in words.</summary>
internal sealed class InsertionView(PublicCatalogue catalogue, IStringLocalizer<Resources.Insertion> texts)
{
    /// <summary>The nation, then the regions served.</summary>
    public IReadOnlyList<InsertionArea> Areas { get; } =
    [
        new("", texts["france"].Value),
        .. catalogue
            .Regions.Codes.Select(code => catalogue.Territory.Territory(TerritoryKind.Region, code))
            .OfType<TerritoryRecord>()
            .Select(region => new InsertionArea(region.Code, region.Name)),
    ];

    /// <summary>Whether anything by diploma was brought in.</summary>
    public bool IsImported => catalogue.Insertion.HasDiplomas;

    /// <summary>What is known of a certification, once for each of its options.</summary>
    public IReadOnlyList<DiplomaRates> Of(CertificationRecord certification) => catalogue.Insertion.Of(certification);

    /// <summary>The rates of the smallest territory shown that says how many are in work a year after; null when none does.</summary>
    public (InsertionArea Area, DiplomaInsertion Rates)? Nearest(DiplomaRates diploma) =>
        Areas
            .Reverse()
            .Select(area => (area, rates: diploma.In(area.Code)))
            .Where(pair => pair.rates?.EmployedAfter(12) is not null)
            .Select(pair => ((InsertionArea, DiplomaInsertion)?)(pair.area, pair.rates!))
            .FirstOrDefault();

    /// <summary>"45 %"; "non connu".</summary>
    public string Said(double? share) =>
        share is { } known ? texts["percent", LabourWords.OutOfHundred(known)] : texts["unknown"];

    /// <summary>Who published it, and under which licence.</summary>
    public string SourceOf(VersionedRow row) =>
        catalogue.Insertion.SourceOf(row) is var from ? texts["source", from.Source, from.Licence] : "";
}
