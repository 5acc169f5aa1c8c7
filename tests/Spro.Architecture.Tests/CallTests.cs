namespace Spro.Architecture.Tests;

public sealed class CallTests
{
    private static readonly string[] Clocks =
    [
        "System.DateTime::get_Now",
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow",
        "System.Environment::get_TickCount",
        "System.Environment::get_TickCount64",
    ];

    [Fact]
    public void Pages_endpoints_and_commands_do_not_save()
    {
        var saves = Calls.Of(Sources.Web).Concat(Calls.Of(Sources.Cli)).Where(IsWrite);
        Assert.Empty(saves);
    }

    [Fact]
    public void Nothing_reads_a_clock_but_TimeProvider()
    {
        var reads = Sources.Assemblies.SelectMany(Calls.Of).Where(call => Clocks.Contains(call.Callee));
        Assert.Empty(reads);
    }

    [Fact]
    public void A_write_and_a_clock_are_seen_where_they_are()
    {
        var calls = Calls.Of(typeof(Deliberate.Writer).Assembly).ToList();
        Assert.Contains(calls, call => IsWrite(call) && call.Caller.Contains("Writer", StringComparison.Ordinal));
        Assert.Contains(calls, call => Clocks.Contains(call.Callee));
    }

    private static bool IsWrite(Call call) =>
        call.Callee.Contains("::SaveChanges", StringComparison.Ordinal)
        || call.Callee.Contains("::ExecuteUpdate", StringComparison.Ordinal)
        || call.Callee.Contains("::ExecuteDelete", StringComparison.Ordinal)
        || call.Callee.Contains("::ExecuteSql", StringComparison.Ordinal);
}
