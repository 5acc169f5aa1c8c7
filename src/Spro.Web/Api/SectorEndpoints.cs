using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The sectors, for programs.</summary>
internal static class SectorEndpoints
{
    public static void MapSectors(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/sectors")
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .WithTags("Métiers");
        group.MapReading("", List).WithName("listSectors").WithSummary("Donne les secteurs qui ont des métiers");
        group
            .MapReading("{code}", Get)
            .WithName("getSector")
            .WithSummary("Donne un secteur")
            .WithDescription(
                "Ce qu'on y fait, ses métiers par domaine, la tension et les postes à pourvoir par famille de métiers, les certifications qui y mènent. Ce qui n'est pas connu n'est pas là, ou est « null », jamais zéro."
            )
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<SectorList> List(CatalogueHost catalogues)
    {
        var occupations = catalogues.Current.Occupations;
        return TypedResults.Ok(
            new SectorList(
                [.. occupations.Sectors.Select(sector => SectorSummary.Of(sector))],
                occupations.Sectors.Count,
                null
            )
        );
    }

    private static Results<Ok<SectorContract>, ProblemHttpResult> Get(
        [Description("La lettre d'un secteur, de A à N.")] string code,
        CatalogueHost catalogues,
        TimeProvider clock
    ) =>
        catalogues.Current is var catalogue && catalogue.Occupations.SectorOf(code) is { } sector && sector.Code == code
            ? TypedResults.Ok(SectorContract.Of(sector, catalogue, TrainingEndpoints.Today(clock)))
            : Problems.NotFound($"Le secteur « {code} » n'est pas connu ici.");
}

/// <summary>The sectors, by code.</summary>
internal sealed record SectorList(IReadOnlyList<SectorSummary> Items, int Total, string? Next);

/// <summary>A sector in a list; what one does there is our own text.</summary>
internal sealed record SectorSummary(string Code, string Label, string? Doing, int Occupations, string Url)
{
    public static SectorSummary Of(Sector sector) =>
        new(sector.Code, sector.Label, sector.Doing, sector.Occupations.Count(), Links.Sector(sector.Code));
}

/// <summary>A professional domain.</summary>
internal sealed record SectorPartContract(string Code, string Label, IReadOnlyList<ReachedOccupation> Occupations);

/// <summary>A certification, and to how many occupations of the sector it leads.</summary>
internal sealed record SectorCertification(CertificationSummary Certification, int Occupations);

/// <summary>A sector; <see cref="Certifications"/> are the first of <see cref="CertificationCount"/>.</summary>
internal sealed record SectorContract(
    string Code,
    string Label,
    string? Doing,
    string Url,
    IReadOnlyList<SectorPartContract> Parts,
    RecruitingContract Recruiting,
    int CertificationCount,
    IReadOnlyList<SectorCertification> Certifications,
    string TrainingState,
    int TrainingCount,
    EditionContract From
)
{
    private const int Most = 50;

    public static SectorContract Of(Sector sector, PublicCatalogue catalogue, DateOnly today)
    {
        var sheet = SectorSheet.Of(catalogue, sector, today);
        return new(
            sector.Code,
            sector.Label,
            sector.Doing,
            Links.Sector(sector.Code),
            [
                .. sector.Parts.Select(part => new SectorPartContract(
                    part.Code,
                    part.Label,
                    [
                        .. part.Occupations.Select(job => new ReachedOccupation(
                            job.RomeCode,
                            job.Title,
                            Links.Occupation(job.RomeCode)
                        )),
                    ]
                )),
            ],
            RecruitingContract.Of(catalogue, sheet.Tension, sheet.JobsToFill, today),
            sheet.Certifications.Count,
            [
                .. sheet
                    .Certifications.Take(Most)
                    .Select(pair => new SectorCertification(
                        CertificationSummary.Of(pair.Certification, today),
                        pair.Occupations
                    )),
            ],
            BlockState.Of(catalogue.Trainings.All.Count, sheet.Trainings),
            sheet.Trainings,
            EditionContract.Of(catalogue.Occupations.Current!, null)
        );
    }
}

/// <summary>A family of occupations: its figure, and those of the occupations compared that are in it.</summary>
internal sealed record ComparedFamilyContract(string Label, FigureContract Figure, IReadOnlyList<string> RomeCodes);

/// <summary>Families side by side, the highest first; <see cref="NotKnown"/> are occupations that no known figure is about.</summary>
internal sealed record ComparisonContract(
    IReadOnlyList<ComparedFamilyContract> Families,
    IReadOnlyList<string> NotKnown
)
{
    public static ComparisonContract Of(PublicCatalogue catalogue, OccupationComparison comparison, DateOnly today) =>
        new(
            [
                .. comparison.Families.Select(family => new ComparedFamilyContract(
                    family.Label,
                    FigureContract.Of(catalogue, family.Figure, today),
                    [.. family.Occupations.Select(job => job.RomeCode)]
                )),
            ],
            [.. comparison.NotKnown.Select(job => job.RomeCode)]
        );
}

/// <summary>What recruits: "known" or "not-imported".</summary>
internal sealed record RecruitingContract(string State, ComparisonContract Tension, ComparisonContract JobsToFill)
{
    public static RecruitingContract Of(
        PublicCatalogue catalogue,
        OccupationComparison tension,
        OccupationComparison jobs,
        DateOnly today
    ) =>
        new(
            tension.Families.Count + jobs.Families.Count > 0 ? "known" : "not-imported",
            ComparisonContract.Of(catalogue, tension, today),
            ComparisonContract.Of(catalogue, jobs, today)
        );
}
