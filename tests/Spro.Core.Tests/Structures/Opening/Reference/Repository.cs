namespace Spro.Core.Tests.Structures.Opening.Reference;

internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("Spro.slnx is above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "Spro.slnx")) ? folder.FullName
        : Find(folder.Parent);
}
