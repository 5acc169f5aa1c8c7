using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Database;
using Spro.Core.DataProtection;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Structures;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Referrals;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.DataProtection;

/// <summary>
/// How long each column is kept is a promise: a row of every table that says something of a person is planted, time passes,
/// and the ordinary housekeeping leaves none.
/// </summary>
public sealed class RetentionTests
{
    /// <summary>What no passing of time ends, and what does.</summary>
    private static readonly Dictionary<string, string> EndedOtherwise = new(StringComparer.Ordinal)
    {
        ["accounts"] = "kept without a name: below",
        ["early_leaver_recipients"] = "kept with the act of the Région",
        ["network_deadlines"] = "kept as long as they hold",
        ["charter_versions"] = "kept with the charter, which has no last day",
        ["charter_signatories"] = "kept with the version of the charter",
        ["charter_errata"] = "kept with the version of the charter",
        ["charter_commitments"] = "kept with the charter",
        ["charter_answers"] = "kept with the charter",
        ["adopted_thresholds"] = "kept as long as they judge a year",
        ["archives_holds"] = "kept as long as the service",
        ["mandates"] = "the end of the mandate: MeetingsTests",
        ["meetings"] = "kept as what the network decided; the account loses its name",
        ["decisions"] = "kept with the meeting that took them",
        ["decision_news"] = "kept with the decision",
        ["papers"] = "whoever writes of the meeting takes them away: MeetingsTests",
        ["paper_files"] = "go with the paper: MeetingsTests",
        ["development_sessions"] = "kept as what was held; who led it goes five years after: EnrolmentsTests",
        ["agenda_actions"] = "kept as what the network did; the account loses its name",
        ["frozen_registers"] = "kept as what was published; the account has no name there",
        ["register_replies"] = "kept with the register",
        ["good_practices"] = "kept as what the network shares; the account loses its name",
        ["practice_reuses"] = "kept with the practice",
        ["library_items"] = "kept as what the network shares; the account loses its name",
        ["library_uses"] = "kept with what is shared",
        ["call_applications"] = "contacts, then the whole, after the call has closed: AssociatesTests",
        ["call_readers"] = "kept with the call",
        ["application_readings"] = "go with the application: AssociatesTests",
        ["label_decisions"] = "kept with the label",
        ["associated_labels"] = "kept as what the Région decided",
        ["label_proofs"] = "kept with the label",
        ["label_reports"] = "kept with the label",
        ["guide_editions"] = "kept as what was published; the account loses its name",
        ["guide_files"] = "kept with the edition",
        ["places"] = "public: each import of the directory",
        ["services"] = "public: each import of the directory",
        ["structures"] = "public: each import of the directory",
        ["professionals"] = "each import of the directory",
        ["staged_items"] = "the end of each import",
        ["proposed_changes"] = "the answer of the structure",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task What_is_kept_of_people_goes_when_its_time_is_over(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var started = town.Started;
        await using (var db = started.Database.CreateDbContext())
        {
            var planter = new Planter(
                db,
                await started.Get<IdentityKeys>().OpenAsync(Cancellation),
                started.Clock.GetUtcNow().UtcDateTime,
                town
            );
            foreach (var table in Tables(db))
                planter.Plant(table);
            await db.SaveChangesAsync(Cancellation);
        }
        Assert.All(await FilledAsync(started), table => Assert.True(table.Rows > 0, $"{table.Name} is not planted"));

        // Something of each is still there before its time.
        await started.Get<Retention>().ApplyAsync(Cancellation);
        var early = (await FilledAsync(started)).Where(table => table.Rows > 0).Select(table => table.Name).ToList();
        Assert.Contains("referrals", early);
        Assert.Contains("appointments", early);
        Assert.Contains("contacts", early);
        Assert.Contains("data_requests", early);
        Assert.Contains("local_credentials", early);

        town.Advance(TimeSpan.FromDays(6 * 365));
        await started.Get<Retention>().ApplyAsync(Cancellation);

        Assert.Empty((await FilledAsync(started)).Where(table => table.Rows > 0).Select(table => table.Name));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_year_after_it_is_closed_nobody_knows_whose_an_account_was_and_its_history_stays(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        await using (var db = town.Started.Database.CreateDbContext())
            await db.Set<Account>()
                .Where(account => account.Id == town.Receiver.AccountId)
                .ExecuteUpdateAsync(set => set.SetProperty(account => account.FromDemonstration, false), Cancellation);
        var register = town.Started.Get<AccountRegister>();
        var email = (await register.ListAsync(Cancellation)).Single(one => one.Id == town.Receiver.AccountId).Email;
        await register.DisableAsync(email, Cancellation);

        town.Advance(TimeSpan.FromDays(364));
        Assert.Equal(0, await register.ForgetClosedAsync(Cancellation));
        town.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await register.ForgetClosedAsync(Cancellation));
        Assert.Equal(0, await register.ForgetClosedAsync(Cancellation));

        var file = (await town.FollowUps.OpenAsync(sent.Id, Cancellation))!.File;
        Assert.Equal("Ancien professionnel ou ancienne professionnelle", file.Events[^1].Author);
        var known = (await register.ListAsync(Cancellation)).Single(one => one.Id == town.Receiver.AccountId);
        Assert.Equal("", known.Email);
    }

    private static List<IEntityType> Tables(SproDbContext db)
    {
        var personal = PersonalColumns.Of(db).Select(column => column.Table).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. ModelRows
                .Entities(db)
                .Where(entity =>
                    personal.Contains(entity.GetTableName()!) && !EndedOtherwise.ContainsKey(entity.GetTableName()!)
                ),
        ];
    }

