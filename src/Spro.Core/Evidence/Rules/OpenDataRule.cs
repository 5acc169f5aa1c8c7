using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.OpenData;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// L7: the directory is published in an open format, with a licence (CRPA, articles L300-4 and L312-1-1). The file that anybody
/// takes away is written and read back; places whose source states no licence are not ours to give, and are counted.
/// </summary>
internal sealed class OpenDataRule(CatalogueHost catalogues) : IObligationRule
{
    // The addresses that the file gives are not followed.
    private static readonly Uri Anywhere = new("https://example.org");

    /// <inheritdoc />
    public string Code => "L7";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var catalogue = catalogues.Current;
        var export = new OpenDataExport(catalogue, Anywhere, asked.Day);
        await using var file = new MemoryStream();
        await export.Files.Single(one => one.Name == "places.json").WriteAsync(file, cancellationToken);
        file.Position = 0;
        using var read = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        return Judge(
            read.RootElement.GetProperty("items")
                .EnumerateArray()
                .Count(place => place.GetProperty("licence").GetString() is { Length: > 0 }),
            catalogue.Doors.All.Count(door => door.Place.HoldsOn(asked.Day)),
            export.LeftOut
        );
    }

    /// <summary>Judges what was read back (pure).</summary>
    /// <param name="published">Places of the file, each with its licence.</param>
    /// <param name="places">Places of the directory.</param>
    /// <param name="leftOut">The sources that state no licence.</param>
    public static Assessment Judge(int published, int places, IReadOnlyList<SourceLeftOut> leftOut)
    {
        if (places == 0)
            return Assessment.NotMeasured();
        return Assessment.Of(
            published == places ? ObligationState.Kept
                : published + leftOut.Sum(source => source.Places) == places ? ObligationState.Due
                : ObligationState.NotKept,
            [
                new(
                    EvidenceKind.Verified,
                    $"Lieux de l'annuaire dans le fichier publié, relu par le site : {published} sur {places}, chacun avec sa licence.",
                    Link: EvidenceLinks.OpenData
                ),
                .. ShortList.Named(
                    "Lieux laissés de côté, car leur source ne dit pas sous quelle licence",
                    [.. leftOut.Select(source => $"{source.Name} ({source.Places})")],
                    EvidenceKind.Verified
                ),
            ]
        );
    }
}
