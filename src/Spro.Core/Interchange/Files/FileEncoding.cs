using System.Text;

namespace Spro.Core.Interchange.Files;

/// <summary>In which letters a text file is written, when nothing says it.</summary>
internal static class FileEncoding
{
    /// <summary>UTF-8 when the whole file is; else Windows-1252, which holds all of ISO-8859-1.</summary>
    public static async Task<Encoding> OfAsync(string path, CancellationToken cancellationToken)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        using var reader = new StreamReader(InputFile.Open(path), strict);
        var buffer = new char[1 << 16];
        try
        {
            while (await reader.ReadAsync(buffer, cancellationToken) > 0) { }
            return strict;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
    }
}
