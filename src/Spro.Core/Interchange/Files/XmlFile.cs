using System.IO.Compression;
using System.Xml;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Files;

/// <summary>
/// An XML file read from its beginning to its end, alone in a zip archive, gzipped or bare. A DTD refuses it; a text
/// without end is read, never held.
/// </summary>
internal sealed class XmlFile : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly ZipArchive? _archive;
    private readonly char[] _text;

    private XmlFile(string file, ZipArchive? archive, Stream stream, int longestText)
    {
        File = file;
        _archive = archive;
        _text = new char[longestText + 1];
        Reader = XmlReader.Create(stream, Settings);
    }

    /// <summary>Where the reading is.</summary>
    public XmlReader Reader { get; }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Line of the file, from 1.</summary>
    public int Line => ((IXmlLineInfo)Reader).LineNumber;

    /// <summary>File and line, for the report.</summary>
    public string Where => $"{File}:{Line}";

    /// <summary>Opens a file at its root.</summary>
    /// <param name="path">The file.</param>
    /// <param name="longestText">The longest text that is held, in characters.</param>
    /// <param name="otherwise">What to do with a file that is not XML, after a space; empty when nothing helps.</param>
    /// <exception cref="RefusedException">It is not XML, or is an archive of something else, or is damaged.</exception>
    public static XmlFile Open(string path, int longestText, string otherwise = "")
    {
        var file = Path.GetFileName(path);
        ZipArchive? archive = null;
        XmlFile? xml = null;
        try
        {
            return Refusals.Guard(
                file,
                () =>
                {
                    archive = System.IO.File.Exists(path) && InputFile.IsZip(path) ? ZipFile.OpenRead(path) : null;
                    xml = new XmlFile(
                        file,
                        archive,
                        archive is null ? InputFile.Open(path) : Unzip(archive, file, path),
                        longestText
                    );
                    xml.MoveToRoot(otherwise);
                    return xml;
                }
            );
        }
        catch
        {
            xml?.Dispose();
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>The text of the element at hand, null when it has none, and goes past it.</summary>
    /// <param name="isTooLong">It has more characters than are held: what is given is its beginning.</param>
    public string? Text(out bool isTooLong)
    {
        isTooLong = false;
        var depth = Reader.Depth;
        var isEmpty = Reader.IsEmptyElement;
        Reader.Read();
        if (isEmpty)
            return null;
        var length = 0;
        while (Reader.Depth > depth)
        {
            if (Reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                int read;
                while (
                    length < _text.Length && (read = Reader.ReadValueChunk(_text, length, _text.Length - length)) > 0
                )
                    length += read;
            }
            Reader.Read();
        }
        Reader.Read();
        isTooLong = length == _text.Length;
        return new string(_text, 0, length).Trim() is { Length: > 0 } text ? text : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Reader.Dispose();
        _archive?.Dispose();
    }

    private void MoveToRoot(string otherwise)
    {
        try
        {
            Reader.MoveToContent();
        }
        catch (XmlException)
        {
            throw Refusals.NotThisFormat(File, "ce n'est pas du XML sans DTD" + otherwise);
        }
    }

    private static BoundedStream Unzip(ZipArchive archive, string file, string path) =>
        archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList()
            is [var only]
            ? new BoundedStream(only.Open(), file, new FileInfo(path).Length)
            : throw Refusals.NotThisFormat(file, "l'archive ne contient pas un fichier XML et un seul");
}
