using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Core.Publications;

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
        return Judge(found.Listed, found.Differences.Count(one => !one.HasLabel));
    }

    /// <summary>Judges how many are listed without a decision (pure); the Région has their names, and they are not told here.</summary>
    public static Assessment Judge(int listed, int without) =>
        listed == 0
            ? Assessment.NotMeasured()
            : Assessment.Of(
                without == 0 ? ObligationState.Kept : ObligationState.NotKept,
                [
                    new(
                        EvidenceKind.Observed,
                        $"Organismes associés de l'annuaire, avec une décision favorable après un appel à projets : {listed - without} sur {listed}."
                    ),
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
        return Judge([.. valid.Select(one => (IReadOnlyList<LabelCommitment>)[.. commitments[one.Label.Id]])]);
    }

    /// <summary>
    /// Judges the commitments of each body (pure): what it says counts once the Région has looked at what shows it. No body is named.
    /// </summary>
    public static Assessment Judge(IReadOnlyList<IReadOnlyList<LabelCommitment>> bodies)
    {
        if (bodies.Count == 0)
            return Assessment.NotMeasured();
        var whole = bodies.Count(body => Expected.All(one => IsShown(body, one.Kind)));
        return Assessment.Of(
            whole == bodies.Count ? ObligationState.Kept : ObligationState.Due,
            [
                new(
                    EvidenceKind.Verified,
                    $"Organismes associés avec les trois engagements attendus, en cours ou faits, et une preuve vérifiée de chacun : {whole} sur {bodies.Count}."
                ),
                .. Expected.Select(one => new EvidenceRow(
                    EvidenceKind.Verified,
                    $"{one.Name}, avec une preuve vérifiée : {bodies.Count(body => IsShown(body, one.Kind))} sur {bodies.Count}."
                )),
            ]
        );
    }

    private static readonly (CommitmentKind Kind, string Name)[] Expected =
    [
        (CommitmentKind.Ambassadors, "Un réseau d'ambassadrices et d'ambassadeurs"),
        (CommitmentKind.SectorTools, "Des outils sur le secteur"),
        (CommitmentKind.Companies, "Des entreprises à rencontrer"),
    ];

    private static bool IsShown(IReadOnlyList<LabelCommitment> commitments, CommitmentKind kind) =>
        commitments.Any(one =>
            one.Kind == kind
            && one.Progress is CommitmentProgress.UnderWay or CommitmentProgress.Done
            && one.Proofs.Exists(proof => proof.VerifiedAt is not null)
        );
}

/// <summary>
/// OBL-25: labels that stand are exactly the associated members that are listed, in the directory today and in the last edition of
/// the guide on its own day.
/// </summary>
internal sealed class ListingRule(Listings listings, Guides guides, GuideAssociates associates) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-25";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        var number = (await guides.ListAsync(cancellationToken)).Select(one => (int?)one.Number).FirstOrDefault();
        var edition = number is { } last ? await guides.FindAsync(last, cancellationToken) : null;
        return Judge(
            await listings.CompareAsync(asked.Day, cancellationToken),
            edition is null ? null : await associates.CompareAsync(edition, cancellationToken)
        );
    }

    /// <summary>Judges the directory and the last edition, null when there is none (pure). No body is named.</summary>
    public static Assessment Judge(ListingComparison directory, ListingComparison? edition)
    {
        List<ListingComparison> found = [directory, .. edition is null ? [] : (ListingComparison[])[edition]];
        if (found.TrueForAll(one => one is { Labelled: 0, Listed: 0 }))
            return Assessment.NotMeasured();
        List<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                $"Labels valides : {directory.Labelled}. Organismes que l'annuaire dit associés : {directory.Listed}. Écarts : {directory.Differences.Count}.",
                Link: EvidenceLinks.AssociatedMembers
            ),
        ];
        if (edition is not null)
            evidence.Add(
                new(
                    EvidenceKind.Observed,
                    $"Le {edition.Day.InFrench}, jour de la dernière édition du guide, labels valides : {edition.Labelled}. Organismes qu'elle dit associés : {edition.Listed}. Écarts : {edition.Differences.Count}."
                )
            );
        return Assessment.Of(
            found.Exists(one => one.Differences.Count > 0) ? ObligationState.NotKept
                // Half a rule keeps nothing.
                : edition is null ? ObligationState.NotMeasured
                : ObligationState.Kept,
            evidence
        );
    }
}
