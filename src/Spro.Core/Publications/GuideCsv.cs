using Spro.Core.OpenData;

namespace Spro.Core.Publications;

/// <summary>The guide as a table, one line for each place.</summary>
public static class GuideCsv
{
    private static readonly string[] Columns =
    [
        "departement",
        "intercommunalite",
        "commune",
        "structure",
        "lieu",
        "reseau",
        "place_dans_le_reseau",
        "sorte",
        "adresse",
        "passages",
        "offre",
        "publics",
        "telephone",
        "courriel",
        "par_ecrit",
        "site",
        "horaires",
        "acces",
        "confirme_le",
        "a_completer",
        "fictif",
        "id_structure",
        "id_lieu",
    ];

    /// <summary>Writes the whole guide, or a department with what is of the whole region.</summary>
    public static Task WriteAsync(
        GuideDocument guide,
        string? department,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(guide);
        var names = guide.Networks.ToDictionary(one => one.Code, one => one.Name, StringComparer.Ordinal);
        return OpenCsv.WriteAsync(
            output,
            Columns,
            GuideChapters
                .Of(guide, department)
                .SelectMany(part => part.Entries)
                .Select(entry =>
                    new object?[]
                    {
                        entry.Department,
                        entry.Epci,
                        entry.Commune,
                        entry.Structure,
                        entry.PlaceId is null ? null : entry.Name,
                        names[entry.Network],
                        entry.Standing switch
                        {
                            GuideStanding.Member => "membre",
                            GuideStanding.Associated => "membre associé",
                            _ => "partenaire",
                        },
                        entry.Kind switch
                        {
                            _ when entry.PlaceId is null => null,
                            Structures.PlaceKind.Mobile => "mobile",
                            Structures.PlaceKind.Remote => "à distance",
                            _ => "sur place",
                        },
                        entry.Address,
                        Joined(entry.Stops),
                        Joined(
                            entry.Offers.Select(one => one.Description is { } what ? $"{one.Name} : {what}" : one.Name)
                        ),
                        Joined(entry.Publics),
                        entry.Phone,
                        entry.Email,
                        entry.InWriting,
                        entry.Website,
                        Joined(entry.Hours),
                        Joined(entry.Access),
                        entry.ConfirmedOn,
                        Joined(entry.Missing.Select(GuideWords.Item)),
                        entry.IsFictitious,
                        entry.StructureId,
                        entry.PlaceId,
                    }
                ),
            cancellationToken
        );
    }

    private static string Joined(IEnumerable<string> parts) => string.Join(" | ", parts);
}
