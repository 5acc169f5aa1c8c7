using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>What a structure does for people, as typed. A price is refused wherever it is written.</summary>
public sealed record ServiceDraft : IRecordDraft<ServiceOffer>
{
    /// <summary>Name as the public reads it.</summary>
    public string? Name { get; init; }

    /// <summary>In plain words.</summary>
    public string? Description { get; init; }

    /// <summary>How far it goes.</summary>
    public ServiceLevel Level { get; init; }

    /// <summary>Where; null for every place of the structure.</summary>
    public Guid? PlaceId { get; init; }

    /// <summary>Needs it answers.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Publics; none for everybody.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Youngest age.</summary>
    public string? MinimumAge { get; init; }

    /// <summary>Oldest age.</summary>
    public string? MaximumAge { get; init; }

    /// <summary>Conditions in plain words.</summary>
    public string? Conditions { get; init; }

    /// <summary>Ways of being received for it.</summary>
    public Channels Channels { get; init; }

    /// <summary>As the service is now.</summary>
    public static ServiceDraft Of(ServiceOffer service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new()
        {
            Name = service.Name,
            Description = service.Description,
            Level = service.Level,
            PlaceId = service.PlaceId,
            Needs = service.Needs,
            Audiences = service.Audiences,
            MinimumAge = service.MinimumAge?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            MaximumAge = service.MaximumAge?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Conditions = service.Conditions,
            Channels = service.Channels,
        };
    }

    /// <inheritdoc />
    public void ApplyTo(ServiceOffer record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var wrong = new Mistakes();
        record.Name = wrong.Try(() => Typed.Required("name", Name, "Écrivez le nom du service.")) ?? "";
        record.Description = wrong.Try(() => Typed.Text("description", Description));
        record.Level = Level;
        record.PlaceId = PlaceId;
        record.Needs = [.. NeedCodes.All.Where(Needs.Contains)];
        record.Audiences = Known(Audiences);
        record.MinimumAge = wrong.Try(() => Typed.Age("minimumAge", MinimumAge));
        record.MaximumAge = wrong.Try(() => Typed.Age("maximumAge", MaximumAge));
        if (record.MinimumAge > record.MaximumAge)
            wrong.Add("maximumAge", "ages-reversed", "L'âge le plus haut ne peut pas être plus petit que le plus bas.");
        record.Conditions = wrong.Try(() => Typed.Text("conditions", Conditions));
        record.Channels = Channels;
        wrong.Throw();
    }

    /// <summary>The publics that are known, as a service keeps them.</summary>
    internal static List<string> Known(IReadOnlyList<string> audiences) =>
        Structures.Audiences.Named([
            .. Structures.Audiences.All.Where(audiences.Contains).Order(StringComparer.Ordinal),
        ]);
}
