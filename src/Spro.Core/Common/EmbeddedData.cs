using System.Reflection;

namespace Spro.Core.Common;

/// <summary>Reads the files of the repository's <c>data/</c> folder, which travel inside this assembly.</summary>
internal static class EmbeddedData
{
    private static readonly Assembly Home = typeof(EmbeddedData).Assembly;

    /// <summary>The text of <c>data/{path}</c>.</summary>
    public static string ReadText(string path)
    {
        using var stream =
            Home.GetManifestResourceStream($"data/{path}")
            ?? throw new FileNotFoundException($"No embedded file data/{path}.", path);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The paths below <c>data/{folder}/</c>, in ordinal order.</summary>
    public static IEnumerable<string> List(string folder) =>
        Home.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith($"data/{folder}/", StringComparison.Ordinal))
            .Select(name => name["data/".Length..])
            .Order(StringComparer.Ordinal);
}
