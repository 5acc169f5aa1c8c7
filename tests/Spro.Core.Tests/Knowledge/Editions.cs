using Spro.Core.Knowledge;

namespace Spro.Core.Tests.Knowledge;

/// <summary>Small editions of the ROME, made up.</summary>
internal static class Editions
{
    public static ReferentialVersion Version(string number, DateOnly? date = null) =>
        new()
        {
            Referential = ReferentialVersion.Rome,
            Version = number,
            Source = "Essai",
            Licence = "Aucune",
            Date = date,
            ImportedOn = new DateOnly(2026, 11, 24),
        };

    public static OccupationEdition Of(
        string number,
        (string Code, string? Parent)[] occupations,
        (string Ogr, string Code)[] titles,
        params VersionedRow[] rows
    ) =>
        OccupationEdition.Of(
            Version(number),
            [
                .. occupations.Select(one => new Occupation
                {
                    Version = number,
                    RomeCode = one.Code,
                    ParentCode = one.Parent,
                    Title = "Métier " + one.Code,
                }),
                .. titles.Select(one => new OccupationTitle
                {
                    Version = number,
                    OgrCode = one.Ogr,
                    RomeCode = one.Code,
                    LongForm = "Appellation " + one.Ogr,
                }),
                .. rows,
            ]
        );
}
