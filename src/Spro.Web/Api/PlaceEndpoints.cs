using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.OpenData;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The directory, for programs.</summary>
internal static class PlaceEndpoints
{
    private const int PageSize = 50;

    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/places")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("Annuaire des lieux");
        group
            .MapReading("", List)
            .WithName("searchPlaces")
            .WithSummary("Cherche des lieux d'accueil")
            .WithDescription(
                "Autour d'une commune : du plus proche au plus loin, à vol d'oiseau, puis ceux dont on ne connaît que le département, puis ceux que l'on joint à distance. Sinon : dans l'ordre des noms. « next » donne l'adresse de la suite."
            )
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group
            .MapReading("{id:guid}", Get)
            .WithName("getPlace")
            .WithSummary("Donne un lieu d'accueil")
            .WithDescription(
                "Un lieu réuni avec un autre, dont il était le double, répond 308 avec l'adresse de celui qui reste."
            )
            .Produces(StatusCodes.Status308PermanentRedirect)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Results<Ok<PlaceList>, ProblemHttpResult> List(
        [AsParameters] PlaceQuery query,
        HttpRequest request,
        CatalogueHost catalogues,
        TimeProvider clock
    )
    {
        var catalogue = catalogues.Current;
        if (query.Read(catalogue, clock, out var directory, out var problem) is false)
            return problem!;
        var found = DirectorySearch.Find(catalogue.Doors, directory!);
        var at = directory!.OpenAt ?? clock.GetUtcNow().UtcDateTime;
        var page = DirectoryPage.Of(found, DirectoryKey.Read(query.After), PageSize);
        var next = page.Next is { } key ? NextOf(request, key) : null;
        return TypedResults.Ok(
            new PlaceList([.. page.Doors.Select(door => PlaceContract.Of(door, at))], found.Count, next)
        );
    }

    private static Results<Ok<PlaceContract>, RedirectHttpResult, ProblemHttpResult> Get(
        [Description("Identifiant du lieu.")] Guid id,
        CatalogueHost catalogues,
        TimeProvider clock
    ) =>
        catalogues.Current.Doors.Find(id) switch
        {
            null => Problems.NotFound("Ce lieu n'est pas dans l'annuaire."),
            // It was a double of another, which has its own address.
            { Place.Id: var staying } when staying != id => TypedResults.Redirect(
                $"/api/v1/places/{staying}",
                permanent: true,
                preserveMethod: true
            ),
            var door => TypedResults.Ok(PlaceContract.Of(new FoundDoor(door, null), clock.GetUtcNow().UtcDateTime)),
        };

    private static string NextOf(HttpRequest request, DirectoryKey last)
    {
        var query = QueryString.Create(
            request
                .Query.Where(pair => pair.Key != "after")
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
        );
        return request.Path + query.Add("after", last.ToString());
    }
}

