using System.CommandLine;

namespace Spro.Cli.Commands;

/// <summary>Verbs already promised whose work comes later: they say so, and do nothing.</summary>
internal static class LaterCommands
{
    public static Command Build(string name, string description)
    {
        var command = new Command(name, $"{description} Arrive avec une prochaine version.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(int (_) => throw new UsageException($"« {name} » arrive avec une prochaine version."));
        return command;
    }
}
