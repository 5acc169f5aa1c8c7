using System.IO.Compression;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Files;

/// <summary>Opens a file that somebody sent: unzipped on the way when it is gzipped, and never without end.</summary>
internal static class InputFile
{
    /// <summary>Opens <paramref name="path"/> for reading from its beginning to its end.</summary>
    /// <exception cref="RefusedException">The file is missing or empty.</exception>
    public static Stream Open(string path)
    {
        if (!File.Exists(path))
            throw new RefusedException(
                "no-such-file",
                Directory.Exists(path)
                    ? $"« {path} » est un dossier : donnez le fichier à lire."
                    : $"Le fichier « {path} » n'existe pas."
            );
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        try
        {
            if (file.Length == 0)
                throw Refusals.Empty(Path.GetFileName(path));
            Span<byte> magic = stackalloc byte[2];
            var gzipped = file.Read(magic) == 2 && magic is [0x1F, 0x8B];
            file.Position = 0;
            return gzipped
                ? new BoundedStream(
                    new GZipStream(file, CompressionMode.Decompress),
                    Path.GetFileName(path),
                    file.Length
                )
                : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether the name of a file ends so (".csv"), gzipped or not.</summary>
    public static bool IsNamed(string path, params ReadOnlySpan<string> extensions)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        foreach (var extension in extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>A file that starts like a zip archive: every XLSX does.</summary>
    public static bool IsZip(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[4];
        return file.ReadAtLeast(magic, 4, throwOnEndOfStream: false) == 4 && magic is [(byte)'P', (byte)'K', 3, 4];
    }
}