    private static async Task<IReadOnlyList<(string Name, int Rows)>> FilledAsync(StartedDatabase started)
    {
        await using var db = started.Database.CreateDbContext();
        List<(string, int)> filled = [];
        foreach (var table in Tables(db))
            filled.Add(
                (table.GetTableName()!, (await ModelRows.ReadAsync(started.Database, table, Cancellation)).Count)
            );
        return filled;
    }

    /// <summary>Plants a row of any table, and of those that it needs.</summary>
    private sealed class Planter
    {
        private readonly SproDbContext _db;
        private readonly IdentityKeyring _keyring;
        private readonly DateTime _now;
        private readonly Dictionary<Type, object> _planted = [];

        public Planter(SproDbContext db, IdentityKeyring keyring, DateTime now, TestReferrals town)
        {
            (_db, _keyring, _now) = (db, keyring, now);
            _planted[typeof(Structure)] = db.Set<Structure>().Single(one => one.Id == town.To.Structure.Id);
            _planted[typeof(Place)] = db.Set<Place>().Single(one => one.Id == town.To.Place.Id);
        }

        public object Plant(IEntityType entity)
        {
            if (_planted.TryGetValue(entity.ClrType, out var known))
                return known;
            var row = Activator.CreateInstance(entity.ClrType, nonPublic: true)!;
            _planted[entity.ClrType] = row;
            foreach (var property in entity.GetProperties())
            {
                var key = property.GetContainingForeignKeys().FirstOrDefault();
                var value =
                    key is not null && key.PrincipalEntityType.ClrType != entity.ClrType
                        ? key.PrincipalKey.Properties.Single().GetGetter().GetClrValue(Plant(key.PrincipalEntityType))
                        : ValueOf(property);
                if (value is not null && property.PropertyInfo is { } column)
                    column.SetValue(row, value);
            }
            switch (row)
            {
                case Account account:
                    account.DisabledAt = _now;
                    break;
                case OutgoingMessage message:
                    (message.State, message.SentAt) = (MessageState.Sent, _now);
                    break;
                case DataAnswer answer:
                    (answer.State, answer.AnsweredAt) = (DataAnswerState.Done, _now);
                    break;
                case Opening opening:
                    opening.ValidTo = DateOnly.FromDateTime(_now);
                    break;
            }
            _db.Add(row);
            return row;
        }

        private object? ValueOf(IProperty property)
        {
            // What may be missing is, but for what says who somebody is.
            if (property.IsNullable && property.ClrType != typeof(Sealed))
                return null;
            return property.ClrType switch
            {
                var type when type == typeof(Guid) => Guid.CreateVersion7(),
                var type when type == typeof(string) => Guid.NewGuid().ToString("N")[..8],
                var type when type == typeof(byte[]) => RandomNumberGenerator.GetBytes(32),
                var type when type == typeof(Sealed) => _keyring.Seal("Camille", property.Name, Guid.NewGuid()),
                var type when type == typeof(DateTime) => _now,
                var type when type == typeof(DateOnly) => DateOnly.FromDateTime(_now),
                _ => null,
            };
        }
    }
}
