using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Appointments;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Steering;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Appointments;
using Spro.Core.Tests.Database;
using Spro.Core.Tests.Desk;
using Spro.Core.Tests.Referrals;
using Spro.Hosting;
using Spro.TestSupport;

namespace Spro.Core.Tests.DataProtection;

/// <summary>Somebody asks for a copy, or to be forgotten; each structure that holds something answers for itself.</summary>
public sealed class DataRequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task One_request_reaches_each_structure_on_the_path_and_no_other(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await EndedAsync(town);
        await town.SendAsync(town.Draft() with { From = town.From, To = town.Elsewhere });

        var request = (
            await Requests(town).AskAsync(Guid.CreateVersion7(), DataRequestKind.Copy, sent.Id, Cancellation)
        )!;

        Assert.Equal(new DateOnly(2026, 12, 24), request.DueOn);
        var seen = Assert.Single(await Seen(town).OfReferralAsync(sent.Id, Cancellation));
        Assert.Equal(2, seen.Answers.Count);
        Assert.Empty(await Answers(town).ListAsync(town.Third, Cancellation));
        var told = (await town.PostAsync()).Where(message => message.Kind == MessageKind.DataRequestWaiting).ToList();
        Assert.Equal(["cio@example.org", "ml@example.org"], told.Select(message => message.To).Order());
        Assert.All(told, message => Assert.DoesNotContain("Hostis", message.Text, StringComparison.Ordinal));
        Assert.Equal(
            "already-asked",
            await RefusalAsync(() =>
                Requests(town).AskAsync(Guid.CreateVersion7(), DataRequestKind.Copy, sent.Id, Cancellation)
            )
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_structure_erases_it_no_longer_reads_while_the_other_still_does(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await EndedAsync(town);
        await AskErasureAsync(town, sent.Id);

        Assert.True(await AnswerAsync(town, town.Sender));

        Assert.Null(await town.Referrals.OpenAsync(town.Sender, sent.Id, Cancellation));
        Assert.Null(await town.Referrals.FindAsync(town.Sender, sent.Reference, Cancellation));
        Assert.Empty(
            (await town.Started.Get<ReferralLists>().SentAsync(town.Sender, isOver: true, page: 1, Cancellation)).Lines
        );
        Assert.NotNull(await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation));
        Assert.NotNull(await town.FollowUps.OpenAsync(sent.Id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Once_the_last_structure_has_erased_nothing_is_left_but_a_count_and_the_answers(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await EndedAsync(town);
        var before = await town.Started.Get<ReferralFunnels>().ByDepartmentAsync(Cancellation);
        await AskErasureAsync(town, sent.Id);
        await AnswerAsync(town, town.Receiver);
        await AnswerAsync(town, town.Sender, "Votre dossier papier est détruit aussi.");

        await using var db = town.Started.Database.CreateDbContext();
        Assert.False(await db.Set<Referral>().AnyAsync(Cancellation));
        Assert.False(await db.Set<ReferralEvent>().AnyAsync(Cancellation));
        Assert.False(await db.Set<ReferralConsent>().AnyAsync(Cancellation));
        Assert.False(await db.Set<AccessRecord>().AnyAsync(Cancellation));
        Assert.False(await db.Set<OutgoingMessage>().AnyAsync(one => one.AboutId == sent.Id, Cancellation));
        var counted = Assert.Single(await db.Set<ErasedReferral>().ToListAsync(Cancellation));
        Assert.True(counted is { WasAccepted: true, HasMet: true, Outcome: ReferralOutcome.Supported });
        Assert.Equal(before, await town.Started.Get<ReferralFunnels>().ByDepartmentAsync(Cancellation));

        // The person sees the answers with the reference and the word they have; nothing leads from them to anything else.
        Assert.Null(await town.FollowUps.RecogniseAsync(sent.Reference, "Café crème", Cancellation));
        Assert.Null(await Seen(town).RecogniseAsync(sent.Reference, "thé", Cancellation));
        var id = await Seen(town).RecogniseAsync(sent.Reference, "cafe CREME", Cancellation);
        var seen = Assert.Single(await Seen(town).OpenAsync(id!.Value, Cancellation));
        Assert.All(seen.Answers, answer => Assert.Equal(DataAnswerState.Done, answer.State));
        Assert.Contains("Votre dossier papier est détruit aussi.", seen.Answers.Select(answer => answer.Words));
        Assert.Null(seen.Request.PathId);
        Assert.Empty(seen.Request.ReferralIds);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whoever_asks_to_be_forgotten_is_no_longer_handed_over(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await AskErasureAsync(town, sent.Id);

        Assert.Equal(ReferralState.Withdrawn, (await town.ReadAsync(sent.Id)).State);
        Assert.Null((await town.ReadAsync(sent.Id)).Name);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_structure_refuses_with_reasons_that_the_person_reads_and_keeps_what_it_has(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await EndedAsync(town);
        await AskErasureAsync(town, sent.Id);
        var waiting = Assert.Single(await Answers(town).ListAsync(town.Receiver, Cancellation));

        Assert.Equal(
            "reasons-missing",
            await RefusalAsync(() => Answers(town).RefuseAsync(town.Receiver, waiting.Answer.Id, " ", Cancellation))
        );
        Assert.False(await Answers(town).RefuseAsync(town.Third, waiting.Answer.Id, "Non.", Cancellation));
        Assert.True(
            await Answers(town).RefuseAsync(town.Receiver, waiting.Answer.Id, "Un recours est en cours.", Cancellation)
        );
        await AnswerAsync(town, town.Sender);

        Assert.NotNull(await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation));
        var seen = Assert.Single(await Seen(town).OfReferralAsync(sent.Id, Cancellation));
        var refused = Assert.Single(seen.Answers, answer => answer.State == DataAnswerState.Refused);
        Assert.Equal("Un recours est en cours.", refused.Words);
        Assert.False(await Answers(town).DoAsync(town.Receiver, waiting.Answer.Id, null, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Until_the_archives_agree_what_is_asked_to_be_erased_is_closed_to_everybody(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var archives = town.Started.Get<ArchivesHolds>();
        var manager = await town.Started.SignInAsync(Role.StructureManager, town.To.Structure.Id);
        var sent = await EndedAsync(town);
        await archives.StateAsync(manager, Cancellation);
        await AskErasureAsync(town, sent.Id);
        await AnswerAsync(town, town.Receiver);
        await AnswerAsync(town, town.Sender);

        Assert.Null(await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation));
        Assert.Null(await town.FollowUps.OpenAsync(sent.Id, Cancellation));
        Assert.Null(await town.FollowUps.RecogniseAsync(sent.Reference, "Café crème", Cancellation));
        Assert.NotNull((await town.ReadAsync(sent.Id)).Name);
        Assert.Equal(0, await archives.EraseClosedAsync(Cancellation));

        Assert.Equal("approval-missing", await RefusalAsync(() => archives.ApproveAsync(manager, "", Cancellation)));
        Assert.Equal(1, await archives.ApproveAsync(manager, "Visa 2026-12", Cancellation));
        await using var db = town.Started.Database.CreateDbContext();
        Assert.False(await db.Set<Referral>().AnyAsync(Cancellation));
        Assert.True(await db.Set<DataAnswer>().AllAsync(one => one.State == DataAnswerState.Done, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nobody_waits_for_the_archives_to_take_back_what_they_had_agreed_to_share(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var archives = town.Started.Get<ArchivesHolds>();
        foreach (var structure in (Guid[])[town.From.Structure.Id, town.To.Structure.Id])
            await archives.StateAsync(await town.Started.SignInAsync(Role.StructureManager, structure), Cancellation);
        var sent = await town.SendAsync();

        await town.FollowUps.WithdrawAsync(sent.Id, Guid.CreateVersion7(), Cancellation);

        var left = await town.ReadAsync(sent.Id);
        Assert.True(left is { State: ReferralState.Withdrawn, Name: null, Phone: null, Message: null, Said: "" });
        // What both structures did, and when, is theirs, and stays.
        Assert.NotEmpty((await town.Referrals.OpenAsync(town.Sender, sent.Id, Cancellation))!.Events);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_structures_that_answer_at_the_same_instant_leave_nothing_that_leads_to_the_person(
        string engine
    )
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var first = await EnterAsync(town, town.Sender, town.From);
        var second = await EnterAsync(town, town.Receiver, town.To);
        await using var db = town.Started.Database.CreateDbContext();
        await db.Set<Contact>()
            .Where(contact => contact.Id == second)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                        contact => contact.PathId,
                        db.Set<Contact>().Where(one => one.Id == first).Select(one => one.PathId).Single()
                    ),
                Cancellation
            );
        await Requests(town)
            .AskAtDeskAsync(
                town.Sender,
                Guid.CreateVersion7(),
                DataRequestKind.Erasure,
                new ShownBy { ContactId = first },
                null,
                Cancellation
            );
        var together = new SavedTogether(town.Started.Database, 2);
        var answers = new StructureRequests(
            together,
            town.Started.Get<PersonCopies>(),
            town.Started.Get<Erasures>(),
            town.Started.Get<RequestUpkeep>(),
            town.Started.Get<AccessLog>(),
            town.Started.Get<IdentityKeys>(),
            town.Started.Clock
        );

        var done = await Task.WhenAll(
            ((Actor[])[town.Sender, town.Receiver]).Select(async actor =>
            {
                var waiting = Assert.Single(await answers.ListAsync(actor, Cancellation));
                return await answers.DoAsync(actor, waiting.Answer.Id, null, Cancellation);
            })
        );

        Assert.Equal([true, true], done);
        var request = await db.Set<DataRequest>().AsNoTracking().SingleAsync(Cancellation);
        Assert.Equal((null, null), (request.PathId, request.AppointmentId));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_erasure_that_lost_to_a_colleague_who_refused_is_not_done_by_a_restore(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await EndedAsync(town);
        await AskErasureAsync(town, sent.Id);
        var waiting = Assert.Single(await town.Started.Get<StructureRequests>().ListAsync(town.Receiver, Cancellation));
        await using var db = town.Started.Database.CreateDbContext();
        var request = await db.Set<DataRequest>().AsTracking().SingleAsync(Cancellation);
        var answer = await db.Set<DataAnswer>()
            .AsTracking()
            .SingleAsync(one => one.Id == waiting.Answer.Id, Cancellation);
        answer.State = DataAnswerState.Done;
        await town
            .Started.Get<StructureRequests>()
            .RefuseAsync(town.Receiver, waiting.Answer.Id, "Le litige est en cours.", Cancellation);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() =>
            town
                .Started.Get<Erasures>()
                .EraseAsync(db, request, town.Receiver.StructureId!.Value, closeOnly: false, Cancellation)
        );

        Assert.DoesNotContain(
            await town.Started.Get<ErasureJournal>().ReadAsync(Cancellation),
            erasure => erasure.What == ErasedThing.Referral && erasure.Id == sent.Id
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_stop_left_behind_an_answer_is_finished_by_the_housekeeping(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await EndedAsync(town);
        await AskErasureAsync(town, sent.Id);
        await AnswerAsync(town, town.Receiver);
        await using var db = town.Started.Database.CreateDbContext();
        Assert.Equal(0, await Upkeep(town).ForgetPathsAsync(Cancellation));
        await db.Set<DataAnswer>()
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, DataAnswerState.Done), Cancellation);

        await town.Started.Get<Retention>().ApplyAsync(Cancellation);

        var request = await db.Set<DataRequest>().AsNoTracking().SingleAsync(Cancellation);
        Assert.Null(request.PathId);
        Assert.Empty(request.ReferralIds);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Before_the_month_ends_a_structure_is_reminded_twice_and_the_officer_sees_who_is_late(
        string engine
    )
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var officer = await town.Started.SignInAsync(Role.DataProtectionOfficer);
        var sent = await EndedAsync(town);
        await AskErasureAsync(town, sent.Id);
        await AnswerAsync(town, town.Sender);
        Assert.Equal(0, await Upkeep(town).RemindAsync(Cancellation));

        town.Advance(TimeSpan.FromDays(20));
        Assert.Equal(1, await Upkeep(town).RemindAsync(Cancellation));
        Assert.Equal(0, await Upkeep(town).RemindAsync(Cancellation));
        town.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await Upkeep(town).RemindAsync(Cancellation));
        town.Advance(TimeSpan.FromDays(5));
        Assert.Equal(0, await Upkeep(town).RemindAsync(Cancellation));

        var figures = await town.Started.Get<RequestFigures>().OfAsync(officer, Cancellation);
        Assert.Equal(
            [
                new RequestFigure("Structure", 1, 1, new DateOnly(2026, 12, 24), 0, 0, 0, null),
                new RequestFigure("Structure", 0, 0, null, 1, 0, 0, 0),
            ],
            figures
        );
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            town.Started.Get<RequestFigures>().OfAsync(town.Receiver, Cancellation)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() => Answers(town).ListAsync(officer, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task At_any_desk_the_reference_and_the_word_are_enough_and_nothing_less(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var officer = await town.Started.SignInAsync(Role.DataProtectionOfficer);
        var sent = await EndedAsync(town);

        Assert.Equal("person-unknown", await AskAsync(new ShownBy { Reference = sent.Reference, Word = "thé" }));
        Assert.Equal("person-unknown", await AskAsync(new ShownBy { ReferralId = sent.Id }));
        Assert.Equal("person-unknown", await AskAsync(new ShownBy { Code = "K7M-4QT-9RX" }));
        Assert.Null(await AskAsync(new ShownBy { Reference = sent.Reference, Word = "café crème" }));
        // By telephone, whoever watches over the data writes it down too, and opens nothing.
        Assert.Equal(
            "already-asked",
            await RefusalAsync(() =>
                Requests(town)
                    .AskAtDeskAsync(
                        officer,
                        Guid.CreateVersion7(),
                        DataRequestKind.Copy,
                        new ShownBy { Reference = sent.Reference, Word = "café crème" },
                        null,
                        Cancellation
                    )
            )
        );

        Task<string?> AskAsync(ShownBy shown) =>
            RefusalAsync(() =>
                Requests(town)
                    .AskAtDeskAsync(town.Third, Guid.CreateVersion7(), DataRequestKind.Copy, shown, null, Cancellation)
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_copy_of_the_path_has_what_structures_wrote_and_who_read_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await EndedAsync(town);
        await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation);
        var copies = town.Started.Get<PersonCopies>();

        var copy = (await copies.OfReferralAsync(sent.Id, Cancellation))!;
        Assert.Equal("Anne-Gaëlle L'Hostis", Assert.Single(copy.Referrals).Person.Name);
        Assert.NotEmpty(copy.Referrals[0].Readings);
        Assert.Contains(copy.Messages, message => message.Kind == MessageKind.ReferralReceived);

        // What is asked with a word of its own has what structures have answered, and nothing before.
        var request = await Requests(town)
            .AskAtDeskAsync(
                town.Sender,
                Guid.CreateVersion7(),
                DataRequestKind.Copy,
                new ShownBy { ReferralId = sent.Id },
                null,
                Cancellation
            );
        Assert.True((await copies.OfRequestAsync(request.Id, Cancellation))!.IsEmpty);
        await AnswerAsync(town, town.Receiver);
        Assert.Single((await copies.OfRequestAsync(request.Id, Cancellation))!.Referrals);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_store_that_is_put_back_is_erased_again_by_the_journal(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var ended = await EndedAsync(town);
        var open = await town.SendAsync();
        await using var db = town.Started.Database.CreateDbContext();
        var rows = await db.Set<Referral>().AsNoTracking().ToListAsync(Cancellation);

        await town.FollowUps.WithdrawAsync(open.Id, Guid.CreateVersion7(), Cancellation);
        await AskErasureAsync(town, ended.Id);
        await AnswerAsync(town, town.Sender);
        await AnswerAsync(town, town.Receiver);
        // What a backup brings back: the rows as they were.
        await db.Set<Referral>().ExecuteDeleteAsync(Cancellation);
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);

        Assert.NotEqual(0, (await town.Started.Get<Erasures>().ReplayAsync(Cancellation)).Erased);
        Assert.NotEqual(0, (await town.Started.Get<Erasures>().ReplayAsync(Cancellation)).Erased);

        var left = Assert.Single(await db.Set<Referral>().AsNoTracking().ToListAsync(Cancellation));
        Assert.Equal(open.Id, left.Id);
        Assert.True(left is { State: ReferralState.Withdrawn, Name: null, Phone: null, Message: null, Said: "" });
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_no_that_came_too_late_and_was_refused_is_not_done_by_a_restore(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await using var db = town.Started.Database.CreateDbContext();
        var read = await db.Set<Referral>().AsTracking().SingleAsync(Cancellation);
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);

        await Assert.ThrowsAsync<RefusedException>(() =>
            town
                .Started.Get<ReferralSteps>()
                .DoForPersonAsync(db, read, new ReferralStep(Guid.CreateVersion7(), ReferralAct.Withdraw), Cancellation)
        );

        Assert.DoesNotContain(
            await town.Started.Get<ErasureJournal>().ReadAsync(Cancellation),
            erasure => erasure.What == ErasedThing.Withdrawal && erasure.Id == sent.Id
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Answered_requests_are_kept_a_year_and_waiting_ones_as_long_as_they_wait(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await EndedAsync(town);
        await AskErasureAsync(town, sent.Id);
        await AnswerAsync(town, town.Sender);
        town.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, await Upkeep(town).DeleteExpiredAsync(Cancellation));
        await AnswerAsync(town, town.Receiver);
        town.Advance(TimeSpan.FromDays(364));
        Assert.Equal(0, await Upkeep(town).DeleteExpiredAsync(Cancellation));
        town.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await Upkeep(town).DeleteExpiredAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_appointment_of_no_hand_over_is_asked_for_where_it_is_given_and_goes_whole(string engine)
    {
        await using var agenda = await TestAgenda.OpenAsync(engine);
        var opening = await agenda.OpenMondayAsync(toNetwork: true);
        var booked = await agenda.BookAsync(opening, TestAgenda.At(9), agenda.Elsewhere);
        await agenda.Outcomes.NoteAsync(agenda.Adviser, booked.Id, Guid.CreateVersion7(), "Une note.", Cancellation);
        var requests = agenda.Get<DataRequests>();
        var answers = agenda.Get<StructureRequests>();

        var asked = await requests.AskAtDeskAsync(
            agenda.Desk,
            Guid.CreateVersion7(),
            DataRequestKind.Erasure,
            new ShownBy { AppointmentId = booked.Id },
            "Soleil",
            Cancellation
        );
        // The structure that had booked only stops knowing of it; the one that receives still answers.
        foreach (var actor in (Actor[])[agenda.Elsewhere, agenda.Desk])
        {
            var waiting = Assert.Single(await answers.ListAsync(actor, Cancellation));
            Assert.True(await answers.DoAsync(actor, waiting.Answer.Id, null, Cancellation));
            Assert.Null(await agenda.Files.ReadAsync(actor, booked.Id, Cancellation));
        }

        await using var db = await agenda.Databases.CreateDbContextAsync(Cancellation);
        Assert.False(await db.Set<Appointment>().IgnoreQueryFilters().AnyAsync(Cancellation));
        Assert.False(await db.Set<AppointmentNote>().AnyAsync(Cancellation));
        Assert.False(await db.Set<OutgoingMessage>().AnyAsync(one => one.AboutId == booked.Id, Cancellation));
        Assert.NotEmpty(await agenda.FreeAsync());
        var seen = agenda.Get<SeenRequests>();
        var id = await seen.RecogniseAsync(asked.Reference, "soleil", Cancellation);
        Assert.Equal(2, Assert.Single(await seen.OpenAsync(id!.Value, Cancellation)).Answers.Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_was_said_at_a_desk_becomes_a_count_of_its_day(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var contact = await desk.ReceiveAsync();
        var code = await desk.Codes.KeepAsync("?age=16-17", Cancellation, contact.PathId);

        await desk.Get<DataRequests>()
            .AskAtDeskAsync(
                desk.Agent,
                Guid.CreateVersion7(),
                DataRequestKind.Erasure,
                new ShownBy { Code = code },
                null,
                Cancellation
            );
        Assert.Null(await desk.Codes.FindAsync(code, Cancellation));
        var answers = desk.Get<StructureRequests>();
        var waiting = Assert.Single(await answers.ListAsync(desk.Agent, Cancellation));
        Assert.Single((await answers.OpenAsync(desk.Agent, waiting.Answer.Id, Cancellation))!.Holds.Contacts);
        await answers.DoAsync(desk.Agent, waiting.Answer.Id, null, Cancellation);

        var left = Assert.Single(await desk.Contacts.OnDayAsync(desk.Agent, contact.Day, Cancellation));
        Assert.True(left is { Said: "", Correction: null, Answered: [] });
        Assert.NotEqual(contact.PathId, left.PathId);
        Assert.Equal(TimeOnly.MinValue, TimeOnly.FromDateTime(left.RecordedAt));
    }

    private static async Task<Guid> EnterAsync(TestReferrals town, Actor actor, Door at) =>
        (
            await town
                .Started.Get<ContactEntries>()
                .EnterAsync(
                    actor,
                    new ContactEntry("c1", at.Place.Id, ContactChannel.Phone, new() { Age = new AgeRange(16, 17) }),
                    ContactOrigin.Software,
                    Cancellation
                )
        )
            .Contact
            .Id;

    private static DataRequests Requests(TestReferrals town) => town.Started.Get<DataRequests>();

    private static SeenRequests Seen(TestReferrals town) => town.Started.Get<SeenRequests>();

    private static RequestUpkeep Upkeep(TestReferrals town) => town.Started.Get<RequestUpkeep>();

    private static StructureRequests Answers(TestReferrals town) => town.Started.Get<StructureRequests>();

    private static Task<DataRequest?> AskErasureAsync(TestReferrals town, Guid referral) =>
        Requests(town).AskAsync(Guid.CreateVersion7(), DataRequestKind.Erasure, referral, Cancellation);

    private static async Task<bool> AnswerAsync(TestReferrals town, Actor actor, string? words = null)
    {
        var waiting = (await Answers(town).ListAsync(actor, Cancellation)).First(line =>
            line.Answer.State == DataAnswerState.Waiting
        );
        return await Answers(town).DoAsync(actor, waiting.Answer.Id, words, Cancellation);
    }

    private static async Task<Referral> EndedAsync(TestReferrals town)
    {
        var sent = await town.SendAsync();
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Meet);
        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.End) { Outcome = ReferralOutcome.Supported }
        );
        return sent;
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
