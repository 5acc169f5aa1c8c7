using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening.French;
using Spro.Core.Territories;

namespace Spro.Core.Publications;

/// <summary>A network as the guide names it that day.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in full.</param>
/// <param name="Description">What it does in general, where a structure does not say it.</param>
/// <param name="Audience">Whom it receives in general, where a structure does not say it.</param>
public sealed record GuideNetwork(string Code, string Name, string Description, string Audience);

/// <summary>A department of the guide.</summary>
/// <param name="Code">INSEE code.</param>
/// <param name="Name">Its name.</param>
public sealed record GuideDepartment(string Code, string Name);

/// <summary>
/// The guide of structures on a day: all that any of its forms prints (charter C4.1.2). Nothing of it is read elsewhere, so that
/// an edition stays as it was.
/// </summary>
public sealed record GuideDocument
{
    // What a source describes may be a page long: the page of the place has it whole.
    private const int LongestDescription = 320;

    /// <summary>The day of the directory.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The departments, by code.</summary>
    public required IReadOnlyList<GuideDepartment> Departments { get; init; }

    /// <summary>The networks named, in their order.</summary>
    public required IReadOnlyList<GuideNetwork> Networks { get; init; }

    /// <summary>Its lines, by name.</summary>
    public required IReadOnlyList<GuideEntry> Entries { get; init; }

