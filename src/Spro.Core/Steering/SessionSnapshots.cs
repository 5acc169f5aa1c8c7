using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Governance;
using Spro.Core.Territories;

namespace Spro.Core.Steering;

/// <summary>The figures of a session as they are shown.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="TakenAt">When they were counted, in UTC.</param>
/// <param name="Hash">What proves that they are those that were frozen; null when they are not frozen.</param>
/// <param name="IsWhole">What is kept is what was frozen.</param>
public sealed record ShownFigures(IReadOnlyList<SessionFigure> Figures, DateTime TakenAt, string? Hash, bool IsWhole);

/// <summary>
/// Freezes the figures of each session of the commission on its day, by itself; before that day they are those of now, and
/// after it they never change.
/// </summary>
public sealed class SessionSnapshots(
    IDbContextFactory<SproDbContext> databases,
    SessionFigures figures,
    HourlyFigures hourly,
    TimeProvider clock
)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Freezes what is due: the sessions of the commission whose day is here. Gives how many.</summary>
    public async Task<int> FreezeDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = LocalCalendar.Metropolitan.DayOf(now);
        var midnight = LocalCalendar.Metropolitan.ToUtc(today.ToDateTime(TimeOnly.MinValue));
        var tomorrow = LocalCalendar.Metropolitan.ToUtc(today.AddDays(1).ToDateTime(TimeOnly.MinValue));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await (
            from meeting in db.Set<Meeting>()
            join body in db.Set<Body>() on meeting.BodyId equals body.Id
            where body.Kind == BodyKind.Commission && meeting.IsSession && meeting.State != MeetingState.Cancelled
            where meeting.StartsAt >= midnight && meeting.StartsAt < tomorrow
            where !db.Set<SessionSnapshot>().Any(one => one.MeetingId == meeting.Id)
            select meeting.Id
        ).ToListAsync(cancellationToken);
        foreach (var meeting in due)
            await FreezeAsync(meeting, cancellationToken);
        return due.Count;
    }

    /// <summary>Freezes the figures of a session that has none, on its day; once for all.</summary>
    /// <exception cref="Common.RefusedException">It is not its day, or it is no session.</exception>
    public async Task FreezeAsync(Actor actor, Guid meetingId, CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            var meeting = await Meetings.OwnAsync(db, actor, meetingId, cancellationToken);
            var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
            if (!meeting.IsSession || meeting.State == MeetingState.Cancelled)
                throw new Common.RefusedException("no-session", "Seule une séance a des chiffres à figer.");
            var day = LocalCalendar.Metropolitan.DayOf(meeting.StartsAt);
            if (day > today)
                throw new Common.RefusedException("ahead", "Les chiffres se figent le jour de la séance.");
            // Those of now are not those that the session was given.
            if (day < today)
                throw new Common.RefusedException(
                    "past",
                    "Les chiffres se figent le jour de la séance : ce jour est passé, ceux d'aujourd'hui seraient autres."
                );
        }
        await FreezeAsync(meetingId, cancellationToken);
    }

    /// <summary>The frozen figures of a session; those of now, counted once an hour, while they are not frozen.</summary>
    public async Task<ShownFigures> OfAsync(Guid meetingId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<SessionSnapshot>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.MeetingId == meetingId, cancellationToken) is
            { } frozen
        )
            return new(Read(frozen), frozen.TakenAt, frozen.Hash, HashOf(frozen.Figures) == frozen.Hash);
        var counted = await hourly.OfAsync("session", figures.CountAsync);
        return new(counted.Figures, counted.At, Hash: null, IsWhole: true);
    }

    private async Task FreezeAsync(Guid meetingId, CancellationToken cancellationToken)
    {
        var counted = await figures.CountAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<SessionSnapshot>().AnyAsync(one => one.MeetingId == meetingId, cancellationToken))
            return;
        db.Add(Of(meetingId, counted, clock.GetUtcNow().UtcDateTime));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.ChangeTracker.HasChanges())
        {
            // Another node froze it first: the first stays.
            db.ChangeTracker.Clear();
            if (!await db.Set<SessionSnapshot>().AnyAsync(one => one.MeetingId == meetingId, cancellationToken))
                throw;
        }
    }

    internal static SessionSnapshot Of(Guid meetingId, IReadOnlyList<SessionFigure> figures, DateTime takenAt)
    {
        var text = JsonSerializer.Serialize(figures, Written);
        return new()
        {
            MeetingId = meetingId,
            TakenAt = takenAt,
            Figures = text,
            Hash = HashOf(text),
        };
    }

    /// <summary>The figures that were frozen.</summary>
    internal static IReadOnlyList<SessionFigure> Read(SessionSnapshot frozen) =>
        JsonSerializer.Deserialize<List<SessionFigure>>(frozen.Figures, Written) ?? [];

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
