using Spro.Core.Common;

namespace Spro.Core.Interchange.Files;

/// <summary>Finds the file to read when a folder is given.</summary>
internal static class SourceFile
{
    /// <summary>
    /// The file itself, or the one file of the folder whose name starts with the first of <paramref name="prefixes"/>
    /// that any has: the same places read twice from two editions would appear twice.
    /// </summary>
    public static string Choose(string path, params ReadOnlySpan<string> prefixes)
    {
        if (!Directory.Exists(path))
            return path;
        foreach (var prefix in prefixes)
        {
            if (Find(path, prefix) is { } file)
                return file;
        }
        throw new RefusedException(
            "no-such-file",
            $"Le dossier « {path} » ne contient pas de fichier dont le nom commence par {string.Join(" ou ", prefixes!)}."
        );
    }

    /// <summary>The last file of a folder, in alphabetical order, whose name starts so.</summary>
    public static string? Find(string folder, string prefix) =>
        Directory
            .EnumerateFiles(folder, prefix + "*")
            .Where(file => KnownExtension(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file))
            .Max(StringComparer.Ordinal);

    private static bool KnownExtension(string file) => Path.GetExtension(file).ToUpperInvariant() is ".CSV" or ".JSON";
}
