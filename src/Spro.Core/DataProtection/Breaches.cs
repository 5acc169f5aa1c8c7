using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.DataProtection;

/// <summary>The log of breaches, for the data-protection officer alone.</summary>
public sealed class Breaches(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>How long a breach is kept after it was last written.</summary>
    public const int YearsKept = 5;

    /// <summary>All of them, the latest known first.</summary>
    public async Task<IReadOnlyList<Breach>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Breach>()
            .AsNoTracking()
            .OrderByDescending(breach => breach.KnownAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>One of them; null when there is none such.</summary>
    public async Task<Breach?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        Require(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Breach>().AsNoTracking().SingleOrDefaultAsync(breach => breach.Id == id, cancellationToken);
    }

    /// <summary>Writes one down, or what is known of it since; the same form twice does it once.</summary>
    /// <param name="actor">The data-protection officer.</param>
    /// <param name="breach">What is known of it.</param>
    /// <param name="seen">When what the form shows was written; null for a new one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">
    /// Something is missing, too long or not yet come; it names the field. Or it was written otherwise meanwhile.
    /// </exception>
    public async Task SaveAsync(Actor actor, Breach breach, DateTime? seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(breach);
        Require(actor);
        var now = clock.GetUtcNow().UtcDateTime;
        Check(breach, now);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<Breach>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == breach.Id, cancellationToken);
        if (known is not null && known.Says(breach))
            return;
        if (known?.WrittenAt != seen)
            throw seen is null ? Revisions.KeptOtherwise() : Revisions.ChangedMeanwhile();
        breach.RecordedBy = known?.RecordedBy ?? actor.AccountId;
        if (known?.KnownAt != breach.KnownAt && breach.KnownAt < now.AddYears(-YearsKept))
            throw RefusedException.At(
                nameof(Breach.KnownAt),
                "too-old",
                $"Ce registre garde les violations {YearsKept} ans : vérifiez l'année."
            );
        if (known is null)
        {
            await db.Set<Breach>()
                .Where(one => one.What == breach.What && one.KnownAt == breach.KnownAt)
                .RequireNoneAsync(nameof(Breach.What), "Cette violation est déjà notée.", cancellationToken);
            db.Add(breach);
        }
        else
        {
            // What is written must still be what was read.
            breach.WrittenAt = known.WrittenAt;
            db.Update(breach);
        }
        breach.WrittenAt = now;
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Deletes those kept as long as promised; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddYears(-YearsKept);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Breach>().Where(breach => breach.WrittenAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static void Check(Breach breach, DateTime now)
    {
        foreach (
            var (field, text, isNeeded) in ((string, string, bool)[])
                [
                    (nameof(Breach.What), breach.What, true),
                    (nameof(Breach.Happened), breach.Happened, true),
                    (nameof(Breach.Consequences), breach.Consequences, true),
                    (nameof(Breach.Measures), breach.Measures, true),
                    (nameof(Breach.Reasons), breach.Reasons, breach.ClockAt(now) == BreachClock.ToldLate),
                ]
        )
        {
            if (isNeeded && string.IsNullOrWhiteSpace(text))
                throw RefusedException.At(
                    field,
                    "missing",
                    field == nameof(Breach.Reasons)
                        ? "La notification est partie après 72 heures : écrivez pourquoi (article 33)."
                        : "Écrivez ce que vous savez, même peu : vous compléterez ensuite."
                );
            if (text.Length > Breach.LongestText)
                throw RefusedException.At(field, "too-long", $"Écrivez {Breach.LongestText} caractères au plus.");
        }
        if (breach.People < 0)
            throw RefusedException.At(
                nameof(Breach.People),
                "out-of-range",
                "Écrivez un nombre, ou rien s'il n'est pas connu."
            );
        foreach (
            var (field, at) in ((string, DateTime?)[])
                [
                    (nameof(Breach.KnownAt), breach.KnownAt),
                    (nameof(Breach.NotifiedAt), breach.NotifiedAt),
                    (nameof(Breach.PeopleToldAt), breach.PeopleToldAt),
                ]
        )
            if (at > now)
                throw RefusedException.At(field, "ahead", "Ce moment n'est pas encore venu.");
            else if (at < breach.KnownAt)
                throw RefusedException.At(
                    field,
                    "before",
                    "Ce moment vient avant celui où vous l'avez su : corrigez-le."
                );
    }

    private static void Require(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Purpose.DataProtection))
            throw new NotAllowedException(Purpose.DataProtection);
    }
}
