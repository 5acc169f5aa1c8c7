using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>Between two days.</summary>
internal sealed record SessionContract(DateOnly Start, DateOnly? End);

/// <summary>A training; what is not known is null.</summary>
internal sealed record TrainingContract(
    Guid Id,
    string Title,
    IReadOnlyList<string> Certifications,
    string Provider,
    string? CommuneCode,
    string? Commune,
    double? DistanceKm,
    string? Mode,
    int? Level,
    IReadOnlyList<string> Funding,
    bool? Cpf,
    bool? WithoutDiploma,
    bool? DisabilityAccess,
    DateOnly? NextStart,
    IReadOnlyList<SessionContract> Sessions,
    int? Hours,
    IReadOnlyList<TrainingDomainContract> TrainingDomains,
    IReadOnlyList<ReachedOccupation> Occupations,
    bool Fictional,
    string Url,
    EditionContract From
)
{
    public static TrainingContract Of(FoundTraining found, PublicCatalogue catalogue)
    {
        var (training, offer) = (found.Training, found.Training.Offer);
        return new(
            offer.Id,
            offer.Title,
            training.CertificationCodes,
            offer.Provider,
            offer.CommuneCode,
            found.Commune?.Name,
            found.Km is { } km ? Math.Round(km, 1) : null,
            offer.Mode is { } mode ? NameOf(mode) : null,
            offer.Level,
            [
                .. Enum.GetValues<TrainingFunding>()
                    .Where(one => one != TrainingFunding.None && offer.Funding.HasFlag(one))
                    .Select(NameOf),
            ],
            offer.CpfEligible,
            offer.OpenWithoutDiploma,
            offer.DisabilityAccess,
            found.Next?.Start,
            [.. training.Sessions.Select(session => new SessionContract(session.Start, session.End))],
            offer.Hours,
            TrainingDomainContract.Of(training.Domains(catalogue.Certifications)),
            ReachedOccupation.Of(catalogue.Occupations, training.RomeCodes(catalogue.Certifications)),
            offer.IsFictional,
            Links.Training(offer.Id),
            EditionContract.Of(training.From, offer.UpdatedOn)
        );
    }

    /// <summary>How programs name a mode.</summary>
    public static string NameOf(TrainingMode mode) => mode.ToString().ToLowerInvariant();

    private static string NameOf(TrainingFunding funding) =>
        funding == TrainingFunding.FranceTravail ? "france-travail" : funding.ToString().ToLowerInvariant();
}

/// <summary>A page of trainings.</summary>
internal sealed record TrainingList(IReadOnlyList<TrainingContract> Items, int Total, string? Next);
