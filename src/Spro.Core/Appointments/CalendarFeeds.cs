using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Appointments;

/// <summary>
/// The calendars of advisers: their own, read for when they are busy, and the one they subscribe to, in which nobody is
/// named. A calendar that cannot be read keeps what was last known, and its adviser is told.
/// </summary>
public sealed class CalendarFeeds(
    IDbContextFactory<SproDbContext> databases,
    CalendarReader reader,
    IdentityKeys keys,
    TimeProvider clock
)
{
    /// <summary>The longest address of a calendar, in characters.</summary>
    public const int LongestAddress = 2000;

    private const string Column = "calendar_feeds.address";
    private static readonly TimeSpan Each = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Past = TimeSpan.FromDays(31);

    /// <summary>The calendars of the actor; null when they gave none and asked for none.</summary>
    public async Task<CalendarFeed?> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        var account = AccountOf(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<CalendarFeed>()
            .AsNoTracking()
            .SingleOrDefaultAsync(feed => feed.Id == account, cancellationToken);
    }

    /// <summary>Keeps the address of one's own calendar, and reads it at once.</summary>
    /// <exception cref="RefusedException">It is no address that may be read.</exception>
    public async Task SetAsync(Actor actor, string? address, CancellationToken cancellationToken)
    {
        var account = AccountOf(actor);
        if (address is null || address.Length > LongestAddress || reader.AddressOf(address) is null)
            throw RefusedException.At(
                nameof(address),
                "feed-address",
                "Collez l'adresse entière de votre agenda : elle commence par https://, et finit souvent par .ics."
            );
        var keyring = await keys.OpenAsync(cancellationToken);
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            var feed = await FeedAsync(db, account, cancellationToken);
            feed.Address = keyring.Seal(address.Trim(), Column, account);
            (feed.ReadAt, feed.TriedAt, feed.Fault) = (null, null, null);
            await db.SaveChangesAsync(cancellationToken);
            await db.Set<BusyTime>().Where(time => time.AdviserId == account).ExecuteDeleteAsync(cancellationToken);
        }
        await ReadAsync(account, cancellationToken);
    }

    /// <summary>Forgets the address of one's own calendar, and what was read there.</summary>
    public async Task RemoveAsync(Actor actor, CancellationToken cancellationToken)
    {
        var account = AccountOf(actor);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var feed = await FeedAsync(db, account, cancellationToken);
        (feed.Address, feed.ReadAt, feed.TriedAt, feed.Fault) = (null, null, null, null);
        await db.SaveChangesAsync(cancellationToken);
        await db.Set<BusyTime>().Where(time => time.AdviserId == account).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Gives the secret of a calendar to subscribe to; the former one opens nothing any more.</summary>
    public async Task<string> IssueAgendaAsync(Actor actor, CancellationToken cancellationToken)
    {
        var account = AccountOf(actor);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        (await FeedAsync(db, account, cancellationToken)).AgendaHash = AppointmentLink.HashOf(token);
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>What is in the calendar of a secret: hours, places and ways, nobody. Null when there is none such.</summary>
    public async Task<IReadOnlyList<CalendarEntry>?> AgendaAsync(string token, CancellationToken cancellationToken)
    {
        var hash = AppointmentLink.HashOf(token);
        var since = Now - Past;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var account = await (
            from feed in db.Set<CalendarFeed>()
            join one in db.Set<Account>() on feed.Id equals one.Id
            where feed.AgendaHash == hash && one.DisabledAt == null
            select (Guid?)one.Id
        ).SingleOrDefaultAsync(cancellationToken);
        if (account is not { } adviser)
            return null;
        // Sittings, not appointments: a group is one entry, and what is cancelled is gone.
        var sittings = await (
            from sitting in db.Set<Sitting>()
            join place in db.Set<Place>() on sitting.PlaceId equals place.Id
            where
                sitting.AdviserId == adviser
                && sitting.End > since
                && db.Set<Seat>().Any(seat => seat.SittingId == sitting.Id && seat.AppointmentId != null)
            orderby sitting.Start
            select new { sitting, place.Name }
        ).ToListAsync(cancellationToken);
        return
        [
            .. sittings.Select(one => new CalendarEntry(
                one.sitting.Id,
                one.sitting.Start,
                one.sitting.End,
                "Rendez-vous",
                one.Name,
                Note: null,
                Changes: 0,
                IsCancelled: false
            )),
        ];
    }

    /// <summary>Reads the calendars that were not for a while; gives how many.</summary>
    public async Task<int> ReadDueAsync(CancellationToken cancellationToken)
    {
        var before = Now - Each;
        List<Guid> due;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            due = await db.Set<CalendarFeed>()
                .Where(feed => feed.Address != null && (feed.TriedAt == null || feed.TriedAt < before))
                .Select(feed => feed.Id)
                .ToListAsync(cancellationToken);
        foreach (var account in due)
            await ReadAsync(account, cancellationToken);
        return due.Count;
    }

    private async Task ReadAsync(Guid account, CancellationToken cancellationToken)
    {
        var keyring = await keys.OpenAsync(cancellationToken);
        Sealed? address;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
            address = (await FeedAsync(db, account, cancellationToken)).Address;
        if (address is null)
            return;
        var now = Now;
        var read = await reader.ReadAsync(
            keyring.Read(address, Column, account),
            now,
            now.AddDays(SlotSearch.FarthestDays + 1),
            cancellationToken
        );
        await Seating.InTurnAsync(databases, KeepAsync, cancellationToken);

        async Task<bool> KeepAsync(SproDbContext db)
        {
            var feed = await FeedAsync(db, account, cancellationToken);
            // Another address was given meanwhile.
            if (!address.Equals(feed.Address))
                return false;
            (feed.TriedAt, feed.Fault) = (now, read.Fault);
            if (read.Fault is not null)
                return false;
            feed.ReadAt = now;
            await db.Set<BusyTime>().Where(time => time.AdviserId == account).ExecuteDeleteAsync(cancellationToken);
            foreach (var (start, end) in read.Busy)
                db.Add(
                    new BusyTime
                    {
                        Id = Guid.CreateVersion7(),
                        AdviserId = account,
                        Start = start,
                        End = end,
                    }
                );
            return true;
        }
    }

    private static async Task<CalendarFeed> FeedAsync(
        SproDbContext db,
        Guid account,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<CalendarFeed>().SingleOrDefaultAsync(one => one.Id == account, cancellationToken) is { } known)
            return known;
        var feed = new CalendarFeed { Id = account };
        db.Add(feed);
        return feed;
    }

    private static Guid AccountOf(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Purpose.Openings) ? actor.AccountId : throw new NotAllowedException(Purpose.Openings);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
