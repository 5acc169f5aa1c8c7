using Spro.Core.Catalogue;

namespace Spro.Core.Evidence.Rules;

/// <summary>OBL-36: how old the sheets are. The threshold is a number of months.</summary>
internal sealed class SheetAgeRule(CatalogueHost catalogues) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-36";

    /// <inheritdoc />
    public ThresholdUnit? Threshold => ThresholdUnit.Months;

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Task.FromResult(
            Judge(
                [.. catalogues.Current.Sheets.All.Select(sheet => sheet.ReviewedOn)],
                asked.Day,
                asked.Threshold(Code)
            )
        );

    /// <summary>Judges the days on which sheets were read again (pure).</summary>
    public static Assessment Judge(IReadOnlyList<DateOnly> reviewed, DateOnly day, int? months)
    {
        if (reviewed.Count == 0)
            return Assessment.NotMeasured();
        var ages = reviewed.Select(one => (day.DayNumber - one.DayNumber) / 30).Order().ToList();
        var median = ages[ages.Count / 2];
        IReadOnlyList<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                median == 0
                    ? $"Fiches d'information : {ages.Count}. La moitié a été relue depuis moins d'un mois."
                    : $"Fiches d'information : {ages.Count}. La moitié a été relue depuis {median} mois ou moins."
            ),
        ];
        // The other half of the rule, what sheets say of working conditions, is not counted: nothing is kept by this alone.
        return median > months ? Assessment.Of(ObligationState.NotKept, evidence) : Assessment.NotMeasured(evidence);
    }
}
