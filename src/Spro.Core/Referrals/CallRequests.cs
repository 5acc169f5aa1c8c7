using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Territories;

namespace Spro.Core.Referrals;

/// <summary>A request to be called, opened to the structure that is to call.</summary>
/// <param name="Request">The request, sealed.</param>
/// <param name="Name">How they want to be called; null when not said.</param>
/// <param name="Phone">The number; null once the day of the call is over.</param>
public sealed record OpenCallRequest(CallRequest Request, string? Name, string? Phone);

/// <summary>Requests to be called after a first answer on line, by a structure whose team works with the service.</summary>
public sealed class CallRequests(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    AccessLog readings,
    TimeProvider clock
)
{
    /// <summary>The name of these requests in the log of readings.</summary>
    public const string Kind = "call-request";

    /// <summary>How long what is left of a request is kept, once nobody can be known by it.</summary>
    public const int DaysKept = 90;

    // Late calls are made yet; after that, a number is of no use.
    private const int DaysKeptLate = 10;

    // Nobody can fill the list of a structure from afar.
    private const int MostWaiting = 50;
    private const string Name = "call_requests.name";
    private const string Phone = "call_requests.phone";

    /// <summary>Those among some structures where somebody reads such requests today.</summary>
    public async Task<IReadOnlySet<Guid>> AnsweringAsync(
        IEnumerable<Guid> structures,
        CancellationToken cancellationToken
    )
    {
        var ids = structures.Distinct().ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.MembershipsAtWork(Purpose.Welcome, Now)
            .Where(one => one.StructureId != null && ids.Contains(one.StructureId.Value))
            .Select(one => one.StructureId!.Value)
            .ToHashSetAsync(cancellationToken);
    }

    /// <summary>What is wrong with whom to call, whoever is to do it.</summary>
    /// <exception cref="RefusedException">A field is wrong.</exception>
    public static void Check(string? name, string? phone)
    {
        var wrong = new Mistakes();
        if (string.IsNullOrWhiteSpace(phone))
            wrong.Add("phone", "phone-missing", "Écrivez le numéro à appeler.");
        else if (phone.Length > 30 || phone.Count(char.IsAsciiDigit) is < 10 or > 15)
            wrong.Add("phone", "phone-wrong", "Ce numéro n'est pas complet.");
        if (name?.Trim().Length > CallRequest.LongestName)
            wrong.Add("name", "name-too-long", $"Écrivez {CallRequest.LongestName} caractères au plus.");
        wrong.Throw();
    }

    /// <summary>Asks to be called; the same form twice asks once. Gives the last day to call.</summary>
    /// <exception cref="RefusedException">A field is wrong, or the structure cannot be asked so.</exception>
    public async Task<DateOnly> AskAsync(
        Guid id,
        Door to,
        string said,
        string? name,
        string? phone,
        TimeBand band,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(to);
        Check(name, phone);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<CallRequest>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is
            { } same
        )
            return same.DueOn;
        await Tombstones.RefuseAsync(db, id, cancellationToken);
        if (!(await AnsweringAsync([to.Structure.Id], cancellationToken)).Contains(to.Structure.Id))
            throw RefusedException.At(
                "place",
                "nobody-there",
                "Ce lieu ne reçoit pas encore de demandes par ce site : appelez-le."
            );
        if (
            await db.Set<CallRequest>()
                .CountAsync(
                    one => one.StructureId == to.Structure.Id && one.TakenAt == null && one.Phone != null,
                    cancellationToken
                ) >= MostWaiting
        )
            throw RefusedException.At(
                "place",
                "too-many",
                "Beaucoup de personnes attendent déjà un appel de ce lieu : appelez-le."
            );
        var keyring = await keys.OpenAsync(cancellationToken);
        var calendar = to.Timetable.Calendar;
        var request = new CallRequest
        {
            Id = id,
            StructureId = to.Structure.Id,
            PlaceId = to.Place.Id,
            DepartmentCode = to.Place.DepartmentCode,
            Said = said,
            Name = keyring.Seal(ReferralChecks.Text(name), Name, id),
            Phone = keyring.Seal(phone!.Trim(), Phone, id),
            Band = band,
            AskedAt = Now,
            DueOn = calendar.Holidays.AfterWorkingDays(calendar.DayOf(Now), CallBack.WorkingDays),
        };
        db.Add(request);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The other click was faster.
            db.ChangeTracker.Clear();
            if (!await db.Set<CallRequest>().AnyAsync(one => one.Id == id, cancellationToken))
                throw;
        }
        return request.DueOn;
    }

    /// <summary>Those that wait for the actor's structure, the most urgent first; each reading is noted.</summary>
    public async Task<IReadOnlyList<OpenCallRequest>> WaitingAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = await Of(db, actor)
            .Where(one => one.TakenAt == null && one.Phone != null)
            .OrderBy(one => one.DueOn)
            .ThenBy(one => one.AskedAt)
            .ToListAsync(cancellationToken);
        if (all.Count == 0)
            return [];
        await readings.AddListAsync(
            db,
            actor,
            Purpose.Welcome,
            Kind,
            [.. all.Select(one => one.Id)],
            Now.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return [.. all.Select(one => Open(keyring, one))];
    }

    /// <summary>
    /// Takes one: whoever does calls, and goes on from what was said. Null when the actor's structure has none such that
    /// waits, or a colleague has it.
    /// </summary>
    public async Task<CallRequest?> TakeAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var (now, account) = ((DateTime?)Now, (Guid?)actor.AccountId);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await Of(db, actor)
            .Where(one => one.Id == id && one.TakenAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.TakenAt, now).SetProperty(one => one.TakenBy, account),
                cancellationToken
            );
        return await Of(db, actor)
            .SingleOrDefaultAsync(one => one.Id == id && one.TakenBy == account, cancellationToken);
    }

    /// <summary>The one that a contact comes from, whose reading is noted; null when it comes from none of the structure.</summary>
    public async Task<OpenCallRequest?> OfContactAsync(Actor actor, Guid contactId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await Of(db, actor).SingleOrDefaultAsync(one => one.Id == contactId, cancellationToken) is not { } request)
            return null;
        readings.Add(db, actor, Purpose.Welcome, Kind, contactId);
        await db.SaveChangesAsync(cancellationToken);
        return Open(await keys.OpenAsync(cancellationToken), request);
    }

    /// <summary>Forgets who was called once the day is over, or who no longer waits for it, and deletes what is left in its time; gives how many of these.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var calendar = LocalCalendar.Metropolitan;
        var today = calendar.ToUtc(calendar.DayOf(Now).ToDateTime(TimeOnly.MinValue));
        var (oldest, oldestDue) = (Now.AddDays(-DaysKept), calendar.DayOf(Now).AddDays(-DaysKeptLate));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<CallRequest>()
            .Where(one => (one.TakenAt < today || one.DueOn < oldestDue) && one.Phone != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Phone, (Sealed?)null).SetProperty(one => one.Name, (Sealed?)null),
                cancellationToken
            );
        return await db.Set<CallRequest>().Where(one => one.AskedAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static OpenCallRequest Open(IdentityKeyring keyring, CallRequest request) =>
        new(request, keyring.Read(request.Name, Name, request.Id), keyring.Read(request.Phone, Phone, request.Id));

    private static IQueryable<CallRequest> Of(SproDbContext db, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.Welcome);
        return db.Set<CallRequest>().AsNoTracking().Where(one => one.StructureId == structure);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
