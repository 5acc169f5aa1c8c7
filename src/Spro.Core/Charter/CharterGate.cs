using Spro.Core.Search;

namespace Spro.Core.Charter;

/// <summary>What stands against publishing a version.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Message">In plain French, with what to do.</param>
public sealed record Obstacle(string Code, string Message);

/// <summary>
/// A change of a clause or of a signatory is published with an amendment, or not at all (charter §6, OBL-31).
/// </summary>
public static class CharterGate
{
    /// <summary>What still stands against publishing <paramref name="draft"/> after <paramref name="published"/>.</summary>
    /// <param name="published">The version that holds; null before the first, which amends nothing.</param>
    /// <param name="draft">The version to be published.</param>
    public static IReadOnlyList<Obstacle> Before(SignedCharter? published, SignedCharter draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (published is null)
            return [];
        var obstacles = new List<Obstacle>();
        var reworded = CharterDifference
            .Between(published.Version.Clauses, draft.Version.Clauses)
            .Count(change => change.Kind != ChangeKind.Same);
        var (joining, leaving) = SignatoriesOf(published, draft);
        if (reworded == 0 && joining.Count + leaving.Count == 0)
            return
            [
                new("nothing-changed", "Ce texte dit la même chose que la version publiée : il n'y a rien à publier."),
            ];
        if (draft.Version.Amendment is null)
        {
            if (reworded > 0)
                obstacles.Add(
                    new(
                        "clause-without-amendment",
                        reworded == 1
                            ? "Une phrase change : citez l'avenant qui le décide."
                            : $"{reworded} phrases changent : citez l'avenant qui le décide."
                    )
                );
            if (joining.Count + leaving.Count > 0)
                obstacles.Add(
                    new(
                        "signatory-without-amendment",
                        $"Les signataires changent ({Names(joining, leaving)}) : citez l'avenant qui le décide."
                    )
                );
        }
        if (draft.Version.IsSubstantial is null || draft.Version.SubstantialReasons is null)
            obstacles.Add(
                new(
                    "substance-not-said",
                    "Dites si la modification est substantielle, et pourquoi : la charte le demande."
                )
            );
        return obstacles;
    }

    /// <summary>Who signs the later version and not the earlier, and the reverse. A new name makes no new signatory.</summary>
    public static (IReadOnlyList<CharterSignatory> Joining, IReadOnlyList<CharterSignatory> Leaving) SignatoriesOf(
        SignedCharter before,
        SignedCharter after
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return (
            [.. after.Signatories.Where(one => !before.Signatories.Any(other => IsSame(other, one)))],
            [.. before.Signatories.Where(one => !after.Signatories.Any(other => IsSame(one, other)))]
        );
    }

    /// <summary>The same body, which the later version may call by the name it has taken since.</summary>
    public static bool IsSame(CharterSignatory earlier, CharterSignatory later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return earlier.Key == later.Key
            || earlier.NewName is { } name && FrenchText.Fold(name) == FrenchText.Fold(later.Name);
    }

    private static string Names(IEnumerable<CharterSignatory> joining, IEnumerable<CharterSignatory> leaving) =>
        string.Join(
            ", ",
            joining.Select(one => $"arrivée : {one.Name}").Concat(leaving.Select(one => $"départ : {one.NameToday}"))
        );
}

/// <summary>A version with its signatories, in the order of the text.</summary>
/// <param name="Version">The version.</param>
/// <param name="Signatories">Who signs it.</param>
public sealed record SignedCharter(CharterVersion Version, IReadOnlyList<CharterSignatory> Signatories);
