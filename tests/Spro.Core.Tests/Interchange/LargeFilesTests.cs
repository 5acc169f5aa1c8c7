using Spro.Core.Interchange.Formats;

namespace Spro.Core.Tests.Interchange;

/// <summary>The memory of the process is measured: nothing else may run meanwhile.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("Alone")]
public sealed class LargeFilesTests
{
    [Fact]
    public async Task A_hundred_thousand_records_are_read_in_constant_memory()
    {
        await using var fixture = await ImportFixture.OnAsync("sqlite");
        var path = fixture.File("big.json", "");
        await using (var writer = new StreamWriter(path))
        {
            await writer.WriteAsync("{\"copyright\":\"x\",\"service\":[");
            var record = await File.ReadAllTextAsync(
                ImportFixture.Real("dila/dila_local_service_sample_1.json"),
                TestContext.Current.CancellationToken
            );
            record = record[(record.IndexOf('[', StringComparison.Ordinal) + 1)..record.LastIndexOf(']')]
                .Replace("\"mairie\"", "\"cio\"", StringComparison.Ordinal);
            for (var rank = 0; rank < 100_000; rank++)
                await writer.WriteAsync(
                    (rank == 0 ? "" : ",") + record.Replace("00007e4d", $"{rank:x8}", StringComparison.Ordinal)
                );
            await writer.WriteAsync("]}");
        }
        var read = 0;
        long most = 0;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await foreach (
            var item in new DilaFormat(ImportFixture.Region).ReadAsync(path, TestContext.Current.CancellationToken)
        )
        {
            Assert.Null(item.Reject);
            if (++read % 20_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(100_000, read);
        Assert.InRange(most, long.MinValue, 16 << 20);
    }
}
