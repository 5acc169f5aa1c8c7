using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Agenda;
using Spro.Core.Catalogue;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>An occupation that is met at an action; its name is null when the code is known no more.</summary>
internal sealed record ActionOccupation(string RomeCode, string? Name);

/// <summary>An action of the agenda; what is not known is null.</summary>
internal sealed record ActionContract(
    Guid Id,
    string Kind,
    string Title,
    string? Description,
    IReadOnlyList<string> Publics,
    IReadOnlyList<ActionOccupation> Occupations,
    DateTimeOffset Start,
    DateTimeOffset End,
    string PlaceKind,
    string? Place,
    string? CommuneCode,
    string? Commune,
    IReadOnlyList<string> Departments,
    string? HowToCome,
    IReadOnlyList<string> Access,
    string? AccessNote,
    int? Capacity,
    int? Free,
    bool NeedsAgreement,
    string Organiser,
    string? Contact,
    bool Fictional,
    string Url
)
{
    public static ActionContract Of(AgendaLine line, PublicCatalogue catalogue)
    {
        var action = line.Action;
        return new(
            action.Id,
            NameOf(action.Kind.ToString()),
            action.Title,
            action.Description,
            [.. AgendaWords.EachPublic.Where(one => action.Publics.HasFlag(one)).Select(one => NameOf(one.ToString()))],
            [.. action.RomeCodes.Select(code => new ActionOccupation(code, catalogue.Occupations.Find(code)?.Name))],
            At(action.StartsAt),
            At(action.EndsAt),
            NameOf(action.PlaceKind.ToString()),
            action.Place,
            action.CommuneCode,
            line.Commune?.Name,
            action.DepartmentCodes,
            action.HowToCome,
            [.. AgendaWords.EachAccess.Where(one => action.Access.HasFlag(one)).Select(one => NameOf(one.ToString()))],
            action.AccessNote,
            action.Capacity,
            line.Free is { } free ? Math.Max(0, free) : null,
            action.NeedsAgreement,
            line.Organiser,
            action.Contact,
            action.FromDemonstration,
            Links.Action(action.Id)
        );
    }

    /// <summary>How programs name a value: "company-visit".</summary>
    public static string NameOf(string value) =>
        string.Concat(
            value.Select(
                (one, rank) =>
                    char.IsUpper(one) && rank > 0 ? $"-{char.ToLowerInvariant(one)}" : $"{char.ToLowerInvariant(one)}"
            )
        );

    private static DateTimeOffset At(DateTime utc)
    {
        var zone = LocalCalendar.Metropolitan.Zone;
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), zone);
    }
}

/// <summary>A page of the agenda.</summary>
internal sealed record ActionList(IReadOnlyList<ActionContract> Items, int Total, string? Next);

/// <summary>The agenda, for programs, and as a calendar that others follow.</summary>
internal static class ActionEndpoints
{
    private const int PageSize = 50;

    public static void MapActions(this IEndpointRouteBuilder routes) =>
        routes
            .MapReading("/api/v1/actions", ListAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithName("listActions")
            .WithTags("Agenda")
            .WithSummary("Donne les actions de l'agenda où l'on peut s'inscrire")
            .WithDescription(
                "Publiées, à venir, pour le public, dans l'ordre du temps ; celles qui sont complètes y sont, avec « free » à 0 : elles ont une liste d'attente. « next » donne l'adresse de la suite."
            )
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<ActionList>, ProblemHttpResult>> ListAsync(
        [Description("Premier jour, comme « 2026-11-24 » ; aujourd'hui sans lui.")] string? from,
        [Description("Dernier jour, compris.")] string? to,
        [Description("Code d'un département, comme « 53 » : les actions de toute la région y sont aussi.")]
            string? department,
        [Description("pupils, families, apprentices, students, young, jobseekers ou workers.")] string? @public,
        [Description("Où la page commence : « next » le donne.")] string? after,
        HttpRequest request,
        PublicAgenda agenda,
        CatalogueHost catalogues,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var (first, last) = (DayOf(from), DayOf(to));
        if (from is not null && first is null)
            return Refuse("invalid-value", "from", "« from » attend un jour, comme « 2026-11-24 ».");
        if (to is not null && last is null)
            return Refuse("invalid-value", "to", "« to » attend un jour, comme « 2026-11-24 ».");
        if (department is not null && catalogues.Current.Departments.All(one => one.Code != department))
            return Refuse("unknown-value", "department", $"Le département « {department} » n'est pas servi ici.");
        var publics = AgendaWords.EachPublic.FirstOrDefault(one => ActionContract.NameOf(one.ToString()) == @public);
        if (@public is not null && publics == ActionPublics.None)
            return Refuse("unknown-value", "public", $"« {@public} » n'est pas un public connu.");
        var key = AgendaKey.Read(after);
        if (after is not null && key is null)
            return Refuse("unknown-value", "after", "« after » attend ce que donne « next ».");
        var now = clock.GetUtcNow().UtcDateTime;
        var start = first is { } day ? Midnight(day) : now;
        var page = await agenda.FindAsync(
            new AgendaQuery
            {
                From = start > now ? start : now,
                Until = last is { } end ? Midnight(end.AddDays(1)) : null,
                Department = department,
                Publics = publics,
                OpenOnly = true,
                After = key,
            },
            PageSize,
            cancellationToken
        );
        return TypedResults.Ok(
            new ActionList(
                [.. page.Lines.Select(line => ActionContract.Of(line, catalogues.Current))],
                page.Total,
                page.Next is { } next ? NextOf(request, next) : null
            )
        );
    }

    private static string NextOf(HttpRequest request, AgendaKey last) =>
        request.Path
        + QueryString.Create(
            request
                .Query.Where(pair => pair.Key != "after")
                .SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one))
                .Append(new("after", last.ToString()))
        );

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and < 2200
            ? day
            : null;

    private static DateTime Midnight(DateOnly day) =>
        LocalCalendar.Metropolitan.ToUtc(day.ToDateTime(TimeOnly.MinValue));

    private static ProblemHttpResult Refuse(string code, string field, string why) =>
        Problems.Of(StatusCodes.Status400BadRequest, code, why, field);
}
