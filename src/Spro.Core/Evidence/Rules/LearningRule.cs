using System.Globalization;
using Spro.Core.Feedback;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-35: what people say of finding their way, before and after the activities. They send the difference and nothing else, so
/// it has no date. Activities are done on one's own device and are not counted: nothing is kept by this alone.
/// </summary>
internal sealed class LearningRule(LearnedDifferences differences) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-35";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(await differences.ReadAsync(cancellationToken));

    /// <summary>Judges what people say they learned (pure).</summary>
    public static Assessment Judge(Learned learned)
    {
        if (learned.MeanDifference is not { } mean)
            return Assessment.NotMeasured();
        IReadOnlyList<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                string.Create(
                    CultureInfo.GetCultureInfo("fr-FR"),
                    $"Personnes qui ont dit où elles en sont avant et après les activités : {learned.Answers}. Écart moyen : {mean:+0.0;-0.0;0} sur {SelfRating.GreatestDifference}."
                ),
                Link: EvidenceLinks.Activities
            ),
        ];
        return mean <= 0 ? Assessment.Of(ObligationState.NotKept, evidence) : Assessment.NotMeasured(evidence);
    }
}
