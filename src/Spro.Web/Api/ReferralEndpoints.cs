using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Accounts.Keys;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Referrals;
using Spro.Core.Structures;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Api;

/// <summary>The hand-overs of a structure, for its own software: the same checks as the pages, and the same table of transitions.</summary>
internal static class ReferralEndpoints
{
    /// <summary>What a program may do with a hand-over: neither a person's own acts nor what the site does by itself.</summary>
    private static readonly ReferralAct[] Acts =
    [
        ReferralAct.Acknowledge,
        ReferralAct.Accept,
        ReferralAct.Decline,
        ReferralAct.MakeAppointment,
        ReferralAct.Meet,
        ReferralAct.Miss,
        ReferralAct.End,
    ];

    public static void MapReferrals(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/referrals")
            .WithTags("Aiguillages d'une structure")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        group
            .MapPost("", SendAsync)
            .RequireAuthorization(AccessKeyAuthentication.PolicyOf(KeyUse.SendReferrals))
            .WithName("sendReferral")
            .WithSummary("Aiguille une personne vers une autre structure, avec son accord")
            .WithDescription(
                "« consent.items » dit ce que la personne accepte de transmettre, « consent.manner » comment elle l'a dit : rien d'autre n'est gardé ni transmis. Sans « consent », elle a dit non : cela se note, et rien de son identité n'est gardé. « reference » est celle de votre logiciel : le même aiguillage envoyé deux fois part une fois. La structure et la personne sont prévenues comme par le site."
            )
            .Takes<ReferralRequestContract>()
            .Produces<ReferralContract>();
        group
            .MapReading("", ListAsync)
            .RequireAuthorization(AccessKeyAuthentication.PolicyOf(KeyUse.ReadReferrals))
            .WithName("listReferrals")
            .WithSummary("Donne les aiguillages envoyés ou reçus par la structure")
            .WithDescription(
                "Du plus anciennement au plus récemment changé. « since » reprend où vous vous étiez arrêté : donnez le « changedAt » le plus récent. Chaque lecture est notée au nom du logiciel, et la personne la voit."
            )
            .Produces<ReferralList>();
        group
            .MapPost("{reference}/acts", ActAsync)
            .RequireAuthorization(AccessKeyAuthentication.PolicyOf(KeyUse.AnswerReferrals))
            .WithName("actOnReferral")
            .WithSummary("Fait avancer un aiguillage")
            .WithDescription(
                $"Les actes : {string.Join(", ", Acts.Select(ApiValues.Of))}. Ce qui n'est pas possible maintenant est refusé (« not-now »). « reference » du corps est celle de votre logiciel pour cet acte : envoyé deux fois, il est fait une fois."
            )
            .Takes<ReferralActContract>()
            .Produces<ReferralContract>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Task<IResult> SendAsync(
        HttpContext http,
        ReferralEntries entries,
        StructureReferrals referrals,
        CatalogueHost catalogues,
        CancellationToken cancellationToken
    )
    {
        var catalogue = catalogues.Current;
        return AnswerAsync(
            http,
            body => EntryOf(body, catalogue.Networks),
            async entry =>
            {
                var sent = await entries.SendAsync(http.Actor(), entry, cancellationToken);
                return await ShowAsync(http, referrals, catalogue, sent.Referral.Id, cancellationToken);
            }
        );
    }

    private static Task<IResult> ActAsync(
        [Description("La référence de l'aiguillage, en huit lettres et chiffres.")] string reference,
        HttpContext http,
        StructureReferrals referrals,
        CatalogueHost catalogues,
        CancellationToken cancellationToken
    ) =>
        AnswerAsync(
            http,
            body => StepOf(body, ContactEntries.ReadReference(JsonFields.Of(body, StepFields).Required("reference"))),
            async read =>
            {
                var actor = http.Actor();
                if (await referrals.FindAsync(actor, reference, cancellationToken) is not { } id)
                    return NoSuch();
                var step = read.Step with { Id = ReferralEntries.StepOf(actor.StructureId!.Value, id, read.Reference) };
                return await referrals.DoAsync(actor, id, step, cancellationToken)
                    ? await ShowAsync(http, referrals, catalogues.Current, id, cancellationToken)
                    : NoSuch();
            }
        );

    private static ProblemHttpResult NoSuch() =>
        Problems.NotFound("Votre structure n'a pas d'aiguillage à cette référence.");

    // A key that may act and not read learns where the hand-over stands, and nothing of the person.
    private static ReferralFile Readable(ReferralFile file, HttpContext http) =>
        http.Features.Get<KeyHolder>()?.Uses.Contains(KeyUse.ReadReferrals) == true
            ? file
            : file with
            {
                Person = new ReferredPerson(),
                Said = "",
                Reason = null,
                Events = [.. file.Events.Select(trace => trace with { Note = null })],
            };

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        StructureReferrals referrals,
        PublicCatalogue catalogue,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        return await referrals.OpenAsync(http.Actor(), id, cancellationToken) is { } file
            ? TypedResults.Ok(ReferralContract.Of(Readable(file, http), catalogue))
            : NoSuch();
    }

