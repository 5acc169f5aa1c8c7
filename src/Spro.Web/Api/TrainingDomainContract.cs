using Spro.Core.Knowledge;

namespace Spro.Web.Api;

/// <summary>A domain of training; label and edition are null when no edition of certifications names the code.</summary>
internal sealed record TrainingDomainContract(string Formacode, string? Label, EditionContract? From)
{
    public static IReadOnlyList<TrainingDomainContract> Of(IEnumerable<TrainingDomain> domains) =>
        [
            .. domains.Select(domain => new TrainingDomainContract(
                domain.Formacode,
                domain.Label,
                domain.From is { } from ? EditionContract.Of(from, updatedOn: null) : null
            )),
        ];
}
