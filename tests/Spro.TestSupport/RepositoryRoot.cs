namespace Spro.TestSupport;

/// <summary>Where the sources stand, and the real open data beside them.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder of <c>Spro.slnx</c>.</summary>
    public static string Path { get; } = Find();

    /// <summary>A file of the shared real data, by its path there.</summary>
    public static string SharedData(string relative) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "..", "shared", relative));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Spro.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("Spro.slnx not found above the test's folder.");
    }
}
