using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Territories;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Catalogue;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Messages;

namespace Spro.Core.Tests.Appointments;

/// <summary>Two invented structures, and an adviser in one.</summary>
internal sealed class TestAgenda : IAsyncDisposable
{
    /// <summary>The Monday after the stopped clock's Tuesday.</summary>
    public static readonly DateOnly Monday = new(2026, 11, 30);

    private readonly StartedDatabase _started;

    private TestAgenda(StartedDatabase started) => _started = started;

    public IDbContextFactory<SproDbContext> Databases => _started.Database;
    public TimeProvider Clock => _started.Clock;

    public T Get<T>()
        where T : notnull => _started.Get<T>();

    public IdentityKeys Keys => _started.Get<IdentityKeys>();
    public Core.Appointments.Agenda Agenda => _started.Get<Core.Appointments.Agenda>();
    public SlotSearch Slots => _started.Get<SlotSearch>();
    public Bookings Bookings => _started.Get<Bookings>();
    public WaitingList WaitingList => _started.Get<WaitingList>();
    public AppointmentFiles Files => _started.Get<AppointmentFiles>();
    public AppointmentOutcomes Outcomes => _started.Get<AppointmentOutcomes>();
    public PersonAppointments Persons => _started.Get<PersonAppointments>();
    public KeptSeats Seats => _started.Get<KeptSeats>();
    public AccessLog Readings => _started.Get<AccessLog>();

    /// <summary>Adviser of the structure that receives.</summary>
    public Actor Adviser { get; private set; } = null!;

    /// <summary>At the desk of that structure.</summary>
    public Actor Desk { get; private set; } = null!;

    /// <summary>Adviser of another.</summary>
    public Actor Elsewhere { get; private set; } = null!;

    public Guid PlaceId { get; private set; }

    /// <summary>All that people are owed, in order.</summary>
    public Task<IReadOnlyList<Owed>> OwedAsync() => Databases.OwedAsync(Keys);

    /// <summary>What people are owed of a kind.</summary>
    public async Task<IReadOnlyList<Owed>> OwedAsync(MessageKind kind) =>
        [.. (await OwedAsync()).Where(message => message.Kind == kind)];

    public static async Task<TestAgenda> OpenAsync(string engine)
    {
        var started = await StartedDatabase.CreateAsync(engine);
        await using (var db = started.Database.CreateDbContext())
        {
            foreach (var network in (string[])["CIO", "ML"])
            {
                var place = Directories.At(network, "53130", network);
                db.AddRange(place, Directories.Door(place, network).Structure);
            }
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var own = Directories.At("CIO", "53130", "CIO");
        return new TestAgenda(started)
        {
            Adviser = await started.SignInAsync(Role.Adviser, own.StructureId),
            Desk = await started.SignInAsync(Role.ReceptionAgent, own.StructureId),
            Elsewhere = await started.SignInAsync(Role.Adviser, Directories.At("ML", "53130", "ML").StructureId),
            PlaceId = own.Id,
        };
    }

    public Task<Actor> SignInAsync(Role role, Guid? structureId) => _started.SignInAsync(role, structureId);

    /// <summary>An opening each Monday from nine to eleven, of thirty minutes.</summary>
    public async Task<Opening> OpenMondayAsync(int capacity = 1, bool toNetwork = false, int minutes = 30)
    {
        var opening = new Opening
        {
            Id = Guid.CreateVersion7(),
            PlaceId = PlaceId,
            AdviserId = Adviser.AccountId,
            Weekday = DayOfWeek.Monday,
            From = new TimeOnly(9, 0),
            To = new TimeOnly(11, 0),
            ValidFrom = new DateOnly(2026, 11, 1),
            SlotMinutes = minutes,
            Capacity = capacity,
            Ways = Ways.InPerson | Ways.Phone,
            Subject = "Premier entretien",
            OpenToNetwork = toNetwork,
        };
        await Agenda.SaveAsync(Adviser, opening, TestContext.Current.CancellationToken);
        return opening;
    }

    public static DateTime At(int hour, int minute = 0) =>
        LocalCalendar.Metropolitan.ToUtc(Monday.ToDateTime(new TimeOnly(hour, minute)));

    public static Booking Wish(Opening opening, DateTime start, string name = "Lou Essai") =>
        new()
        {
            Id = Guid.CreateVersion7(),
            OpeningId = opening.Id,
            Start = start,
            Way = Ways.InPerson,
            Person = new ExpectedPerson
            {
                Name = name,
                Email = "lou@example.org",
                Channel = ReminderChannel.Email,
            },
        };

    public Task<Appointment> BookAsync(Opening opening, DateTime start, Actor? by = null) =>
        Bookings.BookAsync(by ?? Adviser, Wish(opening, start), TestContext.Current.CancellationToken);

    public async Task<Guid> WaitAsync(string name, string email = "x@example.org", Guid? form = null)
    {
        var id = form ?? Guid.CreateVersion7();
        await WaitingList.AddAsync(
            Desk,
            new WaitingWish
            {
                Id = id,
                StructureId = Adviser.StructureId!.Value,
                From = Monday.AddDays(-7),
                To = Monday.AddDays(7),
                Ways = Ways.InPerson,
                Person = new ExpectedPerson
                {
                    Name = name,
                    Email = email,
                    Channel = ReminderChannel.Email,
                },
            },
            TestContext.Current.CancellationToken
        );
        Advance(TimeSpan.FromSeconds(1));
        return id;
    }

    /// <summary>The free slots of Monday that somebody sees of the structure that receives.</summary>
    public async Task<IReadOnlyList<FreeSlot>> FreeAsync(Actor? seenBy = null) => (
            await Slots.FindAsync(
                seenBy ?? Adviser,
                new SlotWish
                {
                    StructureId = Adviser.StructureId!.Value,
                    From = Monday,
                    Days = 1,
                },
                TestContext.Current.CancellationToken
            )
        ).List.Free;

    public void Advance(TimeSpan time) => _started.Clock.Advance(time);

    /// <summary>The code of the refusal; null when it was none.</summary>
    public static async Task<string?> RefusalAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }

    public ValueTask DisposeAsync() => _started.DisposeAsync();
}
