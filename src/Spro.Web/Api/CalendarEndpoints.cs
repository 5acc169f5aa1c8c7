using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NetEscapades.AspNetCore.SecurityHeaders;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Web.Infrastructure;
using Spro.Web.Pages.Appointments;

namespace Spro.Web.Api;

/// <summary>Calendar files behind a secret address: not part of the API, and in no description of it.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendars(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
        group
            .MapGet("/agenda-prive/{token}/rendez-vous.ics", AgendaAsync)
            .WithSecurityHeadersPolicy(SecurityHeaders.SecretAddress);
        group
            .MapGet("/mon-rendez-vous/{token}/agenda.ics", OwnAsync)
            .WithSecurityHeadersPolicy(SecurityHeaders.SecretAddress);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> AgendaAsync(
        string token,
        CalendarFeeds feeds,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await feeds.AgendaAsync(token, cancellationToken) is not { } entries)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return File(CalendarFile.Write(entries, "Rendez-vous", clock.GetUtcNow().UtcDateTime));
    }

    private static FileContentHttpResult File(string text) =>
        TypedResults.File(Encoding.UTF8.GetBytes(text), CalendarFile.MediaType + "; charset=utf-8", "rendez-vous.ics");

    private static async Task<Results<FileContentHttpResult, NotFound>> OwnAsync(
        string token,
        PersonAppointments appointments,
        CatalogueHost catalogues,
        SiteAddress site,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var reading = await appointments.ReadAsync(token, LinkUse.Manage, cancellationToken);
        if (reading is not { IsOver: false, Appointment: { } one })
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var place = catalogues.Current.Doors.Find(one.PlaceId)?.Place;
        var entry = new CalendarEntry(
            one.Id,
            one.Start,
            one.End,
            $"Rendez-vous : {one.Subject}",
            place is null ? null : string.Join(", ", ((string?[])[place.Name, place.Address]).OfType<string>()),
            $"{one.Way.Said()}, avec {reading.Adviser}. Changer ou annuler : {site.Absolute(Links.Own(token))}",
            one.Changes,
            one.State == AppointmentState.Cancelled
        );
        return File(CalendarFile.Write([entry], name: null, clock.GetUtcNow().UtcDateTime));
    }
}
