using System.Reflection;
using Spro.TestSupport;

namespace Spro.Architecture.Tests;

/// <summary>The projects of src/ and what they compile to.</summary>
internal static class Sources
{
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory
            .EnumerateDirectories(Path.Combine(RepositoryRoot.Path, "src"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(name => File.Exists(PathOf(name, name + ".csproj")))
            .Order(StringComparer.Ordinal),
    ];

    public static Assembly Web { get; } = Assembly.Load("Spro.Web");

    public static Assembly Cli { get; } = Assembly.Load("spro");

    public static IEnumerable<Assembly> Assemblies =>
        Projects.Select(name => name == "Spro.Cli" ? Cli : Assembly.Load(name));

    public static string PathOf(string project, string file) => Path.Combine(RepositoryRoot.Path, "src", project, file);

    /// <summary>The C# and Razor files of a project, generated ones left out.</summary>
    public static IEnumerable<string> FilesOf(string project) =>
        Directory
            .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", project), "*.cs*", SearchOption.AllDirectories)
            .Where(file =>
                file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
            )
            .Where(file => !file.Contains("/node_modules/", StringComparison.Ordinal));
}
