using System.CommandLine;

namespace Spro.Cli.Commands;

/// <summary>Options that mean the same on every verb that has them.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Donner le résultat en JSON." };

    public static Option<string> In(string description) =>
        new("--in")
        {
            Description = description,
            HelpName = "FICHIER",
            DefaultValueFactory = _ => "-",
        };

    /// <summary>The text of a file, or of standard input for "-".</summary>
    public static Task<string> ReadTextAsync(
        this Terminal terminal,
        string path,
        CancellationToken cancellationToken
    ) => path == "-" ? terminal.In.ReadToEndAsync(cancellationToken) : File.ReadAllTextAsync(path, cancellationToken);
}
