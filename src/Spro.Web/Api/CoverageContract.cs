namespace Spro.Web.Api;

// What the API describes of what Core writes by hand (CoverageJson). Never instantiated.
#pragma warning disable CA1812

/// <summary>How communes reach networks.</summary>
internal sealed record CoverageList(IReadOnlyList<CoverageContract> Items, int Total, string? Next);

/// <summary>How one commune reaches one network; what is not known is left out.</summary>
internal sealed record CoverageContract(
    string CommuneCode,
    string Commune,
    string Department,
    string Network,
    string Level,
    Guid? PlaceId = null,
    string? Place = null,
    double? DistanceKm = null,
    bool? OpenNow = null,
    DateTimeOffset? NextOpening = null
);
