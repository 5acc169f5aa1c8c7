using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;

namespace Spro.Web.Pages.Knowledge;

/// <summary>The certifications that lead to the occupation, where to prepare them, and what to read elsewhere.</summary>
internal sealed partial class OccupationModel
{
    private const int MostTrainings = 5;

    internal DateOnly Today { get; private set; }
    internal IReadOnlyList<CertificationRecord> Certifications { get; private set; } = [];
    internal IReadOnlyList<FoundTraining> Trainings { get; private set; } = [];
    internal InsertionView Insertion => new(Catalogue, insertionTexts);
    internal IReadOnlyList<FoundTraining> NearestTrainings => [.. Trainings.Take(MostTrainings)];

    /// <summary>Sheets of Onisep: those about this occupation first.</summary>
    internal IReadOnlyList<OnisepReference> AlsoRead { get; private set; } = [];

    private void FindTrainings(DateOnly today)
    {
        Today = today;
        Certifications = Catalogue.Certifications.LeadingTo(Occupation);
        AlsoRead = Catalogue.OnisepReading.About(Occupation);
        Trainings = TrainingSearch.Find(
            Catalogue,
            new TrainingQuery
            {
                Occupation = Occupation,
                Commune = Asked.Commune,
                Order = Asked.Commune is null ? TrainingOrder.Date : TrainingOrder.Distance,
                Day = today,
            }
        );
    }
}
