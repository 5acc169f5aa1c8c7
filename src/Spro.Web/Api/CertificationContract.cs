using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The edition that tells something.</summary>
internal sealed record EditionContract(
    string Source,
    string Version,
    DateOnly? Date,
    string Licence,
    DateOnly? UpdatedOn,
    bool Demonstration
)
{
    public static EditionContract Of(ReferentialVersion from, DateOnly? updatedOn) =>
        new(from.Source, from.Version, from.Date, from.Licence, updatedOn, from.IsDemonstration);
}

/// <summary>A certification in a list.</summary>
internal sealed record CertificationSummary(
    string Code,
    string Title,
    string? Type,
    int? Level,
    string? Certifier,
    bool Certifying,
    bool Ended,
    IReadOnlyList<string> RomeCodes,
    string Url,
    EditionContract From
)
{
    public static CertificationSummary Of(CertificationRecord record, DateOnly today) =>
        new(
            record.Code,
            record.Title,
            record.Type,
            record.Level,
            record.Certifier,
            record.IsCertifying,
            record.HasEndedBy(today),
            record.RomeCodes,
            Links.Certification(record.Code),
            EditionContract.Of(record.From, record.UpdatedOn)
        );
}

/// <summary>An occupation that a certification or a training leads to.</summary>
internal sealed record ReachedOccupation(string RomeCode, string Title, string Url)
{
    public static IReadOnlyList<ReachedOccupation> Of(Occupations occupations, IEnumerable<string> romeCodes) =>
        [
            .. occupations
                .ReachedBy(romeCodes)
                .Select(one => new ReachedOccupation(one.RomeCode, one.Title, Links.Occupation(one.RomeCode))),
        ];
}

/// <summary>What an edition says of a fact that another tells otherwise: a text, a level, a day or a boolean.</summary>
internal sealed record ToldContract(object? Value, EditionContract From);

/// <summary>A fact ("title", "level", "endsOn", "active") that editions tell otherwise, the newest first.</summary>
internal sealed record DisagreementContract(string Fact, IReadOnlyList<ToldContract> Told)
{
    public static DisagreementContract Of(Disagreement disagreement)
    {
        var (name, value) = disagreement.Fact switch
        {
            CertificationFact.Level => ("level", one => one.Level),
            CertificationFact.EndsOn => ("endsOn", one => one.EndsOn),
            CertificationFact.IsActive => ("active", one => one.IsActive),
            _ => ("title", (Func<CertificationRecord, object?>)(one => one.Title)),
        };
        return new(
            name,
            [
                .. disagreement.Told.Select(one => new ToldContract(
                    value(one),
                    EditionContract.Of(one.From, one.UpdatedOn)
                )),
            ]
        );
    }
}

/// <summary>A certification; what is not known is null.</summary>
internal sealed record CertificationContract(
    string Code,
    string Title,
    IReadOnlyList<string> Options,
    string? Type,
    int? Level,
    string? Certifier,
    bool Certifying,
    bool? Active,
    bool Ended,
    DateOnly? EndsOn,
    int? LastSessionYear,
    IReadOnlyList<string> RomeCodes,
    IReadOnlyList<string> Formacodes,
    IReadOnlyList<TrainingDomainContract> TrainingDomains,
    IReadOnlyList<string> Replaces,
    IReadOnlyList<string> ReplacedBy,
    IReadOnlyList<ReachedOccupation> Occupations,
    int Trainings,
    IReadOnlyList<DisagreementContract> Disagreements,
    InsertionContract Insertion,
    IReadOnlyList<TrainingSheetLink>? AlsoRead,
    string Url,
    EditionContract From
)
{
    public static CertificationContract Of(CertificationRecord record, PublicCatalogue catalogue, DateOnly today) =>
        new(
            record.Code,
            record.Title,
            record.Options,
            record.Type,
            record.Level,
            record.Certifier,
            record.IsCertifying,
            record.IsActive,
            record.HasEndedBy(today),
            record.EndsOn,
            record.LastSessionYear,
            record.RomeCodes,
            [.. record.Domains.Select(domain => domain.Formacode)],
            TrainingDomainContract.Of(record.Domains),
            record.Replaces,
            record.ReplacedBy,
            ReachedOccupation.Of(catalogue.Occupations, record.RomeCodes),
            catalogue.Trainings.ForCertification(record.Code).Count(),
            [.. record.Disagreements.Select(DisagreementContract.Of)],
            InsertionContract.Of([record], catalogue),
            TrainingSheetLink.For(record.Code, catalogue),
            Links.Certification(record.Code),
            EditionContract.Of(record.From, record.UpdatedOn)
        );
}
