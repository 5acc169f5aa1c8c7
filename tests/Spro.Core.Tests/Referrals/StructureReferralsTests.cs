using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>A hand-over from the desk to its outcome, and all that may go wrong between.</summary>
public sealed class StructureReferralsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_person_who_agrees_is_handed_over_met_and_the_outcome_is_known(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();

        var line = Assert.Single(await town.ReceivedAsync(town.Receiver, isOver: false));
        Assert.Equal("Anne-Gaëlle L'Hostis", line.Name);
        Assert.Equal(new DateOnly(2026, 11, 26), line.Deadline);

        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Acknowledge);
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.MakeAppointment)
            {
                AppointmentAt = town.Started.Clock.GetUtcNow().UtcDateTime.AddDays(3),
            }
        );
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Meet);
        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.End) { Outcome = ReferralOutcome.EnteredTraining }
        );

        var file = (await town.Referrals.OpenAsync(town.Sender, sent.Id, Cancellation))!;
        Assert.Equal(ReferralState.Ended, file.Referral.State);
        Assert.Equal(ReferralOutcome.EnteredTraining, file.Referral.Outcome);
        Assert.Equal(
            [
                ReferralAct.Propose,
                ReferralAct.Agree,
                ReferralAct.Send,
                ReferralAct.Acknowledge,
                ReferralAct.Accept,
                ReferralAct.MakeAppointment,
                ReferralAct.Meet,
                ReferralAct.End,
            ],
            file.Events.Select(trace => trace.Event.Act)
        );
        Assert.All(file.Events, trace => Assert.NotNull(trace.Author));
        Assert.Empty(file.Open);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_receiver_reads_what_the_person_agreed_to_share_and_nothing_else(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var draft = town.Draft() with
        {
            Person = new ReferredPerson("Camille", "0639980002", "camille@example.org"),
            Consent = new GivenConsent([SharedItem.Name], ConsentManner.Written),
            News = NewsChannel.Sms,
        };
        var sent = await town.SendAsync(draft);

        var read = (await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation))!;
        Assert.Equal(new ReferredPerson("Camille"), read.Person);
        Assert.Equal("", read.Referral.Said);
        // What gives them news stays at the desk; what serves nothing is not kept.
        var own = (await town.Referrals.OpenAsync(town.Sender, sent.Id, Cancellation))!.Person;
        Assert.Equal(("0639980002", null), (own.Phone, own.Email));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nothing_of_who_they_are_stands_in_clear_anywhere_in_the_store(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        await town.SendAsync();
        await using var db = town.Started.Database.CreateDbContext();
        var row = await db.Set<Referral>().AsNoTracking().SingleAsync(Cancellation);
        foreach (var column in (Sealed?[])[row.Name, row.Phone, row.Message])
        {
            var text = Encoding.Latin1.GetString(column!.Bytes.Span);
            Assert.DoesNotContain("Hostis", text, StringComparison.Ordinal);
            Assert.DoesNotContain("0639980001", text, StringComparison.Ordinal);
            Assert.DoesNotContain("cuisine", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_person_who_says_no_leaves_nothing_of_who_they_are_and_may_be_offered_it_again(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var draft = town.Draft() with { Consent = null };
        var refused = await town.SendAsync(draft);

        var row = await town.ReadAsync(refused.Id);
        Assert.Equal(ReferralState.Withdrawn, row.State);
        Assert.Null(row.Name);
        Assert.Null(row.Phone);
        Assert.Equal("", row.Said);
        Assert.Empty(await town.ReceivedAsync(town.Receiver, isOver: false));
        // It costs nothing: the same person, later.
        Assert.Equal(ReferralState.Sent, (await town.SendAsync(town.Draft() with { PathId = refused.PathId })).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_structure_sees_its_own_hand_overs_and_touches_no_other(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();

        Assert.Null(await town.Referrals.OpenAsync(town.Third, sent.Id, Cancellation));
        Assert.False(await town.DoAsync(town.Third, sent.Id, ReferralAct.Accept));
        Assert.Empty(await town.ReceivedAsync(town.Third, isOver: false));
        Assert.Null(await town.Links.MakeAsync(town.Receiver, sent.Id, Cancellation));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            town.Referrals.OpenAsync(town.Officer, sent.Id, Cancellation)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_sender_cannot_answer_for_the_receiver_nor_the_receiver_send_it_on(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();

        var early = await Assert.ThrowsAsync<RefusedException>(() =>
            town.DoAsync(town.Sender, sent.Id, ReferralAct.Accept)
        );
        Assert.Equal("not-now", early.Code);
        await Assert.ThrowsAsync<RefusedException>(() => town.DoAsync(town.Receiver, sent.Id, ReferralAct.Meet));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Declining_needs_a_reason_and_another_way_and_the_sender_has_it_back(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var decline = new ReferralStep(Guid.CreateVersion7(), ReferralAct.Decline);

        Assert.Equal("motif", (await Refused(decline)).Field);
        Assert.Equal("proposition", (await Refused(decline with { DeclineReason = DeclineReason.NoRoom })).Field);
        Assert.Equal(
            "proposition",
            (
                await Refused(decline with { DeclineReason = DeclineReason.NoRoom, CounterPlaceId = town.To.Place.Id })
            ).Field
        );
        await town.DoAsync(
            town.Receiver,
            sent.Id,
            decline with
            {
                DeclineReason = DeclineReason.NoRoom,
                CounterPlaceId = town.Elsewhere.Place.Id,
                Note = "Ils ont de la place la semaine prochaine.",
            }
        );

        var file = (await town.Referrals.OpenAsync(town.Sender, sent.Id, Cancellation))!;
        Assert.Equal(ReferralState.Declined, file.Referral.State);
        Assert.Equal("Ils ont de la place la semaine prochaine.", file.Events[^1].Note);
        Assert.Contains(ReferralAct.Redirect, file.Open);

        Task<RefusedException> Refused(ReferralStep step) =>
            Assert.ThrowsAsync<RefusedException>(() => town.DoAsync(town.Receiver, sent.Id, step));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Given_to_another_structure_it_needs_another_agreement_and_leaves_the_first(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.Decline)
            {
                DeclineReason = DeclineReason.OtherMission,
                CounterPlaceId = town.Elsewhere.Place.Id,
            }
        );
        var redirect = new ReferralStep(Guid.CreateVersion7(), ReferralAct.Redirect) { To = town.Elsewhere };

        Assert.Equal(
            "accord",
            (await Assert.ThrowsAsync<RefusedException>(() => town.DoAsync(town.Sender, sent.Id, redirect))).Field
        );
        await town.DoAsync(
            town.Sender,
            sent.Id,
            redirect with
            {
                Consent = new GivenConsent([SharedItem.Name], ConsentManner.Oral),
            }
        );

        Assert.Equal(ReferralState.Sent, (await town.ReadAsync(sent.Id)).State);
        Assert.Null(await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation));
        var read = (await town.Referrals.OpenAsync(town.Third, sent.Id, Cancellation))!;
        Assert.Equal(new ReferredPerson("Anne-Gaëlle L'Hostis"), read.Person);
        // Neither what was said to the first, nor what the first wrote.
        Assert.Equal("", read.Said);
        Assert.DoesNotContain(read.Events, trace => trace.Event.Act == ReferralAct.Decline);
        Assert.Equal("", (await town.ReadAsync(sent.Id)).Said);
        await using var db = town.Started.Database.CreateDbContext();
        Assert.Equal(
            [true, false],
            (await db.Set<ReferralConsent>().OrderBy(consent => consent.GivenAt).ToListAsync(Cancellation)).Select(
                consent => consent.WithdrawnAt is not null
            )
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Sending_back_where_the_person_has_been_needs_a_reason(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.End) { Outcome = ReferralOutcome.HandedOn }
        );
        var back = town.Draft() with { From = town.To, To = town.From, PathId = sent.PathId };

        var loop = await Assert.ThrowsAsync<RefusedException>(() =>
            town.Referrals.SendAsync(town.Receiver, back, Cancellation)
        );
        Assert.Equal("loop", loop.Code);
        var again = await town.Referrals.SendAsync(
            town.Receiver,
            back with
            {
                Reason = "Le dossier scolaire est chez eux",
            },
            Cancellation
        );
        Assert.True(again.IsLoop);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_person_has_one_receiver_at_a_time(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();

        var second = await Assert.ThrowsAsync<RefusedException>(() =>
            town.SendAsync(town.Draft() with { To = town.Elsewhere, PathId = sent.PathId })
        );
        Assert.Equal("already-open", second.Code);
        Assert.Contains(sent.Reference, second.Message, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_form_sent_twice_makes_one_hand_over_and_a_step_done_twice_is_done_once(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var draft = town.Draft();
        var both = await Task.WhenAll(Task.Run(() => town.SendAsync(draft)), Task.Run(() => town.SendAsync(draft)));
        Assert.Equal(both[0].Reference, both[1].Reference);

        var accept = new ReferralStep(Guid.CreateVersion7(), ReferralAct.Accept);
        Assert.All(
            await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => Task.Run(() => town.DoAsync(town.Receiver, draft.Id, accept)))
            ),
            Assert.True
        );
        var file = (await town.Referrals.OpenAsync(town.Receiver, draft.Id, Cancellation))!;
        Assert.Single(file.Events, trace => trace.Event.Act == ReferralAct.Accept);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_who_act_at_once_do_not_undo_each_other(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        for (var round = 0; round < 5; round++)
        {
            var sent = await town.SendAsync();
            var acts = await Task.WhenAll(
                Task.Run(() => Try(town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept))),
                Task.Run(() =>
                    Try(
                        town.DoAsync(
                            town.Receiver,
                            sent.Id,
                            new ReferralStep(Guid.CreateVersion7(), ReferralAct.Decline)
                            {
                                DeclineReason = DeclineReason.NoRoom,
                                Note = "En janvier.",
                            }
                        )
                    )
                )
            );
            Assert.Single(acts, done => done);
            var file = (await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation))!;
            Assert.Equal(file.Referral.State, file.Events[^1].Event.To);
            await town.DoAsync(town.Sender, sent.Id, ReferralAct.Withdraw);
        }

        static async Task<bool> Try(Task<bool> act)
        {
            try
            {
                return await act;
            }
            catch (RefusedException refused) when (refused.Code == "not-now")
            {
                return false;
            }
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Choosing_another_structure_than_the_answer_needs_a_reason_and_is_measured(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var draft = town.Draft() with { IsOverride = true };
        Assert.Equal("motif", (await Assert.ThrowsAsync<RefusedException>(() => town.SendAsync(draft))).Field);
        Assert.True((await town.SendAsync(draft with { Reason = "Le bus y passe" })).IsOverride);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_formal_request_that_came_to_the_wrong_body_is_transmitted_without_asking(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync(
            town.Draft() with
            {
                Consent = null,
                IsFormalRequest = true,
                News = NewsChannel.Sms,
            }
        );

        Assert.Equal(ReferralState.Sent, sent.State);
        // What was said aloud at the desk is not in what was written.
        Assert.Equal("", sent.Said);
        Assert.Contains(
            await town.PostAsync(),
            one =>
                one.Kind == Spro.Core.Messages.MessageKind.ReferralNews
                && one.Text.Contains("transmise", StringComparison.Ordinal)
        );
        await using var db = town.Started.Database.CreateDbContext();
        Assert.Empty(await db.Set<ReferralConsent>().ToListAsync(Cancellation));
        Assert.NotNull((await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation))!.Person.Name);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Each_reading_is_noted_with_who_as_what_and_for_which_structure(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation);
        await town.Referrals.OpenAsync(town.Third, sent.Id, Cancellation);

        var reading = Assert.Single(
            await town.Started.Get<AccessLog>().OfAsync(StructureReferrals.Kind, sent.Id, Cancellation)
        );
        Assert.Equal(
            (town.Receiver.AccountId, Role.Adviser, town.To.Structure.Id),
            (reading.AccountId, reading.Role, reading.StructureId)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Silence_is_chased_escalated_and_given_back_without_a_word_about_the_person(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        Assert.Equal(0, await town.Rounds.RunAsync(Cancellation));

        await Until(new DateOnly(2026, 12, 3));
        var escalation = Assert.Single(await town.Started.Get<Escalations>().OfAsync(town.Officer, Cancellation));
        Assert.Equal(sent.Reference, escalation.Reference);
        Assert.DoesNotContain("Hostis", escalation.ToString(), StringComparison.Ordinal);

        await Until(new DateOnly(2026, 12, 11));
        Assert.Equal(ReferralState.Expired, (await town.ReadAsync(sent.Id)).State);
        Assert.Single(await town.Started.Get<Escalations>().OfAsync(town.Officer, Cancellation));

        // Late, and still an answer: the référent no longer has it.
        await town.DoAsync(
            await town.Started.SignInAsync(Role.Adviser, town.To.Structure.Id),
            sent.Id,
            ReferralAct.Accept
        );
        Assert.Empty(await town.Started.Get<Escalations>().OfAsync(town.Officer, Cancellation));

        async Task Until(DateOnly day)
        {
            while (DateOnly.FromDateTime(town.Started.Clock.GetUtcNow().UtcDateTime) < day)
            {
                town.Advance(TimeSpan.FromDays(1));
                await town.Rounds.RunAsync(Cancellation);
            }
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_person_taken_over_without_news_is_counted_as_lost(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        for (var day = 0; day <= ReferralChase.DaysBeforeLost; day++)
        {
            town.Advance(TimeSpan.FromDays(1));
            await town.Rounds.RunAsync(Cancellation);
        }

        var row = await town.ReadAsync(sent.Id);
        Assert.Equal((ReferralState.Ended, ReferralOutcome.LostToFollowUp), (row.State, row.Outcome));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_statutory_clock_that_ends_without_a_meeting_is_escalated_though_the_receiver_answered(
        string engine
    )
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync(
            town.Draft() with
            {
                Clock = StatutoryClock.FifteenDays,
                ClockFrom = new DateOnly(2026, 11, 24),
            }
        );
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        for (var day = 0; day < 15; day++)
        {
            town.Advance(TimeSpan.FromDays(1));
            await town.Rounds.RunAsync(Cancellation);
        }
        Assert.False((await town.ReadAsync(sent.Id)).IsEscalated);
        town.Advance(TimeSpan.FromDays(1));
        await town.Rounds.RunAsync(Cancellation);

        var row = await town.ReadAsync(sent.Id);
        Assert.True(row.IsEscalated);
        Assert.Equal(new DateOnly(2026, 12, 9), row.ClockEnd);
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_officer_of_a_department_has_what_is_of_theirs_alone(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.FollowUps.ReportSilenceAsync(sent.Id, Guid.CreateVersion7(), Cancellation);
        var escalations = town.Started.Get<Escalations>();

        Assert.Single(await escalations.OfAsync(town.Officer with { DepartmentCode = "53" }, Cancellation));
        Assert.Empty(await escalations.OfAsync(town.Officer with { DepartmentCode = "44" }, Cancellation));
        await Assert.ThrowsAsync<NotAllowedException>(() => escalations.OfAsync(town.Receiver, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_replaced_key_seals_again_all_that_is_kept_and_the_old_one_goes(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var keys = town.Started.Get<IdentityKeys>();
        town.Advance(IdentityKeys.Lifetime + TimeSpan.FromDays(1));
        await keys.ReplaceWhenDueAsync(Cancellation);
        town.Advance(TimeSpan.FromMinutes(6));
        // Other nodes may still seal with the older.
        Assert.Equal(0, await town.Started.Get<Resealing>().RunAsync(Cancellation));
        town.Advance(TimeSpan.FromHours(1));

        // Three columns of the hand-over, two of its message, and the name and the address of each account.
        int accounts;
        await using (var db = town.Started.Database.CreateDbContext())
            accounts = await db.Set<Account>().CountAsync(Cancellation);
        Assert.Equal(3 + 2 + 2 * accounts, await town.Started.Get<Resealing>().RunAsync(Cancellation));
        Assert.Equal(0, await town.Started.Get<Resealing>().RunAsync(Cancellation));
        var keyring = await keys.OpenAsync(Cancellation);
        var row = await town.ReadAsync(sent.Id);
        Assert.Equal(keyring.CurrentKey, row.Name!.KeyNumber);
        Assert.Equal("Anne-Gaëlle L'Hostis", keyring.Read(row.Name, "referrals.name", row.Id));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_hand_over_is_deleted_two_years_after_its_last_fact_with_all_that_goes_with_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation);
        await town.FollowUps.AskCallAsync(sent.Id, Guid.CreateVersion7(), "0639980001", TimeBand.Morning, Cancellation);

        town.Advance(TimeSpan.FromDays(366));
        Assert.Equal(0, await town.Referrals.DeleteExpiredAsync(Cancellation));
        town.Advance(TimeSpan.FromDays(366));
        Assert.Equal(1, await town.Referrals.DeleteExpiredAsync(Cancellation));

        await using var db = town.Started.Database.CreateDbContext();
        Assert.Empty(await db.Set<ReferralEvent>().ToListAsync(Cancellation));
        Assert.Empty(await db.Set<CallBack>().ToListAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_who_send_the_same_person_at_once_send_them_to_one_structure(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var path = Guid.CreateVersion7();
        var sent = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await town.SendAsync(
                                town.Draft() with
                                {
                                    PathId = path,
                                    To = number % 2 == 0 ? town.To : town.Elsewhere,
                                }
                            );
                            return true;
                        }
                        catch (RefusedException refused) when (refused.Code == "already-open")
                        {
                            return false;
                        }
                    })
                )
        );
        Assert.Single(sent, done => done);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_text_sets_is_solved_by_meeting_and_not_by_a_promise(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync(
            town.Draft() with
            {
                Clock = StatutoryClock.FifteenDays,
                ClockFrom = new DateOnly(2026, 11, 24),
            }
        );
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        for (var day = 0; day < 17; day++)
        {
            town.Advance(TimeSpan.FromDays(1));
            await town.Rounds.RunAsync(Cancellation);
        }
        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.MakeAppointment)
            {
                AppointmentAt = town.Started.Clock.GetUtcNow().UtcDateTime.AddDays(60),
            }
        );
        Assert.True((await town.ReadAsync(sent.Id)).IsEscalated);
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Meet);
        Assert.False((await town.ReadAsync(sent.Id)).IsEscalated);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_ends_by_itself_leaves_the_list_of_the_referent(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        for (var day = 0; day < 120; day++)
        {
            town.Advance(TimeSpan.FromDays(1));
            await town.Rounds.RunAsync(Cancellation);
        }
        Assert.Equal(ReferralOutcome.LostToFollowUp, (await town.ReadAsync(sent.Id)).Outcome);
        Assert.Empty(await town.Started.Get<Escalations>().OfAsync(town.Officer, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_word_too_short_and_a_day_to_come_are_refused(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        Assert.Equal("mot", (await Refused(town.Draft() with { Word = "☀☀☀☀" })).Field);
        Assert.Equal("mot", (await Refused(town.Draft() with { Word = "7" })).Field);
        Assert.Equal(
            "jour",
            (
                await Refused(
                    town.Draft() with
                    {
                        Clock = StatutoryClock.ThreeMonths,
                        ClockFrom = new DateOnly(2026, 11, 25),
                    }
                )
            ).Field
        );

        Task<RefusedException> Refused(ReferralDraft draft) =>
            Assert.ThrowsAsync<RefusedException>(() => town.SendAsync(draft));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_buttons_of_one_form_do_the_first_and_say_so_of_the_second(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var form = Guid.CreateVersion7();
        await town.DoAsync(town.Receiver, sent.Id, new ReferralStep(form, ReferralAct.Acknowledge));
        var second = await Assert.ThrowsAsync<RefusedException>(() =>
            town.DoAsync(town.Receiver, sent.Id, new ReferralStep(form, ReferralAct.Accept))
        );
        Assert.Equal("not-now", second.Code);
    }
}
