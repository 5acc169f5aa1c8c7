using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>The person, with a reference and a word; and a receiver without an account, with a link.</summary>
public sealed class ReferralFollowUpsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task The_reference_and_the_word_open_it_however_they_are_typed(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var typed = sent.Reference.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();

        Assert.Equal(sent.Id, await town.FollowUps.RecogniseAsync(typed, " cafe CREME ", Cancellation));
        Assert.Null(await town.FollowUps.RecogniseAsync(sent.Reference, "thé", Cancellation));
        Assert.Null(await town.FollowUps.RecogniseAsync("3333-3333", "café crème", Cancellation));
        Assert.Null(await town.FollowUps.RecogniseAsync("", "", Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Words_that_are_tried_close_it_for_longer_and_longer_even_to_the_right_one(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await Wrong(ReferralFollowUps.MostWrongWords);
        Assert.Null(await Right());
        town.Advance(TimeSpan.FromMinutes(16));
        await Wrong(ReferralFollowUps.MostWrongWords);
        town.Advance(TimeSpan.FromMinutes(16));
        Assert.Null(await Right());
        town.Advance(TimeSpan.FromMinutes(16));
        Assert.NotNull(await Right());

        Task<Guid?> Right() => town.FollowUps.RecogniseAsync(sent.Reference, "Café crème", Cancellation);

        async Task Wrong(int times)
        {
            for (var time = 0; time < times; time++)
                await town.FollowUps.RecogniseAsync(sent.Reference, $"mot {time}", Cancellation);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_person_sees_all_of_it_and_who_read_it(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation);

        var followed = (await town.FollowUps.OpenAsync(sent.Id, Cancellation))!;

        Assert.Equal("Anne-Gaëlle L'Hostis", followed.File.Person.Name);
        Assert.Equal(town.To.Structure.Name, followed.File.Receiver);
        Assert.Equal(town.To.Structure.Id, Assert.Single(followed.Readings).StructureId);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Saying_no_takes_back_all_that_was_shared_and_closes_the_links(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var token = await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation);
        await town.FollowUps.AskCallAsync(sent.Id, Guid.CreateVersion7(), "0639980001", TimeBand.Midday, Cancellation);

        Assert.True(await town.FollowUps.WithdrawAsync(sent.Id, Guid.CreateVersion7(), Cancellation));

        var row = await town.ReadAsync(sent.Id);
        Assert.Equal(ReferralState.Withdrawn, row.State);
        Assert.Null(row.Name);
        Assert.Null(row.Message);
        Assert.Empty(await town.Calls.OfAsync(town.Receiver, Cancellation));
        Assert.Equal(LinkState.Withdrawn, (await town.Links.FindAsync(token!, Cancellation)).State);
        Assert.Null((await town.Referrals.OpenAsync(town.Receiver, sent.Id, Cancellation))!.Person.Phone);
        Assert.NotNull(await town.FollowUps.RecogniseAsync(sent.Reference, "café crème", Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_call_is_asked_once_counted_in_working_days_and_its_number_goes_when_made(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var form = Guid.CreateVersion7();
        Assert.Equal(new DateOnly(2026, 11, 26), await AskAsync(form));
        Assert.Equal(new DateOnly(2026, 11, 26), await AskAsync(form));
        await Assert.ThrowsAsync<RefusedException>(() => AskAsync(Guid.CreateVersion7()));

        Assert.Empty(await town.Calls.OfAsync(town.Sender, Cancellation));
        var call = Assert.Single(await town.Calls.OfAsync(town.Receiver, Cancellation));
        Assert.Equal("0639980003", call.Phone);
        Assert.False(await town.Calls.DoneAsync(town.Third, call.Call.Id, Cancellation));
        Assert.True(await town.Calls.DoneAsync(town.Receiver, call.Call.Id, Cancellation));

        await using var db = town.Started.Database.CreateDbContext();
        Assert.Null((await db.Set<CallBack>().SingleAsync(Cancellation)).Phone);

        Task<DateOnly?> AskAsync(Guid id) =>
            town.FollowUps.AskCallAsync(sent.Id, id, "0639980003", TimeBand.Afternoon, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_three_questions_are_answered_once_after_meeting_and_lead_back_to_nobody(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        Assert.False(await town.FollowUps.AnswerAsync(sent.Id, (8, 9, 10), Cancellation));
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Accept);
        await town.DoAsync(town.Receiver, sent.Id, ReferralAct.Meet);
        await Assert.ThrowsAsync<RefusedException>(() => town.FollowUps.AnswerAsync(sent.Id, (8, 9, 11), Cancellation));
        Assert.True(await town.FollowUps.AnswerAsync(sent.Id, (8, 9, 10), Cancellation));
        Assert.False(await town.FollowUps.AnswerAsync(sent.Id, (0, 0, 0), Cancellation));

        await using var db = town.Started.Database.CreateDbContext();
        var kept = await db.Set<Satisfaction>().SingleAsync(Cancellation);
        Assert.Equal((8, 9, 10), (kept.Welcomed, kept.Understood, kept.KnowsNext));
        Assert.Equal(new DateOnly(2026, 11, 1), kept.Month);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_receiver_without_an_account_answers_by_a_link_and_says_who_they_are(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var token = (await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation))!;
        var (link, state) = await town.Links.FindAsync(token, Cancellation);
        Assert.Equal(LinkState.Open, state);

        var (file, _) = await town.Links.OpenAsync(link!.Value, Cancellation);
        Assert.Equal("Anne-Gaëlle L'Hostis", file!.Person.Name);
        var accept = new ReferralStep(Guid.CreateVersion7(), ReferralAct.Accept);
        Assert.Equal(
            "auteur",
            (
                await Assert.ThrowsAsync<RefusedException>(() => town.Links.DoAsync(link.Value, accept, Cancellation))
            ).Field
        );
        await town.Links.DoAsync(link.Value, accept with { AnsweredAs = "Jo Exemple, conseil" }, Cancellation);

        var events = (await town.Referrals.OpenAsync(town.Sender, sent.Id, Cancellation))!.Events;
        Assert.Equal("Jo Exemple, conseil", events[^1].Author);
        // Nothing of the token is kept.
        await using var db = town.Started.Database.CreateDbContext();
        var kept = await db.Set<ReferralLink>().SingleAsync(Cancellation);
        Assert.DoesNotContain(token, Convert.ToBase64String(kept.TokenHash), StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_link_that_is_too_old_taken_back_replaced_forged_or_of_another_receiver_says_which(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var sent = await town.SendAsync();
        var first = (await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation))!;
        var second = (await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation))!;
        Assert.Equal(LinkState.Revoked, await StateAsync(first));
        Assert.Equal(LinkState.Open, await StateAsync(second));
        Assert.Equal(LinkState.Unknown, await StateAsync(second[..^1] + (second[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(LinkState.Unknown, await StateAsync(""));

        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.Decline)
            {
                DeclineReason = DeclineReason.NoRoom,
                Note = "En janvier.",
            }
        );
        await town.DoAsync(
            town.Sender,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.Redirect)
            {
                To = town.Elsewhere,
                Consent = new GivenConsent([SharedItem.Name], ConsentManner.Oral),
            }
        );
        Assert.Equal(LinkState.GivenToAnother, await StateAsync(second));

        var third = (await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation))!;
        Assert.True(await town.Links.RevokeAsync(town.Sender, sent.Id, Cancellation));
        Assert.Equal(LinkState.Revoked, await StateAsync(third));
        var fourth = (await town.Links.MakeAsync(town.Sender, sent.Id, Cancellation))!;
        town.Advance(ReferralLink.Life);
        var (link, state) = await town.Links.FindAsync(fourth, Cancellation);
        Assert.Equal(LinkState.Expired, state);
        Assert.Null((await town.Links.OpenAsync(link!.Value, Cancellation)).File);

        async Task<LinkState> StateAsync(string token) => (await town.Links.FindAsync(token, Cancellation)).State;
    }
}
