using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;

namespace Spro.Web.Api;

/// <summary>A sheet of Onisep about an occupation; the code it was written for when that one is wider.</summary>
internal sealed record OccupationSheetLink(
    string Id,
    string Title,
    string Url,
    string? WiderRomeCode,
    EditionContract From
)
{
    /// <summary>Null when nothing of Onisep was imported.</summary>
    public static IReadOnlyList<OccupationSheetLink>? About(OccupationRecord occupation, PublicCatalogue catalogue) =>
        catalogue.Onisep == OnisepSheets.None
            ? null
            :
            [
                .. catalogue
                    .OnisepReading.About(occupation)
                    .Select(one => new OccupationSheetLink(
                        one.Sheet.Id,
                        one.Sheet.Title,
                        one.Sheet.Address,
                        one.WiderCode,
                        EditionContract.Of(one.Sheet.From, one.Sheet.UpdatedOn)
                    )),
            ];
}

/// <summary>A sheet of Onisep about what prepares for a certification.</summary>
internal sealed record TrainingSheetLink(
    string Id,
    string Title,
    string? Type,
    string? Duration,
    int? Level,
    string Url,
    EditionContract From
)
{
    /// <summary>Null when nothing of Onisep was imported.</summary>
    public static IReadOnlyList<TrainingSheetLink>? For(string certificationCode, PublicCatalogue catalogue) =>
        catalogue.Onisep == OnisepSheets.None
            ? null
            :
            [
                .. catalogue
                    .Onisep.PreparingFor(certificationCode)
                    .Select(one => new TrainingSheetLink(
                        one.Id,
                        one.Title,
                        one.Type,
                        one.Duration,
                        one.Level,
                        one.Address,
                        EditionContract.Of(one.From, one.UpdatedOn)
                    )),
            ];
}
