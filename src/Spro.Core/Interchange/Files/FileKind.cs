namespace Spro.Core.Interchange.Files;

/// <summary>What a file is called tells how to open it; what it holds tells whether that was true.</summary>
internal static class FileKind
{
    /// <summary>A JSON file, gzipped or not.</summary>
    public static bool IsJson(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }
}
