using Microsoft.EntityFrameworkCore;
using Spro.Core.Associates;
using Spro.Core.Database;

namespace Spro.Core.Evidence.Rules;

/// <summary>OBL-23: no associated member without a favourable decision after a call.</summary>
internal sealed class SelectionRule(Listings listings) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-23";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        // A label comes from a favourable decision that names its call, and from nothing else.
        var found = await listings.CompareAsync(asked.Day, cancellationToken);
        return Judge(found.Listed, [.. found.Differences.Where(one => !one.HasLabel).Select(one => one.Name)]);
    }

    /// <summary>Judges who is listed without a decision (pure).</summary>
    public static Assessment Judge(int listed, IReadOnlyList<string> without) =>
        listed == 0
            ? Assessment.NotMeasured()
            : Assessment.Of(
                without.Count == 0 ? ObligationState.Kept : ObligationState.NotKept,
                [
                    new(
                        EvidenceKind.Observed,
                        $"Organismes associés de l'annuaire, avec une décision favorable après un appel à projets : {listed - without.Count} sur {listed}."
                    ),
                    .. without.Select(name => new EvidenceRow(
                        EvidenceKind.Observed,
                        $"{name} : dit associé, sans décision connue."
                    )),
                ]
            );
}

/// <summary>OBL-24: for each associated body, the three commitments that the charter expects, their state and what shows it.</summary>
internal sealed class LabelCommitmentRule(Labels labels) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-24";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var valid = await labels.ValidOnAsync(asked.Day, cancellationToken);
        var commitments = await labels.CommitmentsAsync([.. valid.Select(one => one.Label.Id)], cancellationToken);
        return Judge([
            .. valid.Select(one => (one.Structure, (IReadOnlyList<LabelCommitment>)[.. commitments[one.Label.Id]])),
        ]);
    }

    /// <summary>Judges what each body does (pure): what it says counts once the Région has looked at what shows it.</summary>
    public static Assessment Judge(IReadOnlyList<(string Name, IReadOnlyList<LabelCommitment> Commitments)> bodies)
    {
        if (bodies.Count == 0)
            return Assessment.NotMeasured();
        var shown = bodies.Select(body => (body.Name, Kinds: KindsOf(body.Commitments))).ToList();
        return Assessment.Of(
            shown.TrueForAll(one => one.Kinds == Expected.Length) ? ObligationState.Kept : ObligationState.Due,
            [
                .. shown.Select(one => new EvidenceRow(
                    one.Kinds == 0 ? EvidenceKind.Declared : EvidenceKind.Verified,
                    $"{one.Name} : {one.Kinds} des trois engagements attendus, en cours ou faits, avec une preuve vérifiée."
                )),
            ]
        );
    }

    private static readonly CommitmentKind[] Expected =
    [
        CommitmentKind.Ambassadors,
        CommitmentKind.SectorTools,
        CommitmentKind.Companies,
    ];

    private static int KindsOf(IReadOnlyList<LabelCommitment> commitments) =>
        Expected.Count(kind =>
            commitments.Any(one =>
                one.Kind == kind
                && one.Progress is CommitmentProgress.UnderWay or CommitmentProgress.Done
                && one.Proofs.Exists(proof => proof.VerifiedAt is not null)
            )
        );
}

/// <summary>OBL-25, for the directory: labels that stand are exactly the associated members that are listed.</summary>
internal sealed class ListingRule(Listings listings) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-25";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge(await listings.CompareAsync(asked.Day, cancellationToken));

    /// <summary>Judges the two sets (pure).</summary>
    public static Assessment Judge(ListingComparison found) =>
        found is { Labelled: 0, Listed: 0 }
            ? Assessment.NotMeasured()
            : Assessment.Of(
                found.Differences.Count == 0 ? ObligationState.Kept : ObligationState.NotKept,
                [
                    new(
                        EvidenceKind.Observed,
                        $"Labels valides : {found.Labelled}. Organismes que l'annuaire dit associés : {found.Listed}. Écarts : {found.Differences.Count}."
                    ),
                    .. found.Differences.Select(one => new EvidenceRow(
                        EvidenceKind.Observed,
                        one.HasLabel
                            ? $"{one.Name} a un label et n'est pas listé."
                            : $"{one.Name} est listé sans label."
                    )),
                ]
            );
}
