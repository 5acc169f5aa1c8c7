namespace Spro.Bench;

/// <summary>Where the sources stand, and the real data beside them.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    /// <summary>A file or a folder of the shared real data; null when it is not there.</summary>
    public static string? SharedData(string relative) =>
        Path.GetFullPath(Path.Combine(Root, "..", "shared", relative)) is var path && Path.Exists(path) ? path : null;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Spro.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("Spro.slnx not found above the program.");
    }
}
