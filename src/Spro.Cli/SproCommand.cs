using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text.Json;
using Spro.Cli.Commands;
using Spro.Hosting;

namespace Spro.Cli;

/// <summary>The <c>spro</c> command: the operator's tool.</summary>
public static class SproCommand
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused or failed; the reason is on the error stream.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage.</summary>
    public const int WrongUsage = 2;

    /// <summary>Runs the command; gives its exit code.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        Terminal terminal,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(terminal);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        var settings = args.Where(IsSetting).ToArray();
        await using var workplace = new Workplace(terminal, settings);
        var parsed = Build(workplace).Parse([.. args.Where(argument => !IsSetting(argument))]);
        try
        {
            if (parsed is { Action: ParseErrorAction, Errors: [var wrong, ..] })
                throw new UsageException(wrong.Message);
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Out,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                },
                cancellationToken
            );
        }
        catch (UsageException wrong)
        {
            await terminal.Error.WriteLineAsync($"{OneLine(wrong.Message)} Voir « {PathOf(parsed)} --help ».");
            return WrongUsage;
        }
        catch (Exception problem) when (ReasonOf(problem) is { } reason)
        {
            await terminal.Error.WriteLineAsync(OneLine(reason));
            return Refused;
        }
    }

    private static RootCommand Build(Workplace workplace)
    {
        var root = new RootCommand(
            "L'outil de celles et ceux qui exploitent le service public régional de l'orientation."
        )
        {
            DatabaseCommands.Build(workplace),
            ImportCommand.Build(workplace),
            TemplatesCommand.Build(workplace),
            RulesCommands.Build(workplace),
            AnswerCommand.Build(workplace),
            CoverageCommand.Build(workplace),
            OpenDataCommands.Build(workplace),
            DemoCommands.Build(workplace),
            PrivacyCommands.Build(workplace),
            RemarksCommands.Build(workplace),
            SheetsCommands.Build(workplace),
            LinksCommands.Build(workplace),
            LearningCommand.Build(workplace),
            JobsCommands.Build(workplace),
            SearchCommand.Build(workplace),
            GuideCommands.Build(workplace),
            AccountsCommands.Build(workplace),
            OutgoingCommand.Build(workplace),
        };
        foreach (var option in root.Options)
            option.Description = option is HelpOption ? "Afficher cette aide." : "Afficher la version.";
        return root;
    }

    // Settings are given as the site takes them: --Spro:Storage=postgres.
    private static bool IsSetting(string argument) =>
        argument.StartsWith("--Spro:", StringComparison.OrdinalIgnoreCase)
        || argument.StartsWith("--ConnectionStrings:", StringComparison.OrdinalIgnoreCase);

    private static string? ReasonOf(Exception problem) =>
        problem switch
        {
            OperationCanceledException => "Interrompu : rien n'est resté à moitié écrit.",
            JsonException json => $"Ce n'est pas du JSON lisible (ligne {(json.LineNumber ?? 0) + 1}).",
            _ => Failure.ReasonOf(problem),
        };

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string PathOf(ParseResult parsed)
    {
        List<string> names = [];
        for (
            var command = parsed.CommandResult;
            command is not null;
            command = command.Parent as System.CommandLine.Parsing.CommandResult
        )
            names.Insert(0, command.Command is RootCommand ? "spro" : command.Command.Name);
        return string.Join(' ', names);
    }
}
