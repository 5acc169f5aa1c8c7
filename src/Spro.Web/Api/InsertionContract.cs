using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Territories;

namespace Spro.Web.Api;

/// <summary>In work so many months after leaving, out of a hundred; null when not known.</summary>
internal sealed record EmployedAfterContract(int Months, double? Percent)
{
    public static IReadOnlyList<EmployedAfterContract> Of(Func<int, double?> rate) =>
        [.. DiplomaInsertion.Months.Select(months => new EmployedAfterContract(months, rate(months)))];
}

/// <summary>
/// What became of those who left lycées after a diploma, in one territory: the plain mean of the rates of its lycées.
/// <see cref="LinkedBy"/> is "name" when only the name of the diploma leads to the certification.
/// </summary>
internal sealed record DiplomaInsertionContract(
    string Certification,
    string Title,
    FigureAreaContract Area,
    string Track,
    string? Years,
    int Measures,
    double? WentOnStudying,
    IReadOnlyList<EmployedAfterContract> Employed,
    string LinkedBy,
    FigureSourceContract From
)
{
    public static DiplomaInsertionContract Of(
        CertificationRecord certification,
        string title,
        DiplomaInsertion rates,
        PublicCatalogue catalogue
    ) =>
        new(
            certification.Code,
            title,
            rates.RegionCode.Length == 0
                ? new FigureAreaContract("nation", "", "France")
                : new FigureAreaContract(
                    "region",
                    rates.RegionCode,
                    catalogue.Territory.Territory(TerritoryKind.Region, rates.RegionCode)?.Name
                ),
            TrackOf(TrainingTrack.School),
            // Several are mixed, and the file does not say which.
            Years: null,
            rates.Measures,
            rates.IsTelling ? rates.WentOn : null,
            EmployedAfterContract.Of(rates.EmployedAfter),
            rates.CertificationCodes.Length == 0 ? "name" : "code",
            FigureSourceContract.Of(catalogue.Insertion.SourceOf(rates))
        );

    public static string TrackOf(TrainingTrack track) => JsonNamingPolicy.KebabCaseLower.ConvertName(track.ToString());
}

/// <summary>What became of those who left after diplomas: "known", "none-known" or "not-imported".</summary>
internal sealed record InsertionContract(string State, IReadOnlyList<DiplomaInsertionContract> Items)
{
    public static InsertionContract Of(IEnumerable<CertificationRecord> certifications, PublicCatalogue catalogue)
    {
        DiplomaInsertionContract[] items =
        [
            .. certifications.SelectMany(one =>
                catalogue
                    .Insertion.Of(one)
                    .SelectMany(diploma =>
                        diploma.Rates.Select(rates => DiplomaInsertionContract.Of(one, diploma.Title, rates, catalogue))
                    )
            ),
        ];
        return new(BlockState.Of(catalogue.Insertion.HasDiplomas ? 1 : 0, items.Length), items);
    }
}

/// <summary>
/// What became of those who left a lycée or a training centre, out of a hundred: "school", "apprenticeship", or
/// "everyone" of a lycée that has both.
/// </summary>
internal sealed record SchoolContract(
    string Uai,
    string Name,
    string Track,
    string Years,
    double? WentOnStudying,
    double? BrokenContracts,
    IReadOnlyList<EmployedAfterContract> Employed,
    double? ExpectedAfter6,
    FigureSourceContract From
)
{
    public static SchoolContract Of(InsertionRate rate, PublicCatalogue catalogue) =>
        new(
            rate.Uai,
            rate.Name,
            DiplomaInsertionContract.TrackOf(rate.Track),
            rate.Cohort,
            rate.WentOn,
            rate.BrokenContracts,
            EmployedAfterContract.Of(rate.EmployedAfter),
            rate.ExpectedAfter6,
            FigureSourceContract.Of(catalogue.Insertion.SourceOf(rate))
        );
}

/// <summary>The lycées and training centres of the department, or of the region: "known", "none-known" or "not-imported".</summary>
internal sealed record SchoolsContract(string State, IReadOnlyList<SchoolContract> Items)
{
    public static SchoolsContract Of(TerritorySheet sheet, PublicCatalogue catalogue) =>
        new(
            BlockState.Of(catalogue.Insertion.HasSchools ? 1 : 0, sheet.Schools.Count),
            [.. sheet.Schools.Select(one => SchoolContract.Of(one, catalogue))]
        );
}
