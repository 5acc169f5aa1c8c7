using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spro.Core.Common;
using Spro.Core.Interchange.Fields;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.DataInclusion;

/// <summary>
/// The directory in the data·inclusion schema, version 1. What came from data·inclusion keeps its identifiers, so that
/// importing it again changes nothing; the rest is given under <paramref name="producer"/>. The schema knows one address
/// per structure: each place of a structure is a structure there.
/// </summary>
/// <param name="producer">Our name as a producer ("spro-pays-de-la-loire").</param>
/// <param name="territory">Names of the communes.</param>
/// <param name="today">Stands for the date of a record that has none.</param>
public sealed class DataInclusionExport(string producer, TerritoryIndex territory, DateOnly today)
{
    private const string TemporarilyClosed = "off \"Fermé temporairement\"";

    /// <summary>How the records are written: absent values are left out.</summary>
    public static JsonSerializerOptions Json { get; } =
        new()
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };

    /// <summary>The structures, one for each place, or one for a structure without place.</summary>
    public IEnumerable<DataInclusionStructure> Structures(
        IEnumerable<Structure> structures,
        ILookup<Guid, Place> placesByStructure
    )
    {
        ArgumentNullException.ThrowIfNull(structures);
        ArgumentNullException.ThrowIfNull(placesByStructure);
        return structures.SelectMany(structure => SitesOf(structure, placesByStructure)).Select(ToStructure);
    }

    /// <summary>The services, one for each place where each is given.</summary>
    public IEnumerable<DataInclusionService> Services(
        IEnumerable<Structure> structures,
        ILookup<Guid, Place> placesByStructure,
        ILookup<Guid, ServiceOffer> servicesByStructure
    )
    {
        ArgumentNullException.ThrowIfNull(structures);
        ArgumentNullException.ThrowIfNull(placesByStructure);
        ArgumentNullException.ThrowIfNull(servicesByStructure);
        foreach (var structure in structures)
        {
            var sites = SitesOf(structure, placesByStructure).ToList();
            foreach (var service in servicesByStructure[structure.Id])
            {
                var own = placesByStructure[structure.Id].FirstOrDefault(place => place.Id == service.PlaceId);
                var at = sites.Where(site => own is null || site.Place?.Id == own.Id).ToList();
                if (at.Count == 0)
                    at = [sites[0] with { Place = own }];
                for (var rank = 0; rank < at.Count; rank++)
                    yield return ToService(service, at[rank], rank, own is null);
            }
        }
    }

    private IEnumerable<Site> SitesOf(Structure structure, ILookup<Guid, Place> placesByStructure)
    {
        var places = placesByStructure[structure.Id].OrderBy(place => place.SourceId, StringComparer.Ordinal).ToList();
        // There, a place that only a service has is an address of that service.
        if (structure.Source == DataInclusionFormat.SourceCode)
            return
            [
                new Site(structure, places.Find(place => place.SourceId == structure.SourceId), structure.SourceId),
            ];
        if (places.Count == 0)
            return [new Site(structure, null, Own(structure.Id))];
        return places.Select((place, rank) => new Site(structure, place, Own(rank == 0 ? structure.Id : place.Id)));
    }

    private DataInclusionStructure ToStructure(Site site)
    {
        var (structure, place, id) = site;
        if (AsGiven<DataInclusionStructure>(structure.AsGiven, structure, place) is { } given)
            return given;
        return new DataInclusionStructure
        {
            Source = ProducerOf(id),
            Id = id,
            Name = Name(place is null || id == Own(structure.Id) ? structure.Name : place.Name),
            UpdatedOn = DateOf(structure.SourceDate, place?.ConfirmedOn, structure.ConfirmedOn),
            Description = Description(structure.Description),
            Address = place?.Address,
            AddressComplement = place?.AddressComplement,
            Commune = CommuneOf(place)?.Name,
            Postcode = place?.Postcode,
            CommuneCode = place?.CommuneCode,
            Latitude = place is { PositionIsCommune: false } ? place.Latitude : null,
            Longitude = place is { PositionIsCommune: false } ? place.Longitude : null,
            Phone = place?.Phone,
            Email = place?.Email,
            Hours = HoursOf(place),
            Siret = structure.Siret,
            Website = structure.Website ?? place?.Website,
            AccessibilityUrl = place?.AccessibilityUrl,
            Networks = NetworksOf(structure.NetworkCode),
        };
    }

    private DataInclusionService ToService(ServiceOffer service, Site site, int rank, bool everywhere)
    {
        var (structure, place, structureId) = site;
        if (AsGiven<DataInclusionService>(service.AsGiven, service, place) is { } given)
            return given;
        var id = service.Source == DataInclusionFormat.SourceCode ? service.SourceId : Own(service.Id);
        var isTheirs = service.Source == DataInclusionFormat.SourceCode;
        var audiences = service.Audiences.Where(Audiences.All.Contains).ToList();
        // A service of theirs that is at no place of its own is given without address, as it came.
        var at = isTheirs && everywhere ? null : place;
        return new DataInclusionService
        {
            Source = ProducerOf(id),
            Id = rank == 0 ? id : $"{id}-{rank + 1}",
            StructureId = structureId,
            Name = Name(service.Name),
            UpdatedOn = DateOf(service.SourceDate, service.ConfirmedOn, structure.SourceDate),
            Description = Description(service.Description) ?? Name(service.Name).PadRight(5, '.'),
            Address = at?.Address,
            AddressComplement = at?.AddressComplement,
            Commune = CommuneOf(at)?.Name,
            Postcode = at?.Postcode,
            CommuneCode = at?.CommuneCode,
            Latitude = at is { PositionIsCommune: false } ? at.Latitude : null,
            Longitude = at is { PositionIsCommune: false } ? at.Longitude : null,
            Phone = at?.Phone,
            Email = at?.Email,
            Hours = HoursOf(at),
            BookingUrl = at?.AppointmentUrl,
            Type = service.Level switch
            {
                ServiceLevel.Support => "accompagnement",
                ServiceLevel.FirstAnswer when !isTheirs => "information",
                _ => null,
            },
            Themes = service.Themes.Where(Vocabulary.Themes.Contains).ToList() is { Count: > 0 } themes ? themes : null,
            Fee = isTheirs ? null : "gratuit",
            Audiences = audiences.Count > 0 ? audiences : null,
            AudienceNote = isTheirs ? null : AudienceNote(service),
            Conditions = service.Conditions,
            ReceptionModes = Codes(
                (service.Channels.HasFlag(Channels.Place), "en-presentiel"),
                ((service.Channels & ~Channels.Place) != Channels.None, "a-distance")
            ),
            ContactModes = Codes(
                (service.Channels.HasFlag(Channels.Phone), "telephoner"),
                (service.Channels.HasFlag(Channels.Written), "envoyer-un-courriel"),
                ((service.Channels & (Channels.Web | Channels.Video)) != Channels.None, "utiliser-lien-mobilisation")
            ),
            EligibilityZones = service.EligibilityZones.Count > 0 ? service.EligibilityZones : null,
        };
    }

    // What a member of the network has confirmed since is ours to tell.
    private static T? AsGiven<T>(string? record, params ReadOnlySpan<SourcedRecord?> about)
        where T : DataInclusionRecord
    {
        foreach (var one in about)
        {
            if (one is { ConfirmedByMember: true })
                return null;
        }
        return record is null ? null : JsonSerializer.Deserialize<T>(record, Json);
    }

    private string Own(Guid id) => $"{producer}--{id}";

    private string ProducerOf(string id) =>
        id.IndexOf("--", StringComparison.Ordinal) is > 0 and var end ? id[..end] : producer;

    private DateOnly DateOf(params ReadOnlySpan<DateOnly?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (candidate is { } day && day <= today)
                return day;
        }
        return today;
    }

    private CommuneRecord? CommuneOf(Place? place) =>
        place?.CommuneCode is { } code ? territory.CommuneToday(code) : null;

    // Hours of theirs that we could not read go back as they came: they are not ours to lose.
    internal static string? HoursOf(Place? place) =>
        place is { Hours: null, Source: DataInclusionFormat.SourceCode, HoursNote: { } note }
        && note.StartsWith(FieldReader.ToConfirm, StringComparison.Ordinal)
            ? note[FieldReader.ToConfirm.Length..].Split('\n')[0]
        // The schema has no status: hours are where a reader would see that nobody receives.
        : place?.Status == PlaceStatus.TemporarilyClosed ? TemporarilyClosed
        : place?.Hours;

    private static string Name(string name) => (name.Length > 150 ? name[..150] : name).PadRight(3, '.');

    private static string? Description(string? text) =>
        text switch
        {
            null or { Length: < 5 } => null,
            { Length: > 10_000 } => text[..10_000],
            _ => text,
        };

    private static IReadOnlyList<string>? NetworksOf(string? code) =>
        code switch
        {
            null => null,
            "CCI" or "CMA" or "CA" => ["chambres-consulaires"],
            _ => Vocabulary.NetworkCodes.FirstOrDefault(pair => pair.Ours == code).Theirs is { } theirs
                ? [theirs]
                : null,
        };

    // The schema has no bounds of age and fewer publics than we do.
    private static string? AudienceNote(ServiceOffer service)
    {
        var notes = service.Audiences.Where(one => !Audiences.All.Contains(one)).ToList();
        if (service.MinimumAge is { } least)
            notes.Add($"à partir de {least} ans");
        if (service.MaximumAge is { } most)
            notes.Add($"jusqu'à {most} ans");
        return notes.Count == 0 ? null : string.Join(", ", notes);
    }

    private static List<string>? Codes(params ReadOnlySpan<(bool Applies, string Code)> codes)
    {
        var kept = new List<string>();
        foreach (var (applies, code) in codes)
        {
            if (applies)
                kept.Add(code);
        }
        return kept.Count > 0 ? kept : null;
    }

    private sealed record Site(Structure Structure, Place? Place, string Id);
}
