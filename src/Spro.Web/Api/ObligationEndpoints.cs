using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Frozen;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>What speaks for or against an obligation.</summary>
/// <param name="Kind">"observed", "verified", "declared" or "built-in".</param>
/// <param name="Text">What it says, in French.</param>
/// <param name="Department">The department it is about, by its INSEE code; null for the whole.</param>
/// <param name="Link">The page on which one sees it, as a path; null when there is none.</param>
internal sealed record EvidenceContract(string Kind, string Text, string? Department, string? Link);

/// <summary>An obligation and where it stands.</summary>
/// <param name="Code">"OBL-09", "L1".</param>
/// <param name="Clause">The duty of the charter that it comes from: "C4.1.1".</param>
/// <param name="Title">In a few words.</param>
/// <param name="State">"kept", "not-kept", "due", "late" or "not-measured".</param>
/// <param name="DueBy">The day by which it is to be done, or was; null when no day is set.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="AsOf">When it was counted, in UTC.</param>
internal sealed record ObligationContract(
    string Code,
    string Clause,
    string Title,
    string State,
    DateOnly? DueBy,
    IReadOnlyList<EvidenceContract> Evidence,
    DateTime AsOf
)
{
    public static ObligationContract Of(AssessedObligation one, DateTime asOf) =>
        new(
            one.Obligation.Code,
            one.Obligation.Clause,
            one.Obligation.Title,
            one.Assessment.State switch
            {
                ObligationState.Kept => "kept",
                ObligationState.NotKept => "not-kept",
                ObligationState.Due => "due",
                ObligationState.Late => "late",
                _ => "not-measured",
            },
            one.Assessment.DueBy,
            [
                .. one.Assessment.Evidence.Select(row => new EvidenceContract(
                    Kind(row.Kind),
                    row.Text,
                    row.Territory,
                    row.Link
                )),
            ],
            asOf
        );

    private static string Kind(EvidenceKind kind) =>
        kind switch
        {
            EvidenceKind.Observed => "observed",
            EvidenceKind.Verified => "verified",
            EvidenceKind.Declared => "declared",
            _ => "built-in",
        };
}

/// <summary>The obligations, in their order.</summary>
/// <param name="Items">All of them.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Next">Always null: all are here.</param>
internal sealed record ObligationList(IReadOnlyList<ObligationContract> Items, int Total, string? Next);

/// <summary>The register of evidence, for programs.</summary>
internal static class ObligationEndpoints
{
    public static void MapObligations(this IEndpointRouteBuilder routes) =>
        routes
            .MapReading("/api/v1/obligations", ListAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithName("listObligations")
            .WithTags("Charte")
            .WithSummary("Dit où en est chaque devoir de la charte")
            .WithDescription(
                "Chaque devoir a son état et ce qui le montre. « not-measured » n'est ni tenu, ni non tenu : sans seuil adopté par la commission, le chiffre est donné et ne juge personne. « department » donne les devoirs qui se mesurent dans un département. « year », une année finie, donne ceux dont tout ce qui les montre est daté, le 31 décembre, avec les seuils adoptés alors. Une année dont un registre de décembre est publié ne se recalcule pas : voyez ce registre."
            )
            .Produces<ObligationList>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<ObligationList>, ProblemHttpResult>> ListAsync(
        [Description("Code d'un département.")] string? department,
        [Description("Année, depuis la première version de la charte. Cette année par défaut.")] int? year,
        EvidenceRegister register,
        FrozenRegisters registers,
        CatalogueHost catalogues,
        CancellationToken cancellationToken
    )
    {
        if (department is not null && !catalogues.Current.Departments.Any(one => one.Code == department))
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "unknown-value",
                $"Le département « {department} » n'existe pas.",
                "department"
            );
        var years = await register.YearsAsync(cancellationToken);
        if (year is { } asked && !years.Contains(asked))
            return Problems.Of(
                StatusCodes.Status400BadRequest,
                "unknown-value",
                $"L'année {asked} n'est pas une année de la charte.",
                "year"
            );
        if (
            year is { } over
            && over < years[0]
            && await registers.PublishedOfAsync(over, cancellationToken) is [var last, ..] frozen
            && FrozenRegisters.CloseTheYear(frozen)
        )
            return Problems.Of(
                StatusCodes.Status409Conflict,
                "frozen-year",
                $"L'année {over} n'est pas recalculée : son registre est publié à l'adresse {Links.FrozenRegister(last.Id)}."
            );
        var counted = await register.ShowAsync(department, year, cancellationToken);
        return TypedResults.Ok(
            new ObligationList(
                [.. counted.Figures.Select(one => ObligationContract.Of(one, counted.At))],
                counted.Figures.Count,
                Next: null
            )
        );
    }
}