    /// <summary>Makes the guide from the directory (pure). Structures outside the service are not in it.</summary>
    /// <param name="doors">The directory.</param>
    /// <param name="withoutPlace">Structures that have no place.</param>
    /// <param name="networks">The networks.</param>
    /// <param name="departments">Those of the regions served.</param>
    /// <param name="territory">The communes, for stops.</param>
    /// <param name="day">The day.</param>
    public static GuideDocument Of(
        IEnumerable<Door> doors,
        IEnumerable<Structure> withoutPlace,
        Networks networks,
        IEnumerable<TerritoryRecord> departments,
        TerritoryIndex territory,
        DateOnly day
    )
    {
        ArgumentNullException.ThrowIfNull(doors);
        ArgumentNullException.ThrowIfNull(withoutPlace);
        ArgumentNullException.ThrowIfNull(networks);
        List<GuideDepartment> served = [.. departments.Select(one => new GuideDepartment(one.Code, one.Name))];
        var listed = doors
            .Where(door => IsIn(door, served, day))
            .Select(door => EntryOf(door, territory, day))
            .Concat(
                withoutPlace
                    .Where(structure => structure.HoldsOn(day))
                    .Select(structure => (structure, network: networks.Find(structure.NetworkCode ?? "")))
                    .Select(one => (one.structure, one.network, standing: StandingOf(one.structure, one.network, day)))
                    .Where(one => one.standing is not null)
                    .Select(one => EntryOf(one.structure, one.network!, one.standing!.Value))
            )
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.PlaceId ?? entry.StructureId)
            .ToList();
        var named = listed.Select(entry => entry.Network).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Day = day,
            Departments = served,
            Networks =
            [
                .. networks
                    .Where(network => named.Contains(network.Code))
                    .Select(one => new GuideNetwork(one.Code, one.Name, one.Description, one.Audience)),
            ],
            Entries = listed,
        };
    }

    /// <summary>What the guide would say of one place today.</summary>
    public static GuideEntry EntryOf(Door door, TerritoryIndex territory, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(door);
        var (place, structure) = (door.Place, door.Structure);
        var services = door.Services.Where(service => service.HoldsOn(day)).ToList();
        var stops = place
            .Stops.Where(stop => stop.Date >= day)
            .OrderBy(stop => stop.Date)
            .ThenBy(stop => stop.Opens)
            .Select(stop => StopOf(stop, territory))
            .ToList();
        var address = string.Join(
            ", ",
            (
                (string?[])[place.Address, place.AddressComplement, $"{place.Postcode} {door.Commune?.Name}".Trim()]
            ).Where(part => !string.IsNullOrWhiteSpace(part))
        );
        List<GuideItem> missing = [];
        var isFound = place.Kind switch
        {
            PlaceKind.Fixed => !string.IsNullOrWhiteSpace(place.Address),
            PlaceKind.Mobile => stops.Count > 0,
            _ => Contacts(place).Any(),
        };
        if (!isFound)
            missing.Add(GuideItem.Place);
        // A service says whom it is for, everybody when it names nobody: without any, neither is said.
        if (services.Count == 0)
            missing.AddRange([GuideItem.Offer, GuideItem.Public]);
        return new()
        {
            PlaceId = place.Id,
            StructureId = structure.Id,
            Structure = structure.Name,
            Name = place.Name,
            Network = door.Network?.Code ?? "",
            Standing = StandingOf(structure, door.Network, day) ?? GuideStanding.Partner,
            Kind = place.Kind,
            Department = place.DepartmentCode ?? door.Commune?.Department.Code,
            EpciCode = door.Commune?.Epci?.Code,
            Epci = door.Commune?.Epci?.Name,
            Commune = door.Commune?.Name,
            Address = address.Length == 0 ? null : address,
            Phone = place.Phone,
            Email = place.Email,
            InWriting = place.WrittenAlternative,
            Website = place.Website ?? structure.Website,
            Hours = [.. HoursOf(place, door, day)],
            Stops = stops,
            Access = [.. AccessOf(place)],
            Offers = [.. services.Select(OfferOf)],
            Publics = [.. services.Select(GuideWords.PublicOf).Distinct(StringComparer.Ordinal)],
            PublicCodes =
            [
                .. services
                    .SelectMany(one => one.Audiences is [] ? [Audiences.Everybody] : one.Audiences)
                    .Distinct(StringComparer.Ordinal),
            ],
            ConfirmedOn = place.ConfirmedOn,
            Missing = missing,
            IsFictitious = place.IsFictitious,
        };
    }

    private static bool IsIn(Door door, List<GuideDepartment> served, DateOnly day) =>
        StandingOf(door.Structure, door.Network, day) is not null
        && DoorSet.IsListed(door, day)
        && door.Structure.HoldsOn(day)
        && (
            (door.Place.DepartmentCode ?? door.Commune?.Department.Code) is not { } code
            || served.Exists(one => one.Code == code)
        );

    private static GuideEntry EntryOf(Structure structure, Network network, GuideStanding standing) =>
        new()
        {
            StructureId = structure.Id,
            Structure = structure.Name,
            Name = structure.Name,
            Network = network.Code,
            Standing = standing,
            Kind = PlaceKind.Remote,
            Website = structure.Website,
            ConfirmedOn = structure.ConfirmedOn,
            Missing = [GuideItem.Place, GuideItem.Offer, GuideItem.Public],
            IsFictitious = structure.IsFictitious,
        };

    /// <summary>
    /// How a structure of that network stands on a day; null outside the service. A label makes it associated whatever its network,
    /// and one that has ended no longer does.
    /// </summary>
    internal static GuideStanding? StandingOf(Structure structure, Network? network, DateOnly day) =>
        network is null ? null
        : structure.AssociatedUntil >= day ? GuideStanding.Associated
        : network.Membership switch
        {
            Membership.Signatory or Membership.Vacant => GuideStanding.Member,
            Membership.Associated => structure.AssociatedUntil is null ? GuideStanding.Associated : null,
            Membership.Partner => GuideStanding.Partner,
            _ => null,
        };

    private static IEnumerable<string> Contacts(Place place) =>
        ((string?[])[place.Phone, place.Email, place.WrittenAlternative, place.Website])
            .Where(one => !string.IsNullOrWhiteSpace(one))
            .OfType<string>();

    private static IEnumerable<string> HoursOf(Place place, Door door, DateOnly day)
    {
        if (place.Status == PlaceStatus.TemporarilyClosed)
            yield return $"Fermé pour le moment. {place.StatusNote}".TrimEnd();
        if (door.Timetable.Weekly is { } weekly)
            foreach (var line in FrenchHours.Describe(weekly))
                yield return line;
        if (place.HoursNote is { } note)
            yield return note;
        foreach (var days in place.Exceptions.Where(one => one.To >= day).OrderBy(one => one.From))
            yield return (
                days.From == days.To
                    ? $"Le {days.From.InFrench}"
                    : $"Du {days.From.InFrenchBefore(days.To)} au {days.To.InFrench}"
            )
                + (days.Hours is null ? "\u00A0: fermé" : "\u00A0: autres horaires")
                + (days.Reason is { Length: > 0 } reason ? $" ({reason})" : "");
    }

    private static IEnumerable<string> AccessOf(Place place)
    {
        if (place.StepFree is { } stepFree)
            yield return stepFree ? "Accès de plain-pied" : "Marche ou escalier à l'entrée";
        if (place.AccessibilityNote is { } note)
            yield return note;
    }

    // Who may come is said whole; what is done there is shortened for it.
    private static GuideOffer OfferOf(ServiceOffer service)
    {
        var conditions = OneLine(service.Conditions);
        var description = OneLine(service.Description);
        var text = $"{Shortened(description, Math.Max(0, LongestDescription - conditions.Length))} {conditions}".Trim();
        return new(service.Name, text.Length == 0 ? null : text);
    }

    private static string OneLine(string? text) => (text ?? "").ReplaceLineEndings(" ").Trim();

    private static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        if (longest == 0)
            return "";
        var end = text.LastIndexOf(' ', longest);
        return text[..(end > 0 ? end : longest)].TrimEnd(',', ';', '.', ' ') + "…";
    }

    private static string StopOf(MobileStop stop, TerritoryIndex territory) =>
        $"{stop.Date.InFrenchWithWeekday} {stop.Date.Year}, de {FrenchHours.Clock(stop.Opens)} à {FrenchHours.Clock(stop.Closes)}\u00A0: "
        + string.Join(
            ", ",
            ((string?[])[territory.CommuneToday(stop.CommuneCode)?.Name, stop.Address]).Where(one =>
                !string.IsNullOrWhiteSpace(one)
            )
        );
}
