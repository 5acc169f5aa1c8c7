using Spro.Core.Knowledge;
using Spro.Core.Territories;

namespace Spro.Core.Catalogue;

/// <summary>Which training is looked for; what is null does not count.</summary>
public sealed record TrainingQuery
{
    /// <summary>That leads to this occupation.</summary>
    public OccupationRecord? Occupation { get; init; }

    /// <summary>That leads to an occupation of this sector.</summary>
    public Sector? Sector { get; init; }

    /// <summary>That leads to this certification.</summary>
    public string? CertificationCode { get; init; }

    /// <summary>From this commune.</summary>
    public CommuneRecord? Commune { get; init; }

    /// <summary>Followed this way.</summary>
    public TrainingMode? Mode { get; init; }

    /// <summary>Known to be open without a diploma.</summary>
    public bool WithoutDiploma { get; init; }

    /// <summary>Known to welcome people with a disability.</summary>
    public bool DisabilityAccess { get; init; }

    /// <summary>In this order.</summary>
    public TrainingOrder Order { get; init; }

    /// <summary>The day asked about: sessions before it are over.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>A training found.</summary>
/// <param name="Training">The training.</param>
/// <param name="Commune">Where it takes place; null when not known, or from afar.</param>
/// <param name="Km">Kilometres as the crow flies; null without a commune, without a place, or from afar.</param>
/// <param name="Next">Its next session; null when none is known.</param>
public sealed record FoundTraining(TrainingRecord Training, CommuneRecord? Commune, double? Km, TrainingSession? Next)
{
    internal TrainingKey Key { get; init; }
}

/// <summary>
/// Lists trainings whole, in an order that the reader chooses and that is said: nothing of who offers them weighs, and
/// those that are equal take turns each day.
/// </summary>
public static class TrainingSearch
{
    /// <summary>All that matches, in order.</summary>
    public static IReadOnlyList<FoundTraining> Find(PublicCatalogue catalogue, TrainingQuery query)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return Find(catalogue.Trainings, catalogue.Certifications, catalogue.Territory, query);
    }

    /// <inheritdoc cref="Find(PublicCatalogue, TrainingQuery)"/>
    public static IReadOnlyList<FoundTraining> Find(
        Trainings trainings,
        Certifications certifications,
        TerritoryIndex territory,
        TrainingQuery query
    )
    {
        ArgumentNullException.ThrowIfNull(trainings);
        ArgumentNullException.ThrowIfNull(territory);
        ArgumentNullException.ThrowIfNull(query);
        IEnumerable<TrainingRecord> candidates = (query.Occupation, query.CertificationCode) switch
        {
            ({ } occupation, null) => trainings.LeadingTo(occupation, certifications),
            (null, { } code) => trainings.ForCertification(code),
            ({ } occupation, { } code) => trainings
                .LeadingTo(occupation, certifications)
                .Intersect(trainings.ForCertification(code)),
            _ => trainings.All,
        };
        if (query.Sector is { } sector)
            candidates = sector
                .Occupations.SelectMany(occupation => trainings.LeadingTo(occupation, certifications))
                .Distinct()
                .Intersect(candidates);
        var found = candidates
            .Where(training => Matches(training.Offer, query))
            .Select(training => Locate(training, territory, query))
            .ToArray();
        Array.Sort(Array.ConvertAll(found, one => one.Key), found);
        return found;
    }

    /// <summary>One training, seen from nowhere; null when it is not offered.</summary>
    public static FoundTraining? Find(PublicCatalogue catalogue, Guid id, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return catalogue.Trainings.Find(id) is { } training
            ? Locate(training, catalogue.Territory, new TrainingQuery { Day = day })
            : null;
    }

    private static bool Matches(TrainingOffer offer, TrainingQuery query) =>
        (query.Mode is not { } mode || offer.Mode == mode)
        && (!query.WithoutDiploma || offer.OpenWithoutDiploma == true)
        && (!query.DisabilityAccess || offer.DisabilityAccess == true);

    private static FoundTraining Locate(TrainingRecord training, TerritoryIndex territory, TrainingQuery query)
    {
        var offer = training.Offer;
        var commune = offer.CommuneCode is { } code ? territory.CommuneToday(code) : null;
        GeoPoint? point = offer is { Latitude: { } north, Longitude: { } east }
            ? new GeoPoint(north, east)
            : commune?.Position;
        double? km =
            query.Commune?.Position is { } home && point is { } there && offer.Mode != TrainingMode.Remote
                ? home.FlatDistanceKmTo(there)
                : null;
        var next = training.NextAfter(query.Day);
        return new FoundTraining(training, commune, km, next)
        {
            Key = TrainingKey.Of(offer, km, next?.Start, query.Order, query.Day),
        };
    }
}
