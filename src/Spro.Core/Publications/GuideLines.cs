using Spro.Core.Common;

namespace Spro.Core.Publications;

/// <summary>A line of an entry: what it is about, and what is said of it.</summary>
/// <param name="Label">"Adresse".</param>
/// <param name="Values">What is said, one item for each.</param>
/// <param name="IsMissing">It is to be completed.</param>
public sealed record GuideLine(string Label, IReadOnlyList<string> Values, bool IsMissing = false);

/// <summary>What every form of the guide prints of an entry, in the same order (pure).</summary>
public static class GuideLines
{
    /// <summary>Its lines.</summary>
    public static IReadOnlyList<GuideLine> Of(GuideEntry entry, GuideDocument guide)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(guide);
        var network = guide.Networks.First(one => one.Code == entry.Network);
        List<GuideLine> lines = [];
        if (entry.Structure != entry.Name)
            lines.Add(new("Structure", [entry.Structure]));
        lines.Add(
            new(
                "Réseau",
                [
                    entry.Standing == GuideStanding.Associated
                        ? $"{network.Name}. Membre associé du service public régional de l'orientation"
                        : network.Name,
                ]
            )
        );
        var isPlaceMissing = entry.Missing.Contains(GuideItem.Place);
        if (entry.Stops.Count > 0)
            lines.Add(new("Passages", entry.Stops));
        else if (isPlaceMissing)
            lines.Add(
                new(
                    entry.PlaceId is null ? "Lieux" : "Adresse",
                    [entry.Address is { } town ? $"{town}. {GuideWords.ToComplete}" : GuideWords.ToComplete],
                    IsMissing: true
                )
            );
        else if (entry.Address is { } address)
            lines.Add(new("Adresse", [address]));
        lines.Add(
            entry.Missing.Contains(GuideItem.Offer)
                ? new(
                    "Offre",
                    [$"{GuideWords.ToComplete}. En général, dans ce réseau\u00A0: {network.Description}"],
                    IsMissing: true
                )
                : new(
                    "Offre",
                    [.. entry.Offers.Select(one => one.Description is { } what ? $"{one.Name}. {what}" : one.Name)]
                )
        );
        lines.Add(
            entry.Missing.Contains(GuideItem.Public)
                ? new(
                    "Publics",
                    [$"{GuideWords.ToComplete}. En général, dans ce réseau\u00A0: {network.Audience}"],
                    IsMissing: true
                )
                : new("Publics", entry.Publics)
        );
        lines.Add(new("Contact", ContactOf(entry) is { Count: > 0 } contact ? contact : ["Non précisé"]));
        if (entry.PlaceId is not null && entry.Stops.Count == 0)
            lines.Add(
                new("Horaires", entry.Hours.Count > 0 ? entry.Hours : ["Non précisés\u00A0: appelez avant de venir"])
            );
        if (entry.PlaceId is not null && entry.Kind != Structures.PlaceKind.Remote)
            lines.Add(new("Accès", entry.Access.Count > 0 ? entry.Access : ["Non précisé"]));
        lines.Add(new("Confirmé", [ConfirmedOf(entry)]));
        return lines;
    }

    /// <summary>When somebody last confirmed it, in words.</summary>
    public static string ConfirmedOf(GuideEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.ConfirmedOn is { } day ? $"le {day.InFrench}" : "jamais\u00A0: appelez avant de venir";
    }

    private static List<string> ContactOf(GuideEntry entry) =>
        [
            .. ((string?[])[Spaced(entry.Phone), entry.Email, entry.InWriting, entry.Website])
                .Where(one => !string.IsNullOrWhiteSpace(one))
                .OfType<string>(),
        ];

    // Ten figures read two by two; an international or short number is left as it is.
    private static string? Spaced(string? phone) =>
        phone is { Length: 10 } && phone.All(char.IsAsciiDigit)
            ? string.Join('\u00A0', phone.Chunk(2).Select(pair => new string(pair)))
            : phone;
}
