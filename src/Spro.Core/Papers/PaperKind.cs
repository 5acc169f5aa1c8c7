using System.IO.Compression;
using System.Text;

namespace Spro.Core.Papers;

/// <summary>The kinds of files that are taken.</summary>
public enum PaperKind
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A text of Word, without macros.</summary>
    Docx,

    /// <summary>A text of LibreOffice, without macros.</summary>
    Odt,

    /// <summary>A table in plain text.</summary>
    Csv,

    /// <summary>An image.</summary>
    Png,

    /// <summary>An image.</summary>
    Jpeg,
}

/// <summary>Tells the kind of a file by its bytes: a name says what whoever sends it wants.</summary>
public static class PaperKinds
{
    /// <summary>What the form says it takes.</summary>
    public const string Taken = "PDF, DOCX, ODT, CSV, PNG ou JPEG";

    private const string OfLibreOffice = "application/vnd.oasis.opendocument.text";
    private const string OfWord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int LongestTypes = 1024 * 1024;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The kind of a file; null for one that is not taken.</summary>
    public static PaperKind? Of(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ReadOnlySpan<byte> start = bytes;
        return start.StartsWith("%PDF-"u8) ? PaperKind.Pdf
            : start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])
                ? PaperKind.Png
            : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PaperKind.Jpeg
            : start.StartsWith("PK"u8) ? OfArchive(bytes)
            : IsTable(bytes) ? PaperKind.Csv
            : null;
    }

    /// <summary>What a server says such a file is.</summary>
    public static string MediaType(this PaperKind kind) =>
        kind switch
        {
            PaperKind.Pdf => "application/pdf",
            PaperKind.Docx => OfWord,
            PaperKind.Odt => OfLibreOffice,
            PaperKind.Csv => "text/csv; charset=utf-8",
            PaperKind.Png => "image/png",
            PaperKind.Jpeg => "image/jpeg",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>"pdf", "docx": how its name ends.</summary>
    public static string Extension(this PaperKind kind) =>
        kind switch
        {
            PaperKind.Pdf => "pdf",
            PaperKind.Docx => "docx",
            PaperKind.Odt => "odt",
            PaperKind.Csv => "csv",
            PaperKind.Png => "png",
            PaperKind.Jpeg => "jpg",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static PaperKind? OfArchive(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            // Macros run on the machine of whoever opens them.
            if (archive.Entries.Any(HoldsMacros))
                return null;
            if (archive.GetEntry("word/document.xml") is not null)
                return
                    archive.GetEntry("[Content_Types].xml") is { Length: <= LongestTypes } types
                    && !Read(types).Contains("macro", StringComparison.OrdinalIgnoreCase)
                    && !Read(types).Contains("vba", StringComparison.OrdinalIgnoreCase)
                    ? PaperKind.Docx
                    : null;
            return archive.GetEntry("mimetype") is { Length: <= 100 } type && Read(type) == OfLibreOffice
                ? PaperKind.Odt
                : null;
        }
        catch (Exception unreadable)
            when (unreadable is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return null;
        }
    }

    // Word keeps them in one file, whatever it is called: its type tells. LibreOffice keeps them in two folders.
    private static bool HoldsMacros(ZipArchiveEntry entry) =>
        entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    // Text that a browser would not take for a page: it is served as a file to keep anyway.
    private static bool IsTable(byte[] bytes)
    {
        if (bytes.Length == 0 || bytes.AsSpan().Contains((byte)0))
            return false;
        try
        {
            var text = Strict.GetString(bytes);
            return !text.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith('<')
                && text.AsSpan().IndexOfAny(';', ',', '\t') >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
