using Spro.Core.Messages;
using Spro.TestSupport;
using static Spro.Core.Tests.Messages.TestPost;

namespace Spro.Core.Tests.Messages;

public sealed class LettersTests
{
    [Theory]
    [OnEachDatabase]
    public async Task A_letter_waits_for_its_structure_and_is_printed_once(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var id = await post.RecordAsync(ALetter(post));
        await post.RecordAsync(ALetter(post) with { DueAt = post.Now.AddDays(2) });

        // No server takes it.
        Assert.Equal(default, await post.Sender.RunOnceAsync(Cancellation));
        Assert.Empty(await post.Letters.ToPrintAsync(Guid.CreateVersion7(), Cancellation));
        Assert.Null(await post.Letters.FindAsync(Guid.CreateVersion7(), id, Cancellation));
        var letter = Assert.Single(await post.Letters.ToPrintAsync(Structure, Cancellation));
        Assert.Equal(["Camille Fictif", "1 rue Inventée", "53000 Laval"], letter.Lines);
        Assert.Equal(1, (await post.Upkeep.ReadAsync(Cancellation)).ToPrint);

        var agent = Guid.CreateVersion7();
        Assert.False(await post.Letters.NotePrintedAsync(Guid.CreateVersion7(), id, agent, Cancellation));
        Assert.True(await post.Letters.NotePrintedAsync(Structure, id, agent, Cancellation));
        Assert.False(await post.Letters.NotePrintedAsync(Structure, id, agent, Cancellation));

        var kept = await post.ReadAsync(id);
        Assert.Equal((MessageState.Sent, agent, post.Now), (kept.State, kept.PrintedBy, kept.SentAt));
        Assert.Null(kept.Recipient);
        Assert.Null(kept.Content);
        Assert.Empty(await post.Letters.ToPrintAsync(Structure, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_letter_that_nobody_prints_becomes_a_dead_letter_that_is_seen(string engine)
    {
        await using var post = await TestPost.OpenAsync(engine);
        var id = await post.RecordAsync(ALetter(post));

        post.Clock.Advance(TimeSpan.FromDays(Outbox.DaysToPrint + 1));
        await post.Sender.RunOnceAsync(Cancellation);

        var dead = Assert.Single((await post.Upkeep.ReadAsync(Cancellation)).Dead);
        Assert.Equal((id, SendProblem.TooLate, false), (dead.Id, dead.Problem, dead.MayTryAgain));
        Assert.Equal(0, await post.Upkeep.DeleteExpiredAsync(Cancellation));
        post.Clock.Advance(TimeSpan.FromDays(MessageUpkeep.DaysOfDeadLetter));
        Assert.Equal(1, await post.Upkeep.DeleteExpiredAsync(Cancellation));
    }

    private static NewMessage ALetter(TestPost post) =>
        new(Recipient.ByLetter(["Camille Fictif", "1 rue Inventée", "53000 Laval"]), post.SomeNews())
        {
            StructureId = Structure,
        };
}
