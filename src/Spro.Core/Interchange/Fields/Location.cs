using Spro.Core.Territories;

namespace Spro.Core.Interchange.Fields;

/// <summary>Where a record says its place is, and the names of the fields that say it.</summary>
internal sealed record Location(string Field, string PositionField)
{
    public string? Code { get; init; }
    public string? Commune { get; init; }
    public string? Department { get; init; }
    public GeoPoint? Position { get; init; }
}
