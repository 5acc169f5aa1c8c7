using Spro.Core.Catalogue;
using Spro.Core.Knowledge;

namespace Spro.Web.Api;

/// <summary>The certifications that lead to an occupation: "known", "none-known" or "not-imported".</summary>
internal sealed record OccupationCertificationsBlock(
    string State,
    IReadOnlyList<CertificationSummary> Items,
    InsertionContract Insertion
)
{
    public static OccupationCertificationsBlock Of(OccupationRecord record, PublicCatalogue catalogue, DateOnly today)
    {
        var certifications = catalogue.Certifications.LeadingTo(record);
        return new(
            BlockState.Of(catalogue.Certifications.All.Count, certifications.Count),
            [.. certifications.Select(one => CertificationSummary.Of(one, today))],
            InsertionContract.Of(certifications, catalogue)
        );
    }
}

/// <summary>
/// The first trainings that lead to an occupation, by next date; all of them at <see cref="All"/>, which also takes a
/// commune.
/// </summary>
internal sealed record OccupationTrainingBlock(
    string State,
    int Total,
    IReadOnlyList<TrainingContract> Items,
    string All
)
{
    private const int Most = 20;

    public static OccupationTrainingBlock Of(OccupationRecord record, PublicCatalogue catalogue, DateOnly today)
    {
        var found = TrainingSearch.Find(
            catalogue,
            new TrainingQuery
            {
                Occupation = record,
                Order = TrainingOrder.Date,
                Day = today,
            }
        );
        return new(
            BlockState.Of(catalogue.Trainings.All.Count, found.Count),
            found.Count,
            [.. found.Take(Most).Select(one => TrainingContract.Of(one, catalogue))],
            $"/api/v1/trainings?occupation={Uri.EscapeDataString(record.RomeCode)}"
        );
    }
}

/// <summary>What is known of a block: nothing because nothing was imported is not the same as nothing found.</summary>
internal static class BlockState
{
    public static string Of(int imported, int found) =>
        imported == 0 ? "not-imported"
        : found == 0 ? "none-known"
        : "known";
}