// French: the API shows these to people. Attributes would do, but the framework fails on those of a record.
/// <summary>What a search of the directory may say.</summary>
/// <param name="Commune">Code INSEE d'une commune.</param>
/// <param name="RadiusKm">Kilomètres autour de la commune, jusqu'à 100 ; 30 sans rien dire.</param>
/// <param name="Network">Code d'un réseau.</param>
/// <param name="Public">Un public : une valeur de « mainStatus ».</param>
/// <param name="Need">Un besoin : une valeur de « needs ».</param>
/// <param name="OpenAt">Ouvert à ce moment : « now », ou une date et une heure avec leur décalage.</param>
/// <param name="StepFree">« true » : accès de plain-pied connu.</param>
/// <param name="Q">Des mots du nom, jusqu'à 200 caractères.</param>
/// <param name="Department">Code d'un département.</param>
/// <param name="After">Où la page commence : « next » le donne.</param>
internal sealed record PlaceQuery(
    string? Commune,
    string? RadiusKm,
    string? Network,
    string? Public,
    string? Need,
    string? OpenAt,
    string? StepFree,
    string? Q,
    string? Department,
    string? After
)
{
    public bool Read(
        PublicCatalogue catalogue,
        TimeProvider clock,
        out DirectoryQuery? query,
        out ProblemHttpResult? problem
    )
    {
        query = null;
        var now = clock.GetUtcNow();
        if (RefusedBecause(catalogue) is var (code, field, message))
        {
            problem = Problems.Of(StatusCodes.Status400BadRequest, code, message, field);
            return false;
        }
        problem = null;
        var commune = Commune is null ? null : catalogue.Territory.CommuneToday(Commune);
        var calendar = commune?.Calendar ?? catalogue.Territory.CalendarOf(Department);
        query = new DirectoryQuery
        {
            Commune = commune,
            RadiusKm = RadiusKm is null
                ? DirectoryQuery.UsualRadiusKm
                : double.Parse(RadiusKm, CultureInfo.InvariantCulture),
            DepartmentCode = Department,
            Network = Network,
            MainStatus = Public,
            Need = Need,
            OpenAt = OpenAt is null ? null : InstantOf(OpenAt, now),
            StepFree = StepFree == "true",
            Text = Q,
            Day = calendar.DayOf(now.UtcDateTime),
        };
        return true;
    }

    private (string Code, string Field, string Message)? RefusedBecause(PublicCatalogue catalogue)
    {
        if (Commune is not null && catalogue.Territory.CommuneToday(Commune) is null)
            return ("unknown-commune", "commune", $"Le code de commune « {Commune} » n'existe pas.");
        if (
            RadiusKm is not null
            && !(
                double.TryParse(RadiusKm, NumberStyles.Float, CultureInfo.InvariantCulture, out var km)
                && km is > 0 and <= 100
            )
        )
            return ("out-of-range", "radiusKm", "Le rayon est un nombre de kilomètres entre 0 et 100.");
        if (Network is not null && catalogue.Networks.Find(Network) is null)
            return ("unknown-value", "network", $"Le réseau « {Network} » n'existe pas.");
        if (Department is not null && catalogue.Territory.Territory(TerritoryKind.Department, Department) is null)
            return ("unknown-value", "department", $"Le département « {Department} » n'existe pas.");
        if (Public is not null && !SituationField.MainStatus.Values.Contains(Public))
            return ("unknown-value", "public", $"Le public « {Public} » n'existe pas.");
        if (Need is not null && !NeedCodes.All.Contains(Need))
            return ("unknown-value", "need", $"Le besoin « {Need} » n'existe pas.");
        if (OpenAt is not null && InstantOf(OpenAt, default) is null)
            return ("wrong-date", "openAt", "« openAt » attend « now » ou une date et une heure avec leur décalage.");
        if (StepFree is not (null or "true" or "false"))
            return ("unknown-value", "stepFree", "« stepFree » attend « true » ou « false ».");
        if (After is not null && DirectoryKey.Read(After) is null)
            return ("unknown-value", "after", "« after » attend ce que donne « next ».");
        if (Q is { Length: > 200 })
            return ("too-long", "q", "La recherche ne dépasse pas 200 caractères.");
        return null;
    }

    private static DateTime? InstantOf(string text, DateTimeOffset now) =>
        // A plus sign in an address reads as a space.
        text == "now"
            ? now.UtcDateTime
            : OffsetInstant.Read(text.Replace(' ', '+'));
}

/// <summary>A page of the directory.</summary>
internal sealed record PlaceList(IReadOnlyList<PlaceContract> Items, int Total, string? Next);

