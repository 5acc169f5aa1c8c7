using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Steering;
using Spro.Core.Territories;

namespace Spro.Core.Evidence.Frozen;

/// <summary>The register of a session, as it was frozen.</summary>
/// <param name="Content">What it says; null when it cannot be read.</param>
/// <param name="TakenAt">When it was computed, in UTC.</param>
/// <param name="Hash">What proves that it is what was frozen.</param>
/// <param name="IsWhole">It is.</param>
public sealed record OpenedSessionRegister(FrozenContent? Content, DateTime TakenAt, string Hash, bool IsWhole);

/// <summary>
/// Freezes the register beside the figures of a session, on its day: the dossier of a session shows what it was given, whatever
/// has happened since.
/// </summary>
public sealed class SessionRegisters(
    IDbContextFactory<SproDbContext> databases,
    FrozenRegisters registers,
    TimeProvider clock
)
{
    /// <summary>Freezes that of each session whose figures were frozen today and that has none. Gives how many.</summary>
    public async Task<int> FreezeDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = LocalCalendar.Metropolitan.DayOf(now);
        var midnight = LocalCalendar.Metropolitan.ToUtc(today.ToDateTime(TimeOnly.MinValue));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.Set<SessionSnapshot>()
            .Where(one => one.TakenAt >= midnight && one.TakenAt <= now)
            .Where(one => !db.Set<SessionRegister>().Any(kept => kept.MeetingId == one.MeetingId))
            .Select(one => one.MeetingId)
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
            return 0;
        var content = (await registers.ComputeAsync(today, now, cancellationToken)).Write();
        foreach (var meeting in due)
            await AddAsync(meeting, content, now, cancellationToken);
        return due.Count;
    }

    /// <summary>The register of a session; null when none was frozen for it.</summary>
    public async Task<OpenedSessionRegister?> FindAsync(Guid meetingId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
            await db.Set<SessionRegister>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.MeetingId == meetingId, cancellationToken)
                is { } kept
            ? new(FrozenContent.Read(kept.Content), kept.TakenAt, kept.Hash, HashOf(kept.Content) == kept.Hash)
            : null;
    }

    private async Task AddAsync(Guid meetingId, byte[] content, DateTime now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(Of(meetingId, content, now));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node froze it first: the first stays.
            db.ChangeTracker.Clear();
            if (!await db.Set<SessionRegister>().AnyAsync(one => one.MeetingId == meetingId, cancellationToken))
                throw;
        }
    }

    internal static SessionRegister Of(Guid meetingId, byte[] content, DateTime takenAt) =>
        new()
        {
            MeetingId = meetingId,
            TakenAt = takenAt,
            Content = content,
            Hash = HashOf(content),
        };

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
