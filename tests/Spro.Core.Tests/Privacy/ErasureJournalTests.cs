using Spro.Core.Privacy;

namespace Spro.Core.Tests.Privacy;

public sealed class ErasureJournalTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    private readonly string _directory = Directory.CreateTempSubdirectory("spro-journal-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Several_nodes_write_at_once_and_each_line_is_read_again()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => new ErasureJournal(_directory)).ToList();
        var written = Enumerable.Range(0, 40).Select(_ => Some(Now)).ToList();

        await Task.WhenAll(written.Select((one, number) => nodes[number % 4].WriteAsync([one], Cancellation)));

        Assert.Equal(
            written.OrderBy(one => one.Key, StringComparer.Ordinal),
            (await nodes[0].ReadAsync(Cancellation)).OrderBy(one => one.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_line_cut_short_by_a_power_cut_spoils_no_other()
    {
        var journal = new ErasureJournal(_directory);
        var (first, second) = (Some(Now), Some(Now) with { IsClosing = true });
        await journal.WriteAsync([first], Cancellation);
        await File.AppendAllTextAsync(Path.Combine(_directory, "erasures.jsonl"), "{\"at\":\"2026-11-", Cancellation);
        await journal.WriteAsync([second], Cancellation);

        Assert.Equal([first, second], await journal.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task What_no_backup_brings_back_is_forgotten()
    {
        var journal = new ErasureJournal(_directory);
        Assert.Empty(await journal.ReadAsync(Cancellation));
        Assert.Equal(0, await journal.ForgetAsync(Now, Cancellation));
        var (old, kept) = (Some(Now.AddDays(-31)), Some(Now));
        await journal.WriteAsync([old, kept], Cancellation);

        Assert.Equal(1, await journal.ForgetAsync(Now.AddDays(-30), Cancellation));
        Assert.Equal([kept], await journal.ReadAsync(Cancellation));
    }

    private static Erasure Some(DateTime at) =>
        Erasure.Of(at, ErasedThing.Referral, Guid.CreateVersion7(), Guid.CreateVersion7());
}
