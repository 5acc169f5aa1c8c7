using Microsoft.EntityFrameworkCore;
using Spro.Core.Messages;
using Spro.TestSupport;
using static Spro.Core.Tests.Messages.TestPost;

namespace Spro.Core.Tests.Messages;

public sealed class MessageSenderTests
{
    [Theory]
    [OnEachDatabase]
    public async Task Two_senders_at_once_never_send_the_same_row(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        await post.RecordAsync([.. Enumerable.Range(0, 120).Select(_ => post.AnEmail())]);
        post.Mail.Answer = async (_, cancelled) =>
        {
            await Task.Delay(1, cancelled);
            return Delivery.Accepted;
        };

        var rounds = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ => Task.Run(() => post.NewSender().RunOnceAsync(Cancellation), Cancellation))
        );

        // A sender that finds the others at everything it sees leaves the rest to them.
        await post.Sender.RunOnceAsync(Cancellation);
        Assert.Equal(120, post.Mail.Handed.Count);
        Assert.Equal(120, post.Mail.Handed.Select(parcel => parcel.MailId).Distinct().Count());
        Assert.InRange(rounds.Sum(round => round.Sent), 100, 120);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_server_that_asks_to_come_back_is_tried_later_and_later_with_the_same_message_id(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var id = await post.RecordAsync(post.AnEmail());
        post.Mail.Answer = (_, _) => Task.FromResult(Delivery.Later(SendProblem.RefusedForNow));

        var waited = new List<TimeSpan>();
        for (var attempt = 1; attempt < Backoff.MostAttempts; attempt++)
        {
            Assert.Equal(new SendingRound(0, 1, 0), await post.Sender.RunOnceAsync(Cancellation));
            var kept = await post.ReadAsync(id);
            Assert.Equal(
                (attempt, MessageState.Waiting, SendProblem.RefusedForNow),
                (kept.Attempts, kept.State, kept.LastProblem)
            );
            Assert.Equal(default, await post.Sender.RunOnceAsync(Cancellation));
            waited.Add(kept.NextAttemptAt - post.Now);
            post.Clock.Advance(waited[^1]);
        }
        Assert.Equal(new SendingRound(0, 0, 1), await post.Sender.RunOnceAsync(Cancellation));
        Assert.Equal(MessageState.Dead, (await post.ReadAsync(id)).State);
        Assert.True(waited[0] < TimeSpan.FromMinutes(1));
        Assert.InRange(waited.Aggregate((one, other) => one + other), TimeSpan.FromDays(1), TimeSpan.FromDays(3));
        Assert.Single(post.Mail.Handed.Select(parcel => parcel.MailId).Distinct());

        var dead = Assert.Single((await post.Upkeep.ReadAsync(Cancellation)).Dead);
        Assert.Equal((id, true, SendProblem.RefusedForNow), (dead.Id, dead.MayTryAgain, dead.Problem));
        Assert.Equal(1, await post.Upkeep.TryAgainAsync(id, Cancellation));
        post.Mail.Answer = (_, _) => Task.FromResult(Delivery.Accepted);
        Assert.Equal(new SendingRound(1, 0, 0), await post.Sender.RunOnceAsync(Cancellation));
        Assert.Empty((await post.Upkeep.ReadAsync(Cancellation)).Dead);
    }

    [Fact]
    public void Waits_grow_are_spread_and_never_shorter_than_asked()
    {
        Assert.InRange(Backoff.After(1, asked: null, chance: 0).TotalSeconds, 22, 23);
        Assert.InRange(Backoff.After(1, asked: null, chance: 1).TotalSeconds, 37, 38);
        for (var attempts = 2; attempts < 40; attempts++)
            Assert.True(Backoff.After(attempts, null, 0.5) >= Backoff.After(attempts - 1, null, 0.5));
        Assert.Equal(TimeSpan.FromHours(6), Backoff.After(30, null, 0.5));
        Assert.Equal(TimeSpan.FromHours(1), Backoff.After(1, TimeSpan.FromHours(1), 0.5));
        Assert.Equal(TimeSpan.FromHours(6), Backoff.After(1, TimeSpan.FromDays(9), 0.5));
        Assert.InRange(Backoff.After(1, TimeSpan.FromSeconds(-5), 0.5).TotalSeconds, 29, 31);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_definite_refusal_is_a_dead_letter_at_once(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var id = await post.RecordAsync(post.AnEmail());
        post.Mail.Answer = (_, _) => Task.FromResult(Delivery.Never(SendProblem.Refused));

        Assert.Equal(new SendingRound(0, 0, 1), await post.Sender.RunOnceAsync(Cancellation));

        var dead = await post.ReadAsync(id);
        Assert.Equal((MessageState.Dead, 1), (dead.State, dead.Attempts));
        Assert.NotNull(dead.Content);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_sender_that_dies_loses_its_lease_and_another_takes_over_with_the_same_message_id(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var id = await post.RecordAsync(post.AnEmail());
        // It hands the message over, then dies before it can note it: an exception that nobody foresees does as much.
        post.Mail.Answer = (_, _) => throw new InvalidOperationException("Killed.");
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => post.Sender.RunOnceAsync(Cancellation));
        post.Mail.Answer = (_, _) => Task.FromResult(Delivery.Accepted);
        Assert.Equal(default, await post.NewSender().RunOnceAsync(Cancellation));

        post.Clock.Advance(MessageSender.Lease + TimeSpan.FromSeconds(1));

        Assert.Equal(1, (await post.NewSender().RunOnceAsync(Cancellation)).Sent);
        Assert.Equal(2, post.Mail.Handed.Count);
        Assert.Single(post.Mail.Handed.Select(parcel => parcel.MailId).Distinct());
        Assert.Equal(2, (await post.ReadAsync(id)).Attempts);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_message_that_brings_the_sender_down_does_so_a_stated_number_of_times(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var id = await post.RecordAsync(post.AnEmail());
        post.Mail.Answer = (_, _) => throw new InvalidOperationException("Killed.");
        for (var attempt = 0; attempt < Backoff.MostAttempts; attempt++)
        {
            await Assert.ThrowsAnyAsync<InvalidOperationException>(() => post.Sender.RunOnceAsync(Cancellation));
            post.Clock.Advance(MessageSender.Lease + TimeSpan.FromSeconds(1));
        }

        Assert.Equal(new SendingRound(0, 0, 1), await post.Sender.RunOnceAsync(Cancellation));
        Assert.Equal(SendProblem.Interrupted, (await post.ReadAsync(id)).LastProblem);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_program_that_stops_leaves_its_messages_to_the_next_at_once(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        await post.RecordAsync(post.AnEmail());
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        post.Mail.Answer = async (_, cancelled) =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancelled);
            return Delivery.Accepted;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post.Sender.RunOnceAsync(stopping.Token));

        post.Mail.Answer = (_, _) => Task.FromResult(Delivery.Accepted);

        Assert.Equal(1, (await post.NewSender().RunOnceAsync(Cancellation)).Sent);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_its_key_no_longer_opens_is_a_dead_letter_that_says_so(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var ids = await post.RecordAsync(post.AnEmail(), post.AnEmail());
        await using (var db = await post.Databases.CreateDbContextAsync(Cancellation))
        {
            // One row's content in the place of another's.
            var rows = await db.Set<OutgoingMessage>().OrderBy(message => message.Id).ToListAsync(Cancellation);
            rows[0].Content = rows[1].Content;
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(new SendingRound(1, 0, 1), await post.Sender.RunOnceAsync(Cancellation));
        Assert.Equal(SendProblem.Unreadable, (await post.ReadAsync(ids.Min())).LastProblem);
    }

    [Theory]
    [OnEachDatabase]
    public async Task One_channel_out_of_order_does_not_hold_the_other(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        await post.RecordAsync(post.AnEmail(), new NewMessage(Recipient.BySms("0639980001"), post.SomeNews()));
        post.Mail.Answer = (_, _) => Task.FromResult(Delivery.Later(SendProblem.Unreachable));

        Assert.Equal(new SendingRound(1, 1, 0), await post.Sender.RunOnceAsync(Cancellation));
        Assert.Equal("+33639980001", Assert.Single(post.Sms.Handed).To.Address);
    }
}
