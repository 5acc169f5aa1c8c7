using Spro.Core.Catalogue;
using Spro.Core.Knowledge;

namespace Spro.Core.Evidence.Rules;

/// <summary>A text that anybody reads, measured.</summary>
/// <param name="Kind">What it is, in plural.</param>
/// <param name="Name">What it is of.</param>
/// <param name="Measure">How easy it is to read.</param>
internal readonly record struct PublicText(string Kind, string Name, Readability Measure);

/// <summary>
/// OBL-08: how easy public texts are to read (<see cref="Readability"/>): sheets, and what structures write of themselves and of
/// their services. What readers understand of them is not recorded: nothing is kept by this alone.
/// </summary>
internal sealed class PlainWordsRule(CatalogueHost catalogues) : IObligationRule
{
    private static readonly EvidenceRow BuiltIn = new(
        EvidenceKind.BuiltIn,
        "Les textes écrits pour ce site passent une mesure de lisibilité avant chaque version, et un sigle y est d'abord écrit en entier."
    );

    // Texts are many and change with the catalogue only.
    private Measured? _last;

    /// <inheritdoc />
    public string Code => "OBL-08";

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var catalogue = catalogues.Current;
        if (_last is not { } last || !ReferenceEquals(last.Of, catalogue))
            _last = last = new(catalogue, [.. TextsOf(catalogue)]);
        return Task.FromResult(Judge(last.Texts));
    }

    /// <summary>Judges public texts (pure): those of too few words to be measured are left out.</summary>
    public static Assessment Judge(IEnumerable<PublicText> texts)
    {
        var all = texts.Where(text => text.Measure.Words >= Readability.FewestWords).ToList();
        var hard = all.FindAll(text => text.Measure.Ease < Readability.Least);
        IReadOnlyList<EvidenceRow> evidence =
        [
            .. all.GroupBy(text => text.Kind, StringComparer.Ordinal)
                .Select(kind => new EvidenceRow(
                    EvidenceKind.Observed,
                    $"{kind.Key} d'au moins {Readability.FewestWords} mots : {kind.Count()}. Faciles à lire, d'après la mesure : {kind.Count(text => text.Measure.Ease >= Readability.Least)}."
                )),
            .. ShortList.Named(
                "À récrire plus simplement",
                [.. hard.OrderBy(text => text.Measure.Ease).Select(text => text.Name)]
            ),
            BuiltIn,
        ];
        return hard.Count > 0 ? Assessment.Of(ObligationState.Due, evidence) : Assessment.NotMeasured(evidence);
    }

    private static IEnumerable<PublicText> TextsOf(PublicCatalogue catalogue) =>
        [
            .. catalogue.Sheets.All.Select(sheet => new PublicText(
                "Fiches d'information",
                sheet.Title,
                sheet.Readability
            )),
            .. catalogue
                .Doors.All.Select(door => door.Structure)
                .DistinctBy(structure => structure.Id)
                .Where(structure => structure.Description is not null)
                .Select(structure => new PublicText(
                    "Présentations de structures",
                    structure.Name,
                    Readability.Of(structure.Description!)
                )),
            .. catalogue
                .Doors.All.SelectMany(door => door.Services.Select(service => (door.Structure, Service: service)))
                .DistinctBy(one => one.Service.Id)
                .Where(one => one.Service.Description is not null)
                .Select(one => new PublicText(
                    "Présentations de services",
                    $"{one.Service.Name}, {one.Structure.Name}",
                    Readability.Of(one.Service.Description!)
                )),
        ];

    private sealed record Measured(PublicCatalogue Of, IReadOnlyList<PublicText> Texts);
}
