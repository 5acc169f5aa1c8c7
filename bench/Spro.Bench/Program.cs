using Spro.Bench;
using Spro.Bench.Counsellors;
using Spro.Bench.Lists;
using Spro.Bench.Search;

// One measure a process, so that none warms, fills or slows the next. bench.sh runs them in turn.
var output = new Report(args is [_, var folder, ..] ? folder : "artifacts/bench");
using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, _) => stopping.Cancel();
var stop = stopping.Token;
switch (args)
{
    case ["answer", _]:
        await FirstAnswerBench.RunAsync(output, Environment.GetEnvironmentVariable("SPRO_BENCH_POSTGRES"), stop);
        return 0;
    case ["search", _, .. var scripts]:
        await SearchBench.RunAsync(
            output,
            Environment.GetEnvironmentVariable("SPRO_BENCH_POSTGRES"),
            scripts.Length > 0 ? scripts[0] : null,
            stop
        );
        return 0;
    case ["national-store", _, var store]:
        await NationalStore.WriteAsync(store, stop);
        return 0;
    case ["national", _, var store]:
        await NationalBench.RunAsync(output, store, stop);
        return 0;
    case ["imports", _]:
        await ImportBench.RunAsync(output, stop);
        return 0;
    case ["guide", _]:
        await GuideBench.RunAsync(output, stop);
        return 0;
    case ["rules", _]:
        RulesBench.Run(output);
        return 0;
    case ["http", _, var site, var bareSite]:
        await HttpBench.RunAsync(output, site, bareSite, stop);
        return 0;
    case ["counsellors", _, var site, var engine]:
        await CounsellorsBench.RunAsync(
            output,
            site,
            engine,
            Environment.GetEnvironmentVariable("SPRO_BENCH_POSTGRES"),
            stop
        );
        return 0;
    case ["lists", _, var site, var engine]:
        await ListsBench.RunAsync(
            output,
            site,
            engine,
            Environment.GetEnvironmentVariable("SPRO_BENCH_POSTGRES"),
            stop
        );
        return 0;
    case ["start", _, var site]:
        await StartBench.RunAsync(output, site, stop);
        return 0;
    case ["first-view", _, var site]:
        await FirstViewBench.RunAsync(output, site, stop);
        return 0;
    case ["table", _, var page]:
        output.WriteTable(page);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Spro.Bench is run by ./bench.sh");
        return 2;
}
