namespace Spro.Core.Territories;

/// <summary>What an importer may think of a position it is given.</summary>
public enum PositionCheck
{
    /// <summary>In France and, when the commune is known, near it.</summary>
    Plausible,

    /// <summary>Latitude and longitude exchanged: the exchanged position would be plausible.</summary>
    Swapped,

    /// <summary>Not a position, or in no French territory.</summary>
    OutsideFrance,

    /// <summary>In France but farther than <see cref="FranceBounds.CommuneRadiusKm"/> from its commune.</summary>
    FarFromCommune,
}

/// <summary>Tells an importer whether a position can be that of a place in France.</summary>
public static class FranceBounds
{
    /// <summary>How far from the centre of its commune a place may stand, in kilometres.</summary>
    public const double CommuneRadiusKm = 30;

    private static readonly (double South, double West, double North, double East)[] Boxes =
    [
        (41.3, -5.2, 51.15, 9.65), // metropolitan France and Corse
        (15.8, -61.9, 16.6, -60.9), // Guadeloupe
        (14.3, -61.3, 14.95, -60.75), // Martinique
        (2.0, -54.7, 6.0, -51.5), // Guyane
        (-21.45, 55.15, -20.8, 55.9), // La Réunion
        (-13.1, 44.9, -12.6, 45.35), // Mayotte
        (46.7, -56.5, 47.2, -56.05), // Saint-Pierre-et-Miquelon
        (17.8, -63.2, 18.2, -62.7), // Saint-Martin, Saint-Barthélemy
        (-14.4, -178.3, -13.1, -176.0), // Wallis-et-Futuna
        (-28.0, -154.9, -7.7, -134.3), // Polynésie française
        (-23.0, 158.0, -17.9, 172.2), // Nouvelle-Calédonie
    ];

    /// <summary>Judges a position, against the centre of its commune when that is known.</summary>
    public static PositionCheck Check(GeoPoint position, GeoPoint? commune = null)
    {
        var exchanged = new GeoPoint(position.Longitude, position.Latitude);
        return (Contains(position), commune) switch
        {
            (true, { } centre) when !Near(position, centre) => Contains(exchanged) && Near(exchanged, centre)
                ? PositionCheck.Swapped
                : PositionCheck.FarFromCommune,
            (true, _) => PositionCheck.Plausible,
            (false, { } centre) when Contains(exchanged) && Near(exchanged, centre) => PositionCheck.Swapped,
            (false, null) when Contains(exchanged) => PositionCheck.Swapped,
            _ => PositionCheck.OutsideFrance,
        };
    }

    private static bool Near(GeoPoint position, GeoPoint centre) => position.DistanceKmTo(centre) <= CommuneRadiusKm;

    private static bool Contains(GeoPoint position) =>
        Array.Exists(
            Boxes,
            box =>
                position.Latitude >= box.South
                && position.Latitude <= box.North
                && position.Longitude >= box.West
                && position.Longitude <= box.East
        );
}
