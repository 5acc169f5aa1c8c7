using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Evidence.Rules;

/// <summary>What the sheet of an occupation says; each with its source and its date, without which it is not shown.</summary>
/// <param name="Occupation">What it is.</param>
/// <param name="Training">A training that leads there.</param>
/// <param name="Certification">A certification that leads there.</param>
/// <param name="Outlets">A figure on its labour market.</param>
/// <param name="Pay">How pay is spread.</param>
internal sealed record SheetBlocks(bool Occupation, bool Training, bool Certification, bool Outlets, bool Pay)
{
    public bool AreAllThere =>
        this is { Occupation: true, Training: true, Certification: true, Outlets: true, Pay: true };
}

/// <summary>OBL-02: the sheet of each occupation says five things.</summary>
internal sealed class CompleteSheetRule(CatalogueHost catalogues) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-02";

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var catalogue = catalogues.Current;
        return Task.FromResult(
            Judge([
                .. catalogue
                    .Occupations.All.Where(occupation => !occupation.IsClosed)
                    .Select(occupation => BlocksOf(catalogue, occupation)),
            ])
        );
    }

    /// <summary>Judges what sheets say (pure).</summary>
    public static Assessment Judge(IReadOnlyList<SheetBlocks> sheets)
    {
        if (sheets.Count == 0)
            return Assessment.NotMeasured();
        var whole = sheets.Count(one => one.AreAllThere);
        return Assessment.Of(
            whole == sheets.Count ? ObligationState.Kept : ObligationState.Due,
            [
                new(
                    EvidenceKind.Observed,
                    $"Fiches de métier qui disent les cinq, avec leur source et leur date : {whole} sur {sheets.Count}."
                ),
                new(
                    EvidenceKind.Observed,
                    $"Le métier : {sheets.Count(one => one.Occupation)}. Une formation : {sheets.Count(one => one.Training)}. Une certification : {sheets.Count(one => one.Certification)}. Les débouchés : {sheets.Count(one => one.Outlets)}. Le salaire : {sheets.Count(one => one.Pay)}."
                ),
            ]
        );
    }

    private static SheetBlocks BlocksOf(PublicCatalogue catalogue, OccupationRecord occupation)
    {
        var market = catalogue.LabourMarket.Of(occupation);
        return new(
            occupation.Definition is not null,
            catalogue.Trainings.LeadingTo(occupation, catalogue.Certifications).Count > 0,
            catalogue.Certifications.LeadingTo(occupation).Count > 0,
            market.Own.Concat(market.Families.SelectMany(family => family.All)).Any(IsOfOutlets),
            market.Families.Any(family => family.Pay is not null)
        );
    }

    private static bool IsOfOutlets(LabourFigure figure) =>
        figure.Value is not null && !LabourMeasures.PayBands.Contains(figure.Measure);
}
