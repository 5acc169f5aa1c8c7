using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Interchange.Fields;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>Where a place is, how to reach it and how to come, as typed. Hours and closures have drafts of their own.</summary>
public sealed record PlaceDraft : IRecordDraft<Place>
{
    /// <summary>Name as the public knows it.</summary>
    public string? Name { get; init; }

    /// <summary>Street line.</summary>
    public string? Address { get; init; }

    /// <summary>Building, floor, stairs.</summary>
    public string? AddressComplement { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>Name of the commune.</summary>
    public string? Commune { get; init; }

    /// <summary>It has moved: where it was on the map does not hold any more.</summary>
    public bool HasMoved { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail of the place.</summary>
    public string? Email { get; init; }

    /// <summary>Several people read that address.</summary>
    public bool IsSharedEmail { get; init; }

    /// <summary>How to write without speaking on the phone.</summary>
    public string? WrittenAlternative { get; init; }

    /// <summary>Web page.</summary>
    public string? Website { get; init; }

    /// <summary>Where to book.</summary>
    public string? AppointmentUrl { get; init; }

    /// <summary>Ways of being received.</summary>
    public Channels Channels { get; init; }

    /// <summary>Step-free from the street; null when not known.</summary>
    public bool? StepFree { get; init; }

    /// <summary>What is known of the access.</summary>
    public string? AccessibilityNote { get; init; }

    /// <summary>How to come.</summary>
    public string? HowToGetThere { get; init; }

    /// <summary>What to bring.</summary>
    public string? WhatToBring { get; init; }

    /// <summary>As the place is now.</summary>
    /// <param name="place">The place.</param>
    /// <param name="catalogue">The communes.</param>
    public static PlaceDraft Of(Place place, PublicCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(catalogue);
        return new()
        {
            Name = place.Name,
            Address = place.Address,
            AddressComplement = place.AddressComplement,
            Postcode = place.Postcode,
            Commune = NameOfCommune(place, catalogue),
            Phone = place.Phone,
            Email = place.Email,
            IsSharedEmail = place.Email is not null,
            WrittenAlternative = place.WrittenAlternative,
            Website = place.Website,
            AppointmentUrl = place.AppointmentUrl,
            Channels = place.Channels,
            StepFree = place.StepFree,
            AccessibilityNote = place.AccessibilityNote,
            HowToGetThere = place.HowToGetThere,
            WhatToBring = place.WhatToBring,
        };
    }

    /// <inheritdoc />
    public void ApplyTo(Place record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(catalogue);
        var wrong = new Mistakes();
        record.Name = wrong.Try(() => Typed.Required("name", Name, "Écrivez le nom du lieu.")) ?? "";
        record.Address = wrong.Try(() => Typed.Line("address", Address));
        record.AddressComplement = wrong.Try(() => Typed.Line("addressComplement", AddressComplement));
        wrong.Try(() => Locate(record, catalogue));
        record.Phone = wrong.Try(() => Typed.Phone("phone", Phone));
        record.Email = wrong.Try(() =>
            Typed.Email("email", Email, IsSharedEmail, record.Name, NameOfCommune(record, catalogue))
        );
        record.WrittenAlternative = wrong.Try(() => Typed.Line("writtenAlternative", WrittenAlternative));
        record.Website = wrong.Try(() => Typed.Web("website", Website));
        record.AppointmentUrl = wrong.Try(() => Typed.Web("appointmentUrl", AppointmentUrl));
        // One that is not right as it is typed is a way all the same: only its own mistake is said.
        if (wrong.All.Count == 0 || string.IsNullOrWhiteSpace(Phone + Email + WrittenAlternative + AppointmentUrl))
            wrong.Try(() => RequireContact(record));
        record.Channels = Channels;
        record.StepFree = StepFree;
        record.AccessibilityNote = wrong.Try(() => Typed.Text("accessibilityNote", AccessibilityNote));
        record.HowToGetThere = wrong.Try(() => Typed.Text("howToGetThere", HowToGetThere));
        record.WhatToBring = wrong.Try(() => Typed.Text("whatToBring", WhatToBring));
        wrong.Throw();
    }

    /// <summary>Refuses a place that nobody could reach.</summary>
    internal static void RequireContact(Place place)
    {
        if ((place.Phone ?? place.Email ?? place.WrittenAlternative ?? place.AppointmentUrl) is null)
            throw RefusedException.At(
                "phone",
                "contact-missing",
                "Donnez au moins un moyen de joindre le lieu : un téléphone, un courriel ou une adresse pour prendre rendez-vous."
            );
    }

    private void Locate(Place place, PublicCatalogue catalogue)
    {
        var postcode = Postcode?.Replace(" ", "", StringComparison.Ordinal);
        if (postcode is { Length: > 0 } && !(postcode.Length == 5 && postcode.All(char.IsAsciiDigit)))
            throw RefusedException.At("postcode", "postcode-wrong", "Écrivez un code postal de cinq chiffres.");
        place.Postcode = string.IsNullOrEmpty(postcode) ? null : postcode;
        var (territory, typed) = (catalogue.Territory, Commune?.Trim());
        var stays = typed == NameOfCommune(place, catalogue) && !HasMoved;
        var known = place.CommuneCode is { } code ? territory.CommuneToday(code) : null;
        if (stays && known is null)
            return;
        var commune = stays ? known : PostalCommune.Find(territory, typed ?? "", place.Postcode);
        // The name alone may be enough: then it is the postcode that is wrong.
        if ((commune ?? PostalCommune.Find(territory, typed ?? "", postcode: null)) is not { } found)
            throw RefusedException.At(
                "commune",
                "commune-unknown",
                "Nous ne trouvons pas cette commune : écrivez son nom en entier, et son code postal."
            );
        if (place.Postcode is { } written && !PostalCommune.Serves(territory, written, found))
            throw RefusedException.At(
                "postcode",
                "postcode-elsewhere",
                $"Ce code postal n'est pas de {found.Name} : vérifiez-le{(found.Postcodes is [var usual, ..] ? $", par exemple {usual}" : "")}, ou corrigez la commune."
            );
        if (stays)
            return;
        (place.CommuneCode, place.DepartmentCode) = (found.Code, found.Department.Code);
        (place.Latitude, place.Longitude) = (found.Position?.Latitude, found.Position?.Longitude);
        place.PositionIsCommune = found.Position is not null;
    }

    private static string? NameOfCommune(Place place, PublicCatalogue catalogue) =>
        place.CommuneCode is { } code ? catalogue.Territory.CommuneToday(code)?.Name : null;
}
