using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Hosting;

namespace Spro.Bench.Counsellors;

/// <summary>A store that has served for two years: invented people, their hand-overs and all that goes with them.</summary>
internal static class CounsellorsStore
{
    public const int People = 50_000;
    public const int HandOversEach = 4;
    public const int Counsellors = 20;

    private const int Structures = 100;
    private const int StructuresOfCounsellors = 10;
    private const int RowsAtOnce = 5_000;
    private const string Source = "bench-counsellors";

    /// <summary>Fills it; gives what each counsellor signs in as.</summary>
    public static async Task<IReadOnlyList<Guid>> FillAsync(BenchStore store, CancellationToken cancellationToken)
    {
        var catalogue = await store.CatalogueAsync(cancellationToken);
        var keyring = await store.Get<IdentityKeys>().OpenAsync(cancellationToken);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var doors = catalogue
            .Doors.All.Where(door => door.Network is { IsConfided: false } && door.ReceivesOnSite)
            .DistinctBy(door => door.Structure.Id)
            .Take(Structures)
            .ToList();
        await using var db = await store
            .Get<IDbContextFactory<SproDbContext>>()
            .CreateDbContextAsync(cancellationToken);
        var memberships = Counsel(db, keyring, doors, now);
        await db.SaveChangesAsync(cancellationToken);
        var accounts = memberships.ToLookup(one => one.StructureId, one => one.AccountId);

        var random = new Random(20261126);
        var filled = new Filled();
        for (var person = 0; person < People; person++)
        {
            var path = NewId(now.AddDays(-random.Next(1, 700)));
            var first = random.Next(doors.Count);
            var contact = ContactOf(doors[first], path, accounts, now, random);
            filled.Contacts.Add(contact);
            for (var number = 0; number < HandOversEach; number++)
            {
                // One at most goes on, on a path.
                var goesOn = number == HandOversEach - 1 && random.Next(100) < 40;
                var (from, to) = (doors[first], doors[(first + 1 + random.Next(doors.Count - 1)) % doors.Count]);
                AddHandOver(filled, keyring, path, contact, from, to, accounts, goesOn, now, random);
            }
            if (filled.HandOvers.Count >= RowsAtOnce)
                await filled.WriteAsync(db, cancellationToken);
        }
        await filled.WriteAsync(db, cancellationToken);
        await db.Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);
        return [.. memberships.Select(one => one.Id)];
    }

    private static List<AccountMembership> Counsel(
        SproDbContext db,
        IdentityKeyring keyring,
        List<Door> doors,
        DateTime now
    )
    {
        var today = DateOnly.FromDateTime(now);
        var memberships = new List<AccountMembership>();
        for (var number = 0; number < doors.Count + Counsellors - StructuresOfCounsellors; number++)
        {
            // Two in each of the first ten structures; one in each of the others, who has written what is there.
            var door = doors[number < Counsellors ? number / 2 : number - Counsellors + StructuresOfCounsellors];
            var id = StableId.Of(Source, $"account/{number}");
            var account = keyring.NewAccount(id, $"Personne {number}", $"personne{number}@example.org", now);
            account.FromDemonstration = true;
            db.Add(account);
            var membership = new AccountMembership
            {
                Id = StableId.Of(Source, $"membership/{number}"),
                AccountId = id,
                Role = Role.Adviser,
                StructureId = door.Structure.Id,
                ValidFrom = today,
            };
            db.Add(membership);
            memberships.Add(membership);
            if (number >= Counsellors)
                continue;
            foreach (
                var weekday in (DayOfWeek[])
                    [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]
            )
                db.Add(
                    new Opening
                    {
                        Id = StableId.Of(Source, $"opening/{number}/{weekday}"),
                        StructureId = door.Structure.Id,
                        PlaceId = door.Place.Id,
                        AdviserId = id,
                        Weekday = weekday,
                        From = new TimeOnly(9, 0),
                        To = new TimeOnly(12, 0),
                        ValidFrom = today,
                        SlotMinutes = 30,
                        Ways = Ways.Phone,
                        Subject = "Entretien (créneau fictif)",
                        OpenToNetwork = true,
                    }
                );
        }
        return memberships;
    }

    private static Contact ContactOf(Door door, Guid path, ILookup<Guid?, Guid> accounts, DateTime now, Random random)
    {
        var at = now.AddDays(-random.Next(2, 700));
        return new Contact
        {
            Id = NewId(at),
            StructureId = door.Structure.Id,
            PlaceId = door.Place.Id,
            ReceivedBy = accounts[door.Structure.Id].First(),
            RecordedAt = at,
            Day = DateOnly.FromDateTime(at),
            Said = "age=16-17&mainStatus=no_activity&insee=53130",
            RulesVersion = "bench",
            Answered = [door.Network!.Code],
            PathId = path,
        };
    }

    private static void AddHandOver(
        Filled filled,
        IdentityKeyring keyring,
        Guid path,
        Contact contact,
        Door from,
        Door to,
        ILookup<Guid?, Guid> accounts,
        bool goesOn,
        DateTime now,
        Random random
    )
    {
        var at = now.AddMinutes(-random.Next(60, goesOn ? 14 * 24 * 60 : 700 * 24 * 60));
        var state = !goesOn
            ? ReferralState.Ended
            : ((ReferralState[])[ReferralState.Sent, ReferralState.Acknowledged, ReferralState.Accepted])[
                random.Next(3)
            ];
        var id = NewId(at);
        var writer = accounts[from.Structure.Id].First();
        var letters = RandomLetters(random);
        var referral = new Referral
        {
            Id = id,
            Reference = $"{letters[..4]}-{letters[4..]}",
            PathId = path,
            ContactId = contact.Id,
            SenderId = from.Structure.Id,
            SenderPlaceId = from.Place.Id,
            WrittenBy = writer,
            ReceiverId = to.Structure.Id,
            ReceiverPlaceId = to.Place.Id,
            ReceiverNetwork = to.Network!.Code,
            DepartmentCode = from.Place.DepartmentCode,
            State = state,
            StateSince = at,
            CreatedAt = at,
            LastEventAt = at,
            Outcome = goesOn ? null : ReferralOutcome.Advised,
            Shared = [SharedItem.Name, SharedItem.Phone, SharedItem.Situation],
            Said = contact.Said,
            News = NewsChannel.None,
            NextChaseOn = goesOn ? DateOnly.FromDateTime(now.AddDays(30)) : null,
            Revision = 12,
        };
        referral.Seal(
            keyring,
            new ReferredPerson($"Personne fictive {letters}", "06 39 98 00 00", null, null, null),
            null
        );
        filled.HandOvers.Add(referral);
        filled.Consents.Add(
            new ReferralConsent
            {
                Id = NewId(at),
                ReferralId = id,
                ReceiverId = to.Structure.Id,
                Items = referral.Shared,
                Manner = ConsentManner.Oral,
                RecordedBy = writer,
                GivenAt = at,
            }
        );
        foreach (var (order, (act, before, after, by)) in Story(state).Index())
            filled.Events.Add(
                new ReferralEvent
                {
                    Id = order == 0 ? id : NewId(at),
                    ReferralId = id,
                    Order = order * 2,
                    Act = act,
                    From = before,
                    To = after,
                    By = by,
                    AccountId = writer,
                    At = at.AddSeconds(order),
                    ReceiverId = to.Structure.Id,
                }
            );
        for (var reading = 0; reading < 2; reading++)
            filled.Readings.Add(
                new AccessRecord
                {
                    Id = NewId(at),
                    Kind = StructureReferrals.Kind,
                    ObjectId = id,
                    AccountId = accounts[(reading == 0 ? from : to).Structure.Id].First(),
                    Role = Role.Adviser,
                    StructureId = (reading == 0 ? from : to).Structure.Id,
                    Purpose = Purpose.HandOver,
                    At = at.AddMinutes(30),
                }
            );
        var message = NewId(at);
        filled.Messages.Add(
            new OutgoingMessage
            {
                Id = message,
                Channel = MessageChannel.Email,
                Kind = MessageKind.ReferralReceived,
                AboutId = id,
                StructureId = to.Structure.Id,
                MailId = $"{message:N}@localhost",
                CreatedAt = at,
                DueAt = at,
                NextAttemptAt = at,
                State = MessageState.Sent,
                SentAt = at,
                Attempts = 1,
            }
        );
    }

    private static IEnumerable<(ReferralAct, ReferralState, ReferralState, Party)> Story(ReferralState state)
    {
        yield return (ReferralAct.Propose, ReferralState.Proposed, ReferralState.Proposed, Party.Sender);
        yield return (ReferralAct.Agree, ReferralState.Proposed, ReferralState.Agreed, Party.Person);
        yield return (ReferralAct.Send, ReferralState.Agreed, ReferralState.Sent, Party.Sender);
        if (state == ReferralState.Sent)
            yield break;
        yield return (ReferralAct.Acknowledge, ReferralState.Sent, ReferralState.Acknowledged, Party.Receiver);
        if (state == ReferralState.Acknowledged)
            yield break;
        yield return (ReferralAct.Accept, ReferralState.Acknowledged, ReferralState.Accepted, Party.Receiver);
        if (state == ReferralState.Accepted)
            yield break;
        yield return (ReferralAct.End, ReferralState.Accepted, ReferralState.Ended, Party.Receiver);
    }

    private static Guid NewId(DateTime at) => Guid.CreateVersion7(new DateTimeOffset(at));

    private static string RandomLetters(Random random) =>
        new(random.GetItems("ABCDEFGHJKMNPQRSTUVWXYZ23456789".AsSpan(), 8));

    /// <summary>Rows to be written.</summary>
    private sealed class Filled
    {
        public List<Contact> Contacts { get; } = [];
        public List<Referral> HandOvers { get; } = [];
        public List<ReferralConsent> Consents { get; } = [];
        public List<ReferralEvent> Events { get; } = [];
        public List<AccessRecord> Readings { get; } = [];
        public List<OutgoingMessage> Messages { get; } = [];

        public async Task WriteAsync(SproDbContext db, CancellationToken cancellationToken)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await WriteAsync(db, Contacts, cancellationToken);
            await WriteAsync(db, HandOvers, cancellationToken);
            await WriteAsync(db, Consents, cancellationToken);
            await WriteAsync(db, Events, cancellationToken);
            await WriteAsync(db, Readings, cancellationToken);
            await WriteAsync(db, Messages, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        private static async Task WriteAsync<T>(SproDbContext db, List<T> rows, CancellationToken cancellationToken)
            where T : class
        {
            await BulkInsert.InsertAsync(db, rows, cancellationToken);
            rows.Clear();
        }
    }
}