    private static async Task<Results<Ok<ReferralList>, ProblemHttpResult>> ListAsync(
        [Description("« sent » ou « received ».")] string? direction,
        [Description("Changés à partir de ce moment, avec son décalage.")] string? since,
        [Description("Où la page commence : « next » le donne.")] string? after,
        HttpContext http,
        ReferralChanges changes,
        CatalogueHost catalogues,
        CancellationToken cancellationToken
    )
    {
        if (direction is not ("sent" or "received"))
            return Wrong("unknown-value", "« direction » attend « sent » ou « received ».", "direction");
        DateTime? from = null;
        if (since is not null && (from = OffsetInstant.Read(since)) is null)
            return Wrong(
                "wrong-date",
                "« since » attend une date et une heure avec leur décalage, par exemple « 2026-11-24T10:00:00+01:00 ».",
                "since"
            );
        (DateTime, Guid)? key = null;
        if (after is not null)
        {
            if (
                after.Split('~') is not [var ticks, var id]
                || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                || at > DateTime.MaxValue.Ticks
                || !Guid.TryParse(id, out var last)
            )
                return Wrong("unknown-value", "« after » attend ce que donne « next ».", "after");
            key = (new DateTime(at, DateTimeKind.Utc), last);
        }
        http.Response.Headers.CacheControl = "no-store";
        var page = await changes.SinceAsync(
            http.Actor(),
            direction == "sent" ? Party.Sender : Party.Receiver,
            from,
            key,
            cancellationToken
        );
        return TypedResults.Ok(
            new ReferralList(
                [.. page.Files.Select(file => ReferralContract.Of(file, catalogues.Current))],
                page.Total,
                page.Files is { Count: ReferralChanges.PageSize } and [.., var end]
                    ? ApiValues.Next(
                        http.Request,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{end.Referral.LastEventAt.Ticks}~{end.Referral.Id:N}"
                        )
                    )
                    : null
            )
        );
    }

    private static ProblemHttpResult Wrong(string code, string detail, string field) =>
        Problems.Of(StatusCodes.Status400BadRequest, code, detail, field);

    // What the domain calls a field of a form is a field of the body here.
    private static Task<IResult> AnswerAsync<T>(
        HttpContext http,
        Func<JsonElement, T> read,
        Func<T, Task<IResult>> answer
    ) =>
        JsonBody.AnswerAsync(
            http,
            read,
            async asked =>
            {
                try
                {
                    return await answer(asked);
                }
                catch (RefusedException refused) when (refused.Field is { } field)
                {
                    throw RefusedException.At(
                        field switch
                        {
                            "lieu" => "placeId",
                            "porte" => "toPlaceId",
                            "accord" => "consent",
                            "nouvelles" => "news",
                            "mot" => "word",
                            "jour" => "clockFrom",
                            "proposition" or "message" => "note",
                            "rendez-vous" => "appointmentAt",
                            "issue" => "outcome",
                            "motif" => "reason",
                            _ => field,
                        },
                        refused.Code,
                        refused.Message
                    );
                }
            }
        );

    private static ReferralEntry EntryOf(JsonElement json, Networks networks)
    {
        var fields = JsonFields.Of(
            json,
            "reference",
            "contactReference",
            "placeId",
            "toPlaceId",
            "person",
            "consent",
            "situation",
            "communeCode",
            "reason",
            "isFormalRequest",
            "clock",
            "clockFrom",
            "word",
            "news"
        );
        var person = fields["person"] is { } who
            ? JsonFields.Of(who, "name", "phone", "email", "postalAddress", "message")
            : null;
        return new ReferralEntry(
            fields.Required("reference"),
            fields.Id("placeId"),
            fields.Id("toPlaceId"),
            new ReferredPerson(
                person?.Text("name"),
                person?.Text("phone"),
                person?.Text("email"),
                person?.Text("postalAddress"),
                person?.Text("message")
            ),
            fields["consent"] is { } consent ? ConsentOf(consent) : null
        )
        {
            ContactReference = fields.Text("contactReference"),
            Situation = ContactEndpoints.SituationOf(fields, networks),
            CommuneCode = fields.Text("communeCode"),
            Reason = fields.Text("reason"),
            IsFormalRequest = fields.Flag("isFormalRequest"),
            Clock = fields.Code<StatutoryClock>("clock") ?? StatutoryClock.None,
            ClockFrom = fields.Day("clockFrom"),
            Word = fields.Text("word"),
            News = fields.Code<NewsChannel>("news") ?? NewsChannel.None,
        };
    }

    private static GivenConsent ConsentOf(JsonElement json)
    {
        var fields = JsonFields.Of(json, "items", "manner", "representativePresent");
        return new GivenConsent(
            fields.Codes<SharedItem>("items"),
            fields.Code<ConsentManner>("manner")
                ?? throw RefusedException.At(
                    "manner",
                    "missing-field",
                    "Dites comment la personne a donné son accord."
                ),
            fields.Flag("representativePresent")
        );
    }

    private static readonly string[] StepFields =
    [
        "reference",
        "act",
        "reason",
        "counterPlaceId",
        "note",
        "appointmentAt",
        "outcome",
    ];

    private static (string Reference, ReferralStep Step) StepOf(JsonElement json, string reference)
    {
        var fields = JsonFields.Of(json, StepFields);
        _ = fields.Required("act");
        var act = fields.Code<ReferralAct>("act")!.Value;
        if (!Acts.Contains(act))
            throw RefusedException.At(
                "act",
                "unknown-value",
                $"« act » attend un de ces actes : {string.Join(", ", Acts.Select(ApiValues.Of))}."
            );
        return (
            reference,
            new ReferralStep(Guid.Empty, act)
            {
                DeclineReason = fields.Code<DeclineReason>("reason"),
                CounterPlaceId = fields.IdOrNothing("counterPlaceId"),
                Note = fields.Text("note"),
                AppointmentAt = fields.Instant("appointmentAt"),
                Outcome = fields.Code<ReferralOutcome>("outcome"),
            }
        );
    }
}