/// <summary>A place, as programs read it.</summary>
internal sealed record PlaceContract
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Structure { get; init; }
    public string? Network { get; init; }
    public required string Membership { get; init; }
    public string? Address { get; init; }
    public string? Postcode { get; init; }
    public string? CommuneCode { get; init; }
    public string? Commune { get; init; }
    public string? Department { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public double? DistanceKm { get; init; }
    public string? OpeningHours { get; init; }
    public string? HoursNote { get; init; }

    /// <summary>Days that differ from the weekly hours, and beat them.</summary>
    public required IReadOnlyList<ExceptionDetails> Exceptions { get; init; }

    /// <summary>Where and when a moving place stops.</summary>
    public required IReadOnlyList<StopDetails> Stops { get; init; }
    public bool? OpenNow { get; init; }

    /// <summary>The next instant when the door opens, also when it is open; null when none is known.</summary>
    public string? NextOpening { get; init; }
    public required string Kind { get; init; }
    public required string Status { get; init; }
    public string? StatusNote { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public required IReadOnlyList<string> Channels { get; init; }
    public string? Phone { get; init; }
    public string? WrittenAlternative { get; init; }
    public string? Email { get; init; }
    public string? Website { get; init; }
    public string? AppointmentUrl { get; init; }
    public bool? StepFree { get; init; }
    public string? Accessibility { get; init; }
    public string? AccessibilityUrl { get; init; }
    public string? HowToGetThere { get; init; }
    public string? WhatToBring { get; init; }
    public required IReadOnlyList<ServiceDetails> Services { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public bool ToBeConfirmed { get; init; }
    public required string Source { get; init; }
    public DateOnly? SourceDate { get; init; }
    public bool Fictitious { get; init; }
    public required string Url { get; init; }

    public static PlaceContract Of(FoundDoor found, DateTime at)
    {
        var (door, place) = (found.Door, found.Door.Place);
        var state = door.Timetable.StateAt(at);
        var day = door.Timetable.Calendar.DayOf(at);
        return new PlaceContract
        {
            Id = place.Id,
            Name = place.Name,
            Structure = door.Structure.Name,
            Network = door.Network?.Code,
            Membership = AnswerJson.MembershipOf(door.Network?.Membership ?? Core.Structures.Membership.Outside),
            Address = place.Address,
            Postcode = place.Postcode,
            CommuneCode = door.Commune?.Code ?? place.CommuneCode,
            Commune = door.Commune?.Name,
            Department = door.Commune?.Department.Code ?? place.DepartmentCode,
            Latitude = door.Position?.Latitude,
            Longitude = door.Position?.Longitude,
            DistanceKm = found.Km is { } km ? Math.Round(km, 1) : null,
            OpeningHours = place.Hours,
            HoursNote = place.HoursNote,
            Exceptions = ExceptionDetails.Of(place, day),
            Stops = StopDetails.Of(door, day),
            OpenNow = state == OpenKind.Unknown ? null : state == OpenKind.Open,
            NextOpening = door.Timetable.NextOpening(at) is { } next ? Local(door, next) : null,
            Kind = place.Kind switch
            {
                PlaceKind.Fixed => "fixed",
                PlaceKind.Mobile => "mobile",
                _ => "remote",
            },
            StatusNote = place.StatusNote,
            ValidFrom = place.ValidFrom,
            ValidTo = place.ValidTo,
            Status = door.StatusOn(day) switch
            {
                PlaceStatus.TemporarilyClosed => "temporarily-closed",
                PlaceStatus.Closed => "closed",
                _ => "open",
            },
            Channels = [.. ChannelsOf(place.Channels)],
            Phone = place.Phone,
            WrittenAlternative = place.WrittenAlternative,
            Email = place.Email,
            Website = place.Website,
            AppointmentUrl = place.AppointmentUrl,
            StepFree = place.StepFree,
            Accessibility = place.AccessibilityNote,
            AccessibilityUrl = place.AccessibilityUrl,
            HowToGetThere = place.HowToGetThere,
            WhatToBring = place.WhatToBring,
            Services = [.. door.Services.Select(ServiceDetails.Of)],
            ConfirmedOn = place.ConfirmedOn,
            ToBeConfirmed = door.IsStaleOn(day),
            Source = place.Source,
            SourceDate = place.SourceDate,
            Fictitious = place.IsFictitious,
            Url = Links.Place(place.Id),
        };
    }

    private static IEnumerable<string> ChannelsOf(Channels channels) =>
        Enum.GetValues<Channels>()
            .Where(channel => channel != Core.Structures.Channels.None && channels.HasFlag(channel))
            .Select(channel => channel.ToString().ToLowerInvariant());

    private static string Local(Door door, DateTime utc)
    {
        var local = door.Timetable.Calendar.ToLocal(utc);
        return new DateTimeOffset(local, local - DateTime.SpecifyKind(utc, DateTimeKind.Unspecified)).ToString(
            "yyyy-MM-dd'T'HH:mm:sszzz",
            CultureInfo.InvariantCulture
        );
    }
}
