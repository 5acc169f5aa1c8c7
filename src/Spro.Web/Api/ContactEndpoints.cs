using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Accounts.Keys;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Api;

/// <summary>The contacts of a structure, for its own software.</summary>
internal static class ContactEndpoints
{
    /// <summary>The most contacts of one call.</summary>
    public const int Most = 100;

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/contacts")
            .WithTags("Accueils d'une structure")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        group
            .MapPost("", RecordAsync)
            .RequireAuthorization(AccessKeyAuthentication.PolicyOf(KeyUse.WriteContacts))
            .WithName("recordContacts")
            .WithSummary("Enregistre des accueils")
            .WithDescription(
                $"De un à {Most} accueils par appel. « reference » est celle de votre logiciel : le même accueil envoyé deux fois est enregistré une fois. Un accueil refusé dit pourquoi, et n'empêche pas les autres. La première réponse est calculée au moment de l'accueil. Aucun nom, et rien de ce que la personne confie (santé, handicap, ressources)."
            )
            .Takes<ContactsRequestContract>()
            .Produces<RecordedContactsContract>();
        group
            .MapReading("", ListAsync)
            .RequireAuthorization(AccessKeyAuthentication.PolicyOf(KeyUse.ReadContacts))
            .WithName("listContacts")
            .WithSummary("Donne les accueils de la structure")
            .WithDescription(
                "Dans l'ordre de leurs jours, y compris ceux qui ont été saisis sur le site. « next » donne l'adresse de la suite. Chaque lecture est notée au nom du logiciel."
            )
            .Produces<ContactList>();
    }

    private static Task<IResult> RecordAsync(
        HttpContext http,
        ContactEntries entries,
        CatalogueHost catalogues,
        CancellationToken cancellationToken
    )
    {
        var networks = catalogues.Current.Networks;
        return JsonBody.AnswerAsync(
            http,
            body =>
            {
                var all = JsonFields.Of(body, "contacts").List("contacts");
                if (all.Count is 0 or > Most)
                    throw RefusedException.At(
                        "contacts",
                        "wrong-count",
                        $"Le champ « contacts » attend de un à {Most} accueils par appel."
                    );
                // Read while the body is there; each says by itself what is wrong with it.
                return all.Select(one => Attempt(() => EntryOf(one, networks))).ToList();
            },
            async read =>
            {
                List<RecordedContactContract> results = [];
                foreach (var (entry, refused) in read)
                {
                    if (entry is null)
                    {
                        results.Add(RecordedContactContract.Of(null, refused!));
                        continue;
                    }
                    try
                    {
                        var entered = await entries.EnterAsync(
                            http.Actor(),
                            entry,
                            ContactOrigin.Software,
                            cancellationToken
                        );
                        results.Add(
                            new(
                                entry.Reference,
                                entered.Contact.Id,
                                entered.IsNew ? "recorded" : "known",
                                null,
                                null,
                                null
                            )
                        );
                    }
                    catch (RefusedException no)
                    {
                        results.Add(RecordedContactContract.Of(entry.Reference, no));
                    }
                }
                return TypedResults.Ok(
                    new RecordedContactsContract(
                        results,
                        results.Count(one => one.Status == "recorded"),
                        results.Count(one => one.Status == "known"),
                        results.Count(one => one.Status == "refused")
                    )
                );
            }
        );
    }

    private static (ContactEntry? Entry, RefusedException? Refused) Attempt(Func<ContactEntry> read)
    {
        try
        {
            return (read(), null);
        }
        catch (RefusedException refused)
        {
            return (null, refused);
        }
    }

    private static ContactEntry EntryOf(JsonElement json, Networks networks)
    {
        var fields = JsonFields.Of(
            json,
            "reference",
            "placeId",
            "at",
            "channel",
            "situation",
            "communeCode",
            "ending",
            "nextPlaceId",
            "correction"
        );
        return new ContactEntry(
            fields.Required("reference"),
            fields.Id("placeId"),
            fields.Code<ContactChannel>("channel") ?? ContactChannel.OnSite,
            SituationOf(fields, networks)
        )
        {
            At = fields.Instant("at"),
            CommuneCode = fields.Text("communeCode"),
            Ending = fields.Code<ContactEnding>("ending") ?? ContactEnding.AnsweredHere,
            NextPlaceId = fields.IdOrNothing("nextPlaceId"),
            Correction = fields.Text("correction"),
        };
    }

    /// <summary>What a body says of a situation.</summary>
    public static Situation SituationOf(JsonFields fields, Networks networks)
    {
        if (fields["situation"] is not { } json)
            return Situation.Empty;
        return Situation.TryParse(json, networks, out var situation, out var problems)
            ? situation
            : throw RefusedException.At(
                problems[0].Field is { Length: > 0 } field ? field : "situation",
                problems[0].Code,
                problems[0].Message
            );
    }

    /// <summary>The same, as the API writes it.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Written(Situation situation)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            situation.WriteTo(writer);
        return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(stream.ToArray())!;
    }

    private static async Task<Results<Ok<ContactList>, ProblemHttpResult>> ListAsync(
        [Description("Le premier jour voulu, par exemple « 2026-11-01 ».")] string? since,
        [Description("Où la page commence : « next » le donne.")] string? after,
        HttpContext http,
        ContactEntries entries,
        CatalogueHost catalogues,
        CancellationToken cancellationToken
    )
    {
        if (since is not null && ApiValues.DayOf(since) is null)
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "wrong-date",
                "Le champ « since » attend un jour, par exemple « 2026-11-24 ».",
                "since"
            );
        (DateOnly, Guid)? key = null;
        if (after is not null)
        {
            if (
                after.Split('~') is not [var day, var id]
                || ApiValues.DayOf(day) is not { } read
                || !Guid.TryParse(id, out var last)
            )
                return Problems.Of(
                    StatusCodes.Status400BadRequest,
                    "unknown-value",
                    "« after » attend ce que donne « next ».",
                    "after"
                );
            key = (read, last);
        }
        http.Response.Headers.CacheControl = "no-store";
        var page = await entries.ListAsync(http.Actor(), ApiValues.DayOf(since), key, cancellationToken);
        return TypedResults.Ok(
            new ContactList(
                [.. page.Contacts.Select(contact => ContactContract.Of(contact, catalogues.Current))],
                page.Total,
                page.Contacts is { Count: ContactEntries.PageSize } and [.., { Contact: var end }]
                    ? ApiValues.Next(http.Request, $"{end.Day:yyyy-MM-dd}~{end.Id:N}")
                    : null
            )
        );
    }
}
