using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Core.OpenData;

/// <summary>A place as the open data gives it; the names are those of the API.</summary>
internal sealed record OpenPlace(
    Guid Id,
    string Name,
    string Structure,
    string? Network,
    string Membership,
    string Kind,
    string Status,
    string? Address,
    string? Postcode,
    string? CommuneCode,
    string? Commune,
    string? Department,
    double? Latitude,
    double? Longitude,
    string? OpeningHours,
    string? HoursNote,
    string? Phone,
    string? WrittenAlternative,
    string? Email,
    string? Website,
    IReadOnlyList<string> Channels,
    bool? StepFree,
    string? AccessibilityUrl,
    DateOnly? ConfirmedOn,
    string Source,
    string SourceVersion,
    DateOnly? SourceDate,
    string Licence,
    bool Fictitious,
    string Url
)
{
    /// <summary>The columns, in the order of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id",
        "name",
        "structure",
        "network",
        "membership",
        "kind",
        "status",
        "address",
        "postcode",
        "communeCode",
        "commune",
        "department",
        "latitude",
        "longitude",
        "openingHours",
        "hoursNote",
        "phone",
        "writtenAlternative",
        "email",
        "website",
        "channels",
        "stepFree",
        "accessibilityUrl",
        "confirmedOn",
        "source",
        "sourceVersion",
        "sourceDate",
        "licence",
        "fictitious",
        "url",
    ];

    internal object?[] Cells =>
        [
            Id,
            Name,
            Structure,
            Network,
            Membership,
            Kind,
            Status,
            Address,
            Postcode,
            CommuneCode,
            Commune,
            Department,
            Latitude,
            Longitude,
            OpeningHours,
            HoursNote,
            Phone,
            WrittenAlternative,
            Email,
            Website,
            Channels,
            StepFree,
            AccessibilityUrl,
            ConfirmedOn,
            Source,
            SourceVersion,
            SourceDate,
            Licence,
            Fictitious,
            Url,
        ];

    public static OpenPlace Of(Door door, string licence, Uri publicUrl)
    {
        var place = door.Place;
        return new OpenPlace(
            place.Id,
            place.Name,
            door.Structure.Name,
            door.Network?.Code,
            AnswerJson.MembershipOf(door.Network?.Membership ?? Structures.Membership.Outside),
            place.Kind switch
            {
                PlaceKind.Fixed => "fixed",
                PlaceKind.Mobile => "mobile",
                _ => "remote",
            },
            place.Status switch
            {
                PlaceStatus.TemporarilyClosed => "temporarily-closed",
                PlaceStatus.Closed => "closed",
                _ => "open",
            },
            place.Address,
            place.Postcode,
            door.Commune?.Code ?? place.CommuneCode,
            door.Commune?.Name,
            door.Commune?.Department.Code ?? place.DepartmentCode,
            door.Position?.Latitude,
            door.Position?.Longitude,
            place.Hours,
            place.HoursNote,
            place.Phone,
            place.WrittenAlternative,
            place.Email,
            place.Website,
            [
                .. Enum.GetValues<Channels>()
                    .Where(channel => channel != Structures.Channels.None && place.Channels.HasFlag(channel))
                    .Select(channel => channel.ToString().ToLowerInvariant()),
            ],
            place.StepFree,
            place.AccessibilityUrl,
            place.ConfirmedOn,
            place.Source,
            place.SourceVersion,
            place.SourceDate,
            licence,
            place.IsFictitious,
            $"{publicUrl.ToString().TrimEnd('/')}/lieux/{place.Id}"
        );
    }
}
