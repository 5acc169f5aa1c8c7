using Spro.Core.Territories;

namespace Spro.Core.Interchange;

/// <summary>What an importer asks the territory.</summary>
public interface ICommuneLookup
{
    /// <summary>The present commune of an INSEE code, old codes included; null when the territory does not hold it.</summary>
    KnownCommune? ByCode(string code);

    /// <summary>The one commune of that name and postcode, accents and case aside; null when none, or more than one.</summary>
    KnownCommune? ByName(string name, string? postcode);
}

/// <summary>A commune as an importer needs it.</summary>
/// <param name="Code">INSEE code.</param>
/// <param name="Name">Official name.</param>
/// <param name="DepartmentCode">Its department.</param>
/// <param name="Position">Its centre, when known.</param>
public sealed record KnownCommune(string Code, string Name, string DepartmentCode, GeoPoint? Position);
