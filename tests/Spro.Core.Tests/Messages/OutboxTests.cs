using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.TestSupport;
using static Spro.Core.Tests.Messages.TestPost;

namespace Spro.Core.Tests.Messages;

public sealed class OutboxTests
{
    [Theory]
    [OnEachDatabase]
    public async Task A_message_is_recorded_with_the_act_it_tells_or_not_at_all(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var keyring = await post.Keys.OpenAsync(Cancellation);
        await using (var db = await post.Databases.CreateDbContextAsync(Cancellation))
        {
            post.Outbox.Add(db, keyring, post.AnEmail());
            // The act cannot be: two versions of the public data with the same number.
            db.Add(new Core.Catalogue.PublicDataVersion { Id = 1, Version = 9 });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));
        }
        Assert.Equal(default, await post.Sender.RunOnceAsync(Cancellation));

        var id = await post.RecordAsync(post.AnEmail());
        Assert.Equal(new SendingRound(1, 0, 0), await post.Sender.RunOnceAsync(Cancellation));
        Assert.Equal(id, Assert.Single(post.Mail.Handed).Id);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Saving_wakes_the_sender_of_this_node_and_adding_alone_does_not(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var keyring = await post.Keys.OpenAsync(Cancellation);
        await using var db = await post.Databases.CreateDbContextAsync(Cancellation);
        post.Outbox.Add(db, keyring, post.AnEmail());
        post.Outbox.Add(db, keyring, post.AnEmail());
        var woken = post.Signal.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.False(woken.IsCompleted);

        await db.SaveChangesAsync(Cancellation);

        await woken.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_it_is_for_and_what_it_says_are_unreadable_in_the_store_and_gone_once_sent(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var id = await post.RecordAsync(
            new NewMessage(Recipient.ByEmail("canari-adresse@example.org"), post.SomeNews("canari-nouvelle"))
        );

        Assert.DoesNotContain("canari", await EveryColumnAsync(post), StringComparison.OrdinalIgnoreCase);
        var kept = await post.ReadAsync(id);
        Assert.NotNull(kept.Recipient);

        await post.Sender.RunOnceAsync(Cancellation);

        var parcel = Assert.Single(post.Mail.Handed);
        Assert.Equal("canari-adresse@example.org", parcel.To.Address);
        Assert.Contains(parcel.Content.Blocks, block => block.Text == "canari-nouvelle");
        var sent = await post.ReadAsync(id);
        Assert.Equal((MessageState.Sent, post.Now), (sent.State, sent.SentAt));
        Assert.Null(sent.Recipient);
        Assert.Null(sent.Content);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_later_message_waits_for_its_moment_and_is_useless_after_another(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var (due, until) = (post.Now.AddDays(1), post.Now.AddDays(2));
        var timely = await post.RecordAsync(post.AnEmail() with { DueAt = due, UsefulUntil = until });
        Assert.Equal(default, await post.Sender.RunOnceAsync(Cancellation));

        post.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await post.Sender.RunOnceAsync(Cancellation)).Sent);
        Assert.Equal(MessageState.Sent, (await post.ReadAsync(timely)).State);
        // It is of that day, not of the day it was recorded.
        Assert.Equal(due, Assert.Single(post.Mail.Handed).Date);

        var late = await post.RecordAsync(post.AnEmail() with { DueAt = due, UsefulUntil = until });
        post.Clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Equal(new SendingRound(0, 0, 1), await post.Sender.RunOnceAsync(Cancellation));
        var dead = await post.ReadAsync(late);
        Assert.Equal((MessageState.Dead, SendProblem.TooLate), (dead.State, dead.LastProblem));
        Assert.Equal(0, await post.Upkeep.TryAgainAsync(late, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_is_called_back_does_not_leave_and_says_nothing_any_more(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var about = Guid.CreateVersion7();
        var ids = await post.RecordAsync(
            post.AnEmail() with
            {
                AboutId = about,
            },
            post.AnEmail() with
            {
                AboutId = about,
                DueAt = post.Now.AddDays(3),
            },
            post.AnEmail() with
            {
                AboutId = Guid.CreateVersion7(),
            }
        );

        await using (var db = await post.Databases.CreateDbContextAsync(Cancellation))
        {
            Assert.Equal(
                0,
                await post.Outbox.WithdrawAsync(db, about, [MessageKind.AppointmentReminder], Cancellation)
            );
            Assert.Equal(2, await post.Outbox.WithdrawAsync(db, about, [], Cancellation));
            Assert.Equal(0, await post.Outbox.WithdrawAsync(db, about, [], Cancellation));
            await db.SaveChangesAsync(Cancellation);
        }
        post.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal(1, (await post.Sender.RunOnceAsync(Cancellation)).Sent);
        Assert.Equal(ids[2], Assert.Single(post.Mail.Handed).Id);
        Assert.Null((await post.ReadAsync(ids[0])).Content);
        Assert.Null((await post.ReadAsync(ids[1])).Recipient);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_was_added_in_the_same_act_is_called_back_too(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var about = Guid.CreateVersion7();
        var keyring = await post.Keys.OpenAsync(Cancellation);
        await using var db = await post.Databases.CreateDbContextAsync(Cancellation);
        post.Outbox.Add(db, keyring, post.AnEmail() with { AboutId = about });

        Assert.Equal(1, await post.Outbox.WithdrawAsync(db, about, [], Cancellation));
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(default, await post.Sender.RunOnceAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_message_called_back_while_it_leaves_is_known_as_both(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var about = Guid.CreateVersion7();
        var id = await post.RecordAsync(post.AnEmail() with { AboutId = about });
        post.Mail.Answer = async (_, cancelled) =>
        {
            await using var db = await post.Databases.CreateDbContextAsync(cancelled);
            Assert.Equal(1, await post.Outbox.WithdrawAsync(db, about, [], cancelled));
            await db.SaveChangesAsync(cancelled);
            return Delivery.Accepted;
        };

        await post.Sender.RunOnceAsync(Cancellation);

        var kept = await post.ReadAsync(id);
        Assert.Equal((MessageState.Sent, post.Now, post.Now), (kept.State, kept.SentAt, kept.WithdrawnAt));
        Assert.Null(kept.Content);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Erasing_leaves_not_even_a_trace(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var about = Guid.CreateVersion7();
        await post.RecordAsync(post.AnEmail() with { AboutId = about });
        await post.Sender.RunOnceAsync(Cancellation);
        await post.RecordAsync(post.AnEmail() with { AboutId = about });

        await using (var db = await post.Databases.CreateDbContextAsync(Cancellation))
        {
            await Outbox.EraseAsync(db, about, Cancellation);
            await db.SaveChangesAsync(Cancellation);
        }

        await using var after = await post.Databases.CreateDbContextAsync(Cancellation);
        Assert.Empty(await after.Set<OutgoingMessage>().ToListAsync(Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Traces_and_dead_letters_go_when_promised(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        await post.RecordAsync(post.AnEmail());
        await post.Sender.RunOnceAsync(Cancellation);
        post.Mail.Answer = (_, _) => Task.FromResult(Delivery.Never(SendProblem.Refused));
        await post.RecordAsync(post.AnEmail());
        await post.Sender.RunOnceAsync(Cancellation);
        await post.RecordAsync(post.AnEmail() with { DueAt = post.Now.AddYears(1) });

        post.Clock.Advance(TimeSpan.FromDays(MessageUpkeep.DaysOfDeadLetter - 1));
        Assert.Equal(0, await post.Upkeep.DeleteExpiredAsync(Cancellation));
        post.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await post.Upkeep.DeleteExpiredAsync(Cancellation));
        post.Clock.Advance(TimeSpan.FromDays(MessageUpkeep.DaysOfTrace));
        Assert.Equal(1, await post.Upkeep.DeleteExpiredAsync(Cancellation));
        Assert.Equal(0, await post.Upkeep.DeleteExpiredAsync(Cancellation));
    }

    [Fact]
    public async Task A_mistake_of_the_caller_is_told_at_once()
    {
        await using var post = await TestPost.OpenAsync("sqlite");
        var keyring = await post.Keys.OpenAsync(Cancellation);
        await using var db = await post.Databases.CreateDbContextAsync(Cancellation);
        var link = new Uri("https://orientation.example.org/x");

        Assert.Throws<ArgumentException>(() =>
            post.Outbox.Add(
                db,
                keyring,
                new NewMessage(Recipient.BySms("06 39 98 00 01"), post.Templates.PasswordReset(link, 30))
            )
        );
        Assert.Throws<ArgumentException>(() =>
            post.Outbox.Add(
                db,
                keyring,
                new NewMessage(Recipient.ByLetter(["Camille Fictif", "53000 Laval"]), post.SomeNews())
            )
        );
    }

    private static async Task<string> EveryColumnAsync(TestPost post)
    {
        await using var db = await post.Databases.CreateDbContextAsync(Cancellation);
        await db.Database.OpenConnectionAsync(Cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT * FROM outgoing_messages";
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var all = new System.Text.StringBuilder();
        while (await reader.ReadAsync(Cancellation))
            for (var column = 0; column < reader.FieldCount; column++)
                all.Append(
                        reader.GetValue(column) is byte[] bytes
                            ? System.Text.Encoding.Latin1.GetString(bytes)
                            : reader.GetValue(column)
                    )
                    .Append('|');
        return all.ToString();
    }
}
