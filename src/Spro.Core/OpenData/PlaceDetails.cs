using System.Globalization;
using Spro.Core.Catalogue;
using Spro.Core.Structures;

namespace Spro.Core.OpenData;

/// <summary>Days that differ from the weekly hours, as the API and the open data give them.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Hours">Hours of those days (<c>opening_hours</c>); null when closed.</param>
/// <param name="Reason">Why.</param>
public sealed record ExceptionDetails(DateOnly From, DateOnly To, string? Hours, string? Reason)
{
    /// <summary>Those of a place that are not over on a day, first first.</summary>
    public static IReadOnlyList<ExceptionDetails> Of(Place place, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(place);
        return
        [
            .. place
                .Exceptions.Where(exception => exception.To >= day)
                .OrderBy(exception => exception.From)
                .Select(one => new ExceptionDetails(one.From, one.To, one.Hours, one.Reason)),
        ];
    }

    /// <summary>As the <c>places</c> template writes it.</summary>
    internal string Line =>
        string.Join(' ', new[] { $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}", Hours, Reason }.OfType<string>());
}

/// <summary>A stop of a moving place, as the API and the open data give it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Opens">Local time ("09:30").</param>
/// <param name="Closes">Local time, the same day.</param>
/// <param name="CommuneCode">INSEE code of the commune.</param>
/// <param name="Address">Where.</param>
/// <param name="Latitude">Degrees north; the commune's when the stop has none.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record StopDetails(
    DateOnly Date,
    string Opens,
    string Closes,
    string CommuneCode,
    string? Address,
    double? Latitude,
    double? Longitude
)
{
    /// <summary>Those of a door that are not over on a day, first first.</summary>
    public static IReadOnlyList<StopDetails> Of(Door door, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(door);
        return
        [
            .. door
                .Place.Stops.Where(stop => stop.Date >= day)
                .OrderBy(stop => stop.Date)
                .ThenBy(stop => stop.Opens)
                .Select(stop => new StopDetails(
                    stop.Date,
                    Clock(stop.Opens),
                    Clock(stop.Closes),
                    stop.CommuneCode,
                    stop.Address,
                    door.PositionOf(stop)?.Latitude,
                    door.PositionOf(stop)?.Longitude
                )),
        ];
    }

    /// <summary>As the <c>places</c> template writes it.</summary>
    internal string Line => $"{Date:yyyy-MM-dd} {Opens}-{Closes} {CommuneCode} {Address}".TrimEnd();

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>What is done in a place, as the API and the open data give it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name.</param>
/// <param name="Description">In plain words.</param>
/// <param name="Level">"first-answer", "personal-advice" or "support".</param>
/// <param name="Needs">Needs it answers.</param>
/// <param name="Audiences">Publics, in the codes of data·inclusion; none is everybody.</param>
/// <param name="MinimumAge">Youngest age.</param>
/// <param name="MaximumAge">Oldest age, included.</param>
/// <param name="EligibilityZones">Where one must live; none is anywhere.</param>
/// <param name="Conditions">In plain words.</param>
public sealed record ServiceDetails(
    Guid Id,
    string Name,
    string? Description,
    string Level,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Audiences,
    int? MinimumAge,
    int? MaximumAge,
    IReadOnlyList<string> EligibilityZones,
    string? Conditions
)
{
    /// <summary>A service.</summary>
    public static ServiceDetails Of(ServiceOffer service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new ServiceDetails(
            service.Id,
            service.Name,
            service.Description,
            LevelOf(service.Level),
            service.Needs,
            service.Audiences,
            service.MinimumAge,
            service.MaximumAge,
            service.EligibilityZones,
            service.Conditions
        );
    }

    /// <summary>A level in the API's words.</summary>
    public static string LevelOf(ServiceLevel level) =>
        level switch
        {
            ServiceLevel.FirstAnswer => "first-answer",
            ServiceLevel.PersonalAdvice => "personal-advice",
            _ => "support",
        };
}
