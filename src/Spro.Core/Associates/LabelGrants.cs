using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Associates;

/// <summary>A label as a form gives it.</summary>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidTo">Its last day.</param>
/// <param name="Structure">The name of the structure in the directory; nothing to add one by the name of the body.</param>
public sealed record LabelGrant(DateOnly? ValidFrom, DateOnly? ValidTo, string? Structure)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>Gives a label with the decision it comes from, to a structure of the directory or to one that is added to it.</summary>
public sealed class LabelGrants(TimeProvider clock)
{
    // The body tells its name itself.
    private const string Source = "member";
    private const int MostOffered = 5;

    // The charter sets no length; beyond it, a slip of the pen, and a label given is not corrected.
    private const int LongestInYears = 10;

    /// <summary>
    /// Adds a label to the caller's context, lists its structure, and saves all of it at once. A second label of a structure renews
    /// the first: it comes after it.
    /// </summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="decision">The decision, added to it already.</param>
    /// <param name="application">The application that was decided of; null when it was elsewhere.</param>
    /// <param name="grant">What the form says of the label.</param>
    /// <param name="wrong">What is wrong with the rest of the form, said with the days and the structure.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">Something is wrong; it names the field.</exception>
    internal async Task GrantAsync(
        SproDbContext db,
        LabelDecision decision,
        CallApplication? application,
        LabelGrant grant,
        Mistakes wrong,
        CancellationToken cancellationToken
    )
    {
        foreach (var refused in grant.Unread)
            wrong.Add(refused);
        if (grant.ValidFrom is null)
            wrong.Add("validFrom", "missing", "Écrivez le premier jour du label.");
        if (grant.ValidTo is null)
            wrong.Add("validTo", "missing", "Écrivez le dernier jour du label.");
        var (from, to) = (grant.ValidFrom.GetValueOrDefault(), grant.ValidTo.GetValueOrDefault());
        if (to < from)
            wrong.Add("validTo", "before", "Le dernier jour vient après le premier.");
        if (to > from.AddYears(LongestInYears))
            wrong.Add("validTo", "far", $"Un label vaut {LongestInYears} ans au plus : vérifiez l'année.");
        if (from < decision.DecidedOn)
            wrong.Add("validFrom", "before", "Le label commence le jour de la décision, ou après.");
        var found = await wrong.TryAsync(() =>
            FindAsync(db, grant.Structure, application?.StructureId, cancellationToken)
        );
        List<AssociatedLabel> labels = found is null
            ? []
            : await db.Set<AssociatedLabel>().Where(one => one.StructureId == found.Id).ToListAsync(cancellationToken);
        if (labels.Find(one => one.LastDay >= from) is { } before)
            wrong.Add(
                "validFrom",
                "overlap",
                $"Cette structure a déjà un label jusqu'au {before.LastDay.InFrench} : le suivant commence après."
            );
        wrong.Throw();
        var structure = found ?? New(db, decision);
        var label = new AssociatedLabel
        {
            Id = decision.Id,
            StructureId = structure.Id,
            DecisionId = decision.Id,
            ValidFrom = from,
            ValidTo = to,
            Revision = 1,
        };
        db.Add(label);
        db.AddRange(
            (application?.Commitments ?? []).Select(one => new LabelCommitment
            {
                Id = StableId.Of("label-commitment", $"{label.Id}/{one.Kind}"),
                LabelId = label.Id,
                Kind = one.Kind,
                Text = one.Text,
            })
        );
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        Listing.Apply(structure, [.. labels, label], LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime));
        try
        {
            if (!await db.SaveNewAsync(cancellationToken))
                return;
        }
        catch (DbUpdateException)
        {
            // Somebody gives it a label from the same day, in that moment.
            throw Revisions.ChangedMeanwhile();
        }
        await db.BumpPublicDataAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static Structure New(SproDbContext db, LabelDecision decision)
    {
        var key = decision.Id.ToString();
        var structure = new Structure
        {
            Id = DirectoryIds.OfStructure(Source, key),
            Source = Source,
            SourceId = key,
            Name = decision.BodyName,
            IsFictitious = decision.FromDemonstration,
            FromDemonstration = decision.FromDemonstration,
        };
        db.Add(structure);
        return structure;
    }

    /// <summary>The structure of that name, whole or in part; <paramref name="own"/> when none is typed.</summary>
    internal static async Task<Structure?> FindAsync(
        SproDbContext db,
        string? typed,
        Guid? own,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(typed))
            return own is null
                ? null
                : await db.Set<Structure>().SingleOrDefaultAsync(one => one.Id == own, cancellationToken);
        var wanted = FrenchText.Fold(typed.Trim());
        var all = await db.Set<Structure>().Select(one => new { one.Id, one.Name }).ToListAsync(cancellationToken);
        var found = all.Where(one => FrenchText.Fold(one.Name).Contains(wanted, StringComparison.Ordinal)).ToList();
        if (found.Where(one => FrenchText.Fold(one.Name) == wanted).ToList() is [var exact])
            found = [exact];
        return found switch
        {
            [var one] => await db.Set<Structure>().SingleAsync(each => each.Id == one.Id, cancellationToken),
            [] => throw RefusedException.At(
                "structure",
                "unknown",
                "Aucune structure de l'annuaire n'a ces mots dans son nom. Laissez vide pour l'ajouter."
            ),
            _ => throw RefusedException.At(
                "structure",
                "several",
                $"Plusieurs structures ont ces mots : {string.Join(" ; ", found.Take(MostOffered).Select(one => one.Name))}. Écrivez le nom entier."
            ),
        };
    }
}
