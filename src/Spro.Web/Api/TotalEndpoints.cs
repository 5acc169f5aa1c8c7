using Spro.Core.Accounts.Keys;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Api;

/// <summary>The totals of a month that a structure, or a network, declares by its own software.</summary>
internal static class TotalEndpoints
{
    public static void MapTotals(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/api/v1/monthly-totals", DepositAsync)
            .RequireAuthorization(AccessKeyAuthentication.PolicyOf(KeyUse.DepositTotals))
            .WithName("depositMonthlyTotal")
            .WithTags("Accueils d'une structure")
            .WithSummary("Dépose le total d'un mois")
            .WithDescription(
                "Pour qui ne peut pas envoyer ses accueils un par un. Une clé de structure dépose pour la structure, une clé de réseau pour tout le réseau : « networkCode », s'il est donné, doit être ce réseau. Le total est déclaré : il est montré à côté de ce qui est observé, jamais ajouté. Déposé de nouveau, il remplace le premier."
            )
            .Takes<MonthlyTotalContract>()
            .Produces<MonthlyTotalContract>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static Task<IResult> DepositAsync(
        HttpContext http,
        DeclaredTotals totals,
        CancellationToken cancellationToken
    ) =>
        JsonBody.AnswerAsync(
            http,
            body =>
            {
                var fields = JsonFields.Of(body, "month", "counts", "networkCode");
                var month =
                    ApiValues.MonthOf(fields.Required("month"))
                    ?? throw RefusedException.At(
                        "month",
                        "wrong-date",
                        "Le champ « month » attend un mois, par exemple « 2026-10 »."
                    );
                return (
                    Month: month,
                    Counts: fields.List("counts").Select(Read).ToList(),
                    Network: fields.Text("networkCode")
                );
            },
            async asked =>
            {
                var total = await totals.DepositAsync(
                    http.Actor(),
                    asked.Month,
                    asked.Counts,
                    cancellationToken,
                    asked.Network
                );
                return (IResult)
                    TypedResults.Ok(
                        new MonthlyTotalContract(
                            ApiValues.OfMonth(total.Month),
                            [
                                .. total.Counts.Select(one => new MonthlyCountContract(
                                    ApiValues.Of(one.Channel),
                                    one.Contacts,
                                    one.Answered
                                )),
                            ],
                            http.Actor().NetworkCode
                        )
                    );
            }
        );

    private static DeclaredCount Read(System.Text.Json.JsonElement json)
    {
        var fields = JsonFields.Of(json, "channel", "contacts", "answered");
        _ = fields.Required("channel");
        return new DeclaredCount
        {
            Channel = fields.Code<ContactChannel>("channel")!.Value,
            Contacts =
                fields.Whole("contacts")
                ?? throw RefusedException.At("contacts", "missing-field", "Le champ « contacts » est obligatoire."),
            Answered = fields.Whole("answered"),
        };
    }
}

/// <summary>A declared month.</summary>
/// <param name="Month">"2026-10".</param>
/// <param name="Counts">By channel.</param>
/// <param name="NetworkCode">The network that declares, by its code; null when a structure does.</param>
internal sealed record MonthlyTotalContract(
    string Month,
    IReadOnlyList<MonthlyCountContract> Counts,
    string? NetworkCode
);

/// <summary>One channel of a declared month.</summary>
/// <param name="Channel">"on-site", "phone", "video", "written" or "outreach".</param>
/// <param name="Contacts">How many people.</param>
/// <param name="Answered">How many had a first answer in the same contact; null when it is not known.</param>
internal sealed record MonthlyCountContract(string Channel, int Contacts, int? Answered);
