using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Interchange.Desks;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Appointments;
using Spro.Core.Tests.Desk;
using Spro.Core.Tests.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.DataProtection;

/// <summary>What a person has had erased is not made again by whatever sends it once more.</summary>
public sealed class TombstoneTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_structures_own_software_and_its_files_make_nothing_again_that_a_person_has_had_erased(
        string engine
    )
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var contact = await EnterAsync(town, "c1");
        var entry = Entry(town) with { ContactReference = "c1" };
        var sent = (await SendAsync(town, entry)).Referral;
        await ForgetAsync(town, sent.Id, town.Sender, town.Receiver);

        Assert.Equal(Tombstones.Code, await RefusalAsync(() => SendAsync(town, entry)));
        Assert.Equal(Tombstones.Code, await RefusalAsync(() => EnterAsync(town, "c1")));
        Assert.Equal(Tombstones.Code, await RefusalAsync(() => SendAsync(town, entry with { Reference = "r2" })));
        var file = await town
            .Started.Get<DeskFiles>()
            .ReadContactsAsync(
                town.Sender,
                new MemoryStream(
                    Encoding.UTF8.GetBytes($"reference;date;canal;lieu_id\nc1;2026-11-24;;{town.From.Place.Id}\n")
                ),
                "accueils.csv",
                Cancellation
            );
        Assert.Contains("a demandé l'effacement", Assert.Single(file.Refused).Reason, StringComparison.Ordinal);

        await using (var db = town.Started.Database.CreateDbContext())
        {
            Assert.False(await db.Set<Referral>().AnyAsync(Cancellation));
            // A count of the day, which the structure's own reference finds no more.
            var left = Assert.Single(await db.Set<Contact>().ToListAsync(Cancellation));
            Assert.Null(left.Reference);
            Assert.NotEqual(contact.Contact.Id, left.Id);
        }
        // Whoever comes back is received like anybody, under a new reference.
        Assert.True((await SendAsync(town, Entry(town) with { Reference = "r3" })).IsNew);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_the_sender_alone_has_erased_is_not_given_back_to_its_software(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = (await SendAsync(town, Entry(town))).Referral;
        await ForgetAsync(town, sent.Id, town.Sender);

        Assert.Equal(Tombstones.Code, await RefusalAsync(() => SendAsync(town, Entry(town))));
        Assert.NotNull(await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_late_second_click_of_a_form_makes_nothing_again(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var draft = town.Draft();
        var sent = await town.SendAsync(draft);
        await ForgetAsync(town, sent.Id, town.Sender, town.Receiver);
        Assert.Equal(Tombstones.Code, await RefusalAsync(() => town.SendAsync(draft)));

        await using var agenda = await TestAgenda.OpenAsync(engine);
        var wish = TestAgenda.Wish(await agenda.OpenMondayAsync(), TestAgenda.At(9));
        await agenda.Bookings.BookAsync(agenda.Adviser, wish, Cancellation);
        var waiting = await agenda.WaitAsync("Lou");
        await ForgetAsync(agenda, wish.Id);
        await ForgetAsync(agenda, waiting);
        Assert.Equal(
            Tombstones.Code,
            await RefusalAsync(() => agenda.Bookings.BookAsync(agenda.Adviser, wish, Cancellation))
        );
        Assert.Equal(Tombstones.Code, await RefusalAsync(() => agenda.WaitAsync("Lou", form: waiting)));
        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        Assert.False(await db.Set<Appointment>().AnyAsync(Cancellation));
        Assert.False(await db.Set<Waiting>().AnyAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_waits_closed_for_the_archives_is_not_made_again_either(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var manager = await desk.Started.SignInAsync(Role.StructureManager, desk.Own.Structure.Id);
        await desk.Get<ArchivesHolds>().StateAsync(manager, Cancellation);
        var welcome = desk.Welcome();
        var contact = await desk.Contacts.RecordAsync(desk.Agent, welcome, Cancellation);
        await desk.Get<DataRequests>()
            .AskAtDeskAsync(
                desk.Agent,
                Guid.CreateVersion7(),
                DataRequestKind.Erasure,
                new ShownBy { ContactId = contact.Id },
                null,
                Cancellation
            );
        await AnswerAsync(desk.Get<StructureRequests>(), desk.Agent);

        Assert.Equal(
            Tombstones.Code,
            await RefusalAsync(() => desk.Contacts.RecordAsync(desk.Agent, welcome, Cancellation))
        );
        Assert.Empty(await desk.Contacts.OnDayAsync(desk.Agent, contact.Day, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_store_put_back_from_before_it_came_does_not_take_it_again_and_two_years_later_nothing_is_left(
        string engine
    )
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = (await SendAsync(town, Entry(town))).Referral;
        await ForgetAsync(town, sent.Id, town.Sender, town.Receiver);
        await using var db = town.Started.Database.CreateDbContext();
        await db.Set<Tombstone>().ExecuteDeleteAsync(Cancellation);

        await town.Started.Get<Erasures>().ReplayAsync(Cancellation);

        Assert.Equal(Tombstones.Code, await RefusalAsync(() => SendAsync(town, Entry(town))));
        var stones = town.Started.Get<Tombstones>();
        town.Advance(TimeSpan.FromDays(729));
        Assert.Equal(0, await stones.DeleteExpiredAsync(Cancellation));
        town.Advance(TimeSpan.FromDays(3));
        Assert.NotEqual(0, await stones.DeleteExpiredAsync(Cancellation));
        Assert.False(await db.Set<Tombstone>().AnyAsync(Cancellation));
    }

    private static Task<EnteredContact> EnterAsync(TestReferrals town, string reference) =>
        town
            .Started.Get<ContactEntries>()
            .EnterAsync(
                town.Sender,
                new ContactEntry(
                    reference,
                    town.From.Place.Id,
                    ContactChannel.Phone,
                    new() { Age = new AgeRange(16, 17) }
                ),
                ContactOrigin.Software,
                Cancellation
            );

    private static ReferralEntry Entry(TestReferrals town) =>
        new(
            "r1",
            town.From.Place.Id,
            town.To.Place.Id,
            new ReferredPerson("Camille", "0639980001"),
            new GivenConsent([SharedItem.Name, SharedItem.Situation], ConsentManner.Oral)
        )
        {
            Situation = new() { Age = new AgeRange(16, 17) },
        };

    private static Task<EnteredReferral> SendAsync(TestReferrals town, ReferralEntry entry) =>
        town.Started.Get<ReferralEntries>().SendAsync(town.Sender, entry, Cancellation);

    private static async Task ForgetAsync(TestReferrals town, Guid referral, params Actor[] who)
    {
        await town
            .Started.Get<DataRequests>()
            .AskAsync(Guid.CreateVersion7(), DataRequestKind.Erasure, referral, Cancellation);
        foreach (var actor in who)
            await AnswerAsync(town.Started.Get<StructureRequests>(), actor);
    }

    private static async Task ForgetAsync(TestAgenda agenda, Guid appointment)
    {
        await agenda
            .Get<DataRequests>()
            .AskAtDeskAsync(
                agenda.Desk,
                Guid.CreateVersion7(),
                DataRequestKind.Erasure,
                new ShownBy { AppointmentId = appointment },
                null,
                Cancellation
            );
        await AnswerAsync(agenda.Get<StructureRequests>(), agenda.Desk);
    }

    private static async Task AnswerAsync(StructureRequests answers, Actor actor)
    {
        var waiting = (await answers.ListAsync(actor, Cancellation)).First(line =>
            line.Answer.State == DataAnswerState.Waiting
        );
        Assert.True(await answers.DoAsync(actor, waiting.Answer.Id, null, Cancellation));
    }

    private static async Task<string?> RefusalAsync(Func<Task> act)
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
}
