using Spro.Cli;

return await SproCommand.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);
