using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.DataProtection;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.DataProtection;

/// <summary>
/// Canaries are planted as who a person is and as what is written of them, by the services that pages call. While they are
/// alive no store shows one; once the person is forgotten, nothing holds one: no table, no file, no log, no outbox.
/// </summary>
public sealed class CanaryTests
{
    private const string Phone = "0639987341";
    private const string CalledBack = "0639987342";
    private const string Booked = "0639987343";

    private static readonly string[] Canaries =
    [
        "CanariNom",
        "39987341",
        "canari-courriel",
        "CanariRue",
        "CanariMessage",
        "CanariMotif",
        "CanariSuite",
        "CanariLien",
        "39987342",
        "CanariAttendu",
        "39987343",
        "CanariAdresse",
        "CanariPrevu",
        "CanariBilan",
        "CanariNote",
        "CanariAttente",
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task No_canary_is_readable_while_it_lives_and_none_is_left_once_the_person_is_forgotten(string engine)
    {
        using var logs = new Lines();
        await using var town = await TestReferrals.OpenAsync(engine, logs);
        var referral = await PlantAsync(town);
        var (appointment, waiting) = await ExpectAsync(town, referral.Id);
        await town.Started.Get<MessageSender>().RunOnceAsync(Cancellation);

        // They live: the person takes them all away, and a file waits to be sent on.
        var copy = await CopyAsync(town, referral.Id);
        Assert.All(Canaries, canary => Assert.Contains(canary, copy, StringComparison.Ordinal));
        Assert.Contains("canari-courriel", DropText(town), StringComparison.Ordinal);
        await CompactAsync(town);
        AssertSilent(await EverythingAsync(town));
        var sealedBefore = await SealedAsync(town, referral.Id, appointment, waiting);
        Assert.NotEmpty(sealedBefore);

        await ForgetAsync(town, referral.Id);
        await CompactAsync(town);

        var left = await EverythingAsync(town);
        AssertSilent(left);
        // Not even closed: what sealed them is gone too.
        Assert.All(sealedBefore, bytes => Assert.DoesNotContain(Hex(bytes), left, StringComparison.Ordinal));
        AssertSilent(DropText(town));
        AssertSilent(logs.Text);
        AssertSilent(await JournalAsync());
    }

    private static async Task<Referral> PlantAsync(TestReferrals town)
    {
        var sent = await town.SendAsync(
            town.Draft() with
            {
                Person = new ReferredPerson(
                    "CanariNom",
                    Phone,
                    "canari-courriel@example.org",
                    "1 rue CanariRue, 53000 Laval",
                    "CanariMessage"
                ),
                Consent = new GivenConsent(
                    [
                        SharedItem.Name,
                        SharedItem.Phone,
                        SharedItem.Email,
                        SharedItem.PostalAddress,
                        SharedItem.Message,
                        SharedItem.Situation,
                    ],
                    ConsentManner.Oral
                ),
                News = NewsChannel.Email,
                Reason = "CanariMotif",
                IsOverride = true,
            }
        );
        await town.FollowUps.AskCallAsync(sent.Id, Guid.CreateVersion7(), CalledBack, TimeBand.Morning, Cancellation);
        var calls = await town.Calls.OfAsync(town.Receiver, Cancellation);
        Assert.Contains(calls, call => call.Phone == CalledBack);
        var token = (await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation))!;
        var (link, _) = await town.Links.FindAsync(token, Cancellation);
        await town.Links.DoAsync(
            link!.Value,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.Accept)
            {
                Note = "CanariSuite",
                AnsweredAs = "CanariLien",
            },
            Cancellation
        );
        return sent;
    }

    private static async Task<(Guid Appointment, Guid Waiting)> ExpectAsync(TestReferrals town, Guid referral)
    {
        var opening = new Opening
        {
            Id = Guid.CreateVersion7(),
            PlaceId = town.To.Place.Id,
            AdviserId = town.Receiver.AccountId,
            Weekday = DayOfWeek.Monday,
            From = new TimeOnly(9, 0),
            To = new TimeOnly(11, 0),
            ValidFrom = new DateOnly(2026, 11, 1),
            SlotMinutes = 30,
            Capacity = 1,
            Ways = Ways.InPerson,
            Subject = "Premier entretien",
        };
        await town.Started.Get<Core.Appointments.Agenda>().SaveAsync(town.Receiver, opening, Cancellation);
        var appointment = await town
            .Started.Get<Bookings>()
            .BookAsync(
                town.Receiver,
                new Booking
                {
                    Id = Guid.CreateVersion7(),
                    OpeningId = opening.Id,
                    Start = new DateTime(2026, 11, 30, 8, 0, 0, DateTimeKind.Utc),
                    Way = Ways.InPerson,
                    ReferralId = referral,
                    Person = new ExpectedPerson
                    {
                        Name = "CanariAttendu",
                        Phone = Booked,
                        Address = "2 rue CanariAdresse\n53000 Laval",
                        // A letter waits to be printed, with the name and the address.
                        Channel = ReminderChannel.Letter,
                        Needs = [Need.QuietPlace],
                    },
                },
                Cancellation
            );
        var outcomes = town.Started.Get<AppointmentOutcomes>();
        await outcomes.AnswerNeedsAsync(town.Receiver, appointment.Id, "CanariPrevu", Cancellation);
        await outcomes.SummariseAsync(town.Receiver, appointment.Id, "CanariBilan", Cancellation);
        await outcomes.NoteAsync(town.Receiver, appointment.Id, Guid.CreateVersion7(), "CanariNote", Cancellation);
        var waiting = Guid.CreateVersion7();
        await town
            .Started.Get<WaitingList>()
            .AddAsync(
                town.Receiver,
                new WaitingWish
                {
                    Id = waiting,
                    StructureId = town.Receiver.StructureId!.Value,
                    From = new DateOnly(2026, 12, 1),
                    To = new DateOnly(2026, 12, 20),
                    Ways = Ways.InPerson,
                    Person = new ExpectedPerson
                    {
                        Name = "CanariAttente",
                        Phone = Booked,
                        Channel = ReminderChannel.Call,
                    },
                },
                Cancellation
            );
        await using var db = town.Started.Database.CreateDbContext();
        await db.Set<Waiting>()
            .Where(one => one.Id == waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ReferralId, referral), Cancellation);
        return (appointment.Id, waiting);
    }

    // With the names of people who wait, which their copy does not repeat.
    private static async Task<string> CopyAsync(TestReferrals town, Guid referral)
    {
        await town
            .Started.Get<DataRequests>()
            .AskAsync(Guid.CreateVersion7(), DataRequestKind.Copy, referral, Cancellation);
        foreach (var actor in (Actor[])[town.Sender, town.Receiver])
            await AnswerAsync(town, actor);
        var keyring = await town.Started.Get<IdentityKeys>().OpenAsync(Cancellation);
        await using var db = town.Started.Database.CreateDbContext();
        var waiting = await db.Set<Waiting>().SingleAsync(Cancellation);
        var calls = await db.Set<CallBack>().SingleAsync(Cancellation);
        return JsonSerializer.Serialize(
                await town.Started.Get<PersonCopies>().OfReferralAsync(referral, Cancellation),
                Readable
            )
            + keyring.Read(waiting.Name, "waiting.name", waiting.Id)
            + keyring.Read(calls.Phone, "call_backs.phone", calls.Id);
    }

    private static async Task ForgetAsync(TestReferrals town, Guid referral)
    {
        await town
            .Started.Get<DataRequests>()
            .AskAsync(Guid.CreateVersion7(), DataRequestKind.Erasure, referral, Cancellation);
        foreach (var actor in (Actor[])[town.Receiver, town.Sender])
            await AnswerAsync(town, actor);
    }

    private static async Task AnswerAsync(TestReferrals town, Actor actor)
    {
        var answers = town.Started.Get<StructureRequests>();
        var waiting = (await answers.ListAsync(actor, Cancellation)).First(line =>
            line.Answer.State == DataAnswerState.Waiting
        );
        Assert.True(await answers.DoAsync(actor, waiting.Answer.Id, null, Cancellation));
    }

    private static async Task<IReadOnlyList<byte[]>> SealedAsync(
        TestReferrals town,
        Guid referral,
        Guid appointment,
        Guid waiting
    )
    {
        await using var db = town.Started.Database.CreateDbContext();
        var one = await db.Set<Referral>().SingleAsync(some => some.Id == referral, Cancellation);
        var other = await db.Set<Appointment>().SingleAsync(some => some.Id == appointment, Cancellation);
        var third = await db.Set<Waiting>().SingleAsync(some => some.Id == waiting, Cancellation);
        Sealed?[] all =
        [
            one.Name,
            one.Phone,
            one.Email,
            one.PostalAddress,
            one.Message,
            one.Reason,
            other.Name,
            other.Phone,
            other.Address,
            other.Needs,
            other.NeedsAnswer,
            other.Summary,
            third.Name,
            third.Phone,
            .. await db.Set<AppointmentNote>().Select(note => note.Text).ToListAsync(Cancellation),
            .. await db.Set<CallBack>().Select(call => call.Phone).ToListAsync(Cancellation),
            .. await db.Set<OutgoingMessage>()
                .Where(message => message.AboutId == referral || message.AboutId == appointment)
                .Select(message => message.Recipient)
                .ToListAsync(Cancellation),
        ];
        return [.. all.OfType<Sealed>().Select(value => value.Bytes.ToArray())];
    }

    private static async Task CompactAsync(TestReferrals town)
    {
        await using var db = town.Started.Database.CreateDbContext();
        if (!db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM FULL", Cancellation);
            return;
        }
        await db.Database.ExecuteSqlRawAsync("VACUUM", Cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancellation);
    }

    /// <summary>
    /// All that the store holds: each column of each table, as text and, in hexadecimal, as bytes; and the very files where
    /// there are any.
    /// </summary>
    private static async Task<string> EverythingAsync(TestReferrals town)
    {
        var all = new StringBuilder();
        await using (var db = town.Started.Database.CreateDbContext())
        {
            await db.Database.OpenConnectionAsync(Cancellation);
            foreach (var table in await StoredRows.ReadAsync(db, Cancellation))
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A name that the database gave.
                command.CommandText = $"SELECT * FROM \"{table.Table}\"";
#pragma warning restore CA2100
                await using var reader = await command.ExecuteReaderAsync(Cancellation);
                while (await reader.ReadAsync(Cancellation))
                    for (var column = 0; column < reader.FieldCount; column++)
                        all.AppendLine(
                            reader.GetValue(column) switch
                            {
                                byte[] bytes => $"{Hex(bytes)} {Encoding.UTF8.GetString(bytes)}",
                                string[] texts => string.Join(' ', texts),
                                var value => Convert.ToString(value, CultureInfo.InvariantCulture),
                            }
                        );
            }
        }
        if (town.Started.Database.Engine == "sqlite")
        {
            var file = new SqliteConnectionStringBuilder(town.Started.Database.ConnectionString).DataSource;
            foreach (var path in (string[])[file, file + "-wal"])
                if (File.Exists(path))
                {
                    await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                    using var bytes = new MemoryStream();
                    await stream.CopyToAsync(bytes, Cancellation);
                    all.AppendLine(Encoding.Latin1.GetString(bytes.ToArray())).AppendLine(Hex(bytes.ToArray()));
                }
        }
        return all.ToString();
    }

    private static string DropText(TestReferrals town) =>
        Directory.Exists(town.Started.Drop)
            ? string.Join(
                '\n',
                Directory.EnumerateFiles(town.Started.Drop, "*", SearchOption.AllDirectories).Select(File.ReadAllText)
            )
            : "";

    private static async Task<string> JournalAsync()
    {
        var journal = new ErasureJournal(StartedDatabase.Keys);
        return System.Text.Json.JsonSerializer.Serialize(
            (await journal.ReadAsync(Cancellation)).Select(one => new
            {
                one.At,
                one.What,
                one.Key,
                one.StructureId,
            })
        );
    }

    private static void AssertSilent(string text) =>
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);

    /// <summary>All that is logged, from the least.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            _lines.Enqueue($"{formatter(state, exception)} {values} {exception}");
        }

        public void Dispose() { }
    }
}
