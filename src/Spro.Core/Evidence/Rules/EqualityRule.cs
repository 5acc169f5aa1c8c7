using Spro.Core.Agenda;
using Spro.Core.Common;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-05: what no rule reads is so by construction; how many women and men came to discover occupations is counted where
/// organisers did, neither when there are fewer than ten of one. That texts are free of stereotypes is read by nobody here: nothing is kept by this.
/// </summary>
internal sealed class EqualityRule(HeldActions actions) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-05";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Judge([
            .. (await actions.OfAsync(asked, cancellationToken)).Where(one =>
                one is { Kind: ActionKind.Discovery, IsForProfessionals: false }
            ),
        ]);

    /// <summary>Shows the mix of those that were held (pure); it judges nobody.</summary>
    public static Assessment Judge(IReadOnlyList<HeldAction> held)
    {
        var builtIn = new EvidenceRow(
            EvidenceKind.BuiltIn,
            "Aucun champ n'existe pour le sexe, l'origine, le nom ou la religion : aucune règle ne peut les lire. Un handicap ou une santé fragile, si la personne le dit, ne fait qu'ajouter un service."
        );
        var counted = held.Where(one => one is { Women: not null, Men: not null }).ToList();
        if (counted.Count == 0)
            return Assessment.NotMeasured(builtIn);
        var (women, men) = (counted.Sum(one => one.Women!.Value), counted.Sum(one => one.Men!.Value));
        return Assessment.NotMeasured(
            new EvidenceRow(
                EvidenceKind.Observed,
                $"Actions de découverte tenues en douze mois : {held.Count}, dont {counted.Count} où l'on a compté les femmes et les hommes. "
                    // One would be the other taken from how many came, which is told.
                    + (
                        SmallNumbers.TellsOfFew(women) || SmallNumbers.TellsOfFew(men)
                            ? "Ils sont trop peu pour que leur nombre soit dit."
                            : $"Femmes : {women}. Hommes : {men}."
                    )
            ),
            builtIn
        );
    }
}
