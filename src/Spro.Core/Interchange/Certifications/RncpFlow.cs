using System.IO.Compression;
using System.Xml;
using Spro.Core.Common;
using Spro.Core.Interchange.Files;

namespace Spro.Core.Interchange.Certifications;

/// <summary>
/// The daily XML flow of France compétences, version 4, of the national or the specific directory; in its zip archive,
/// gzipped or bare. It has hundreds of megabytes, most of them texts and partners that are skipped without being kept:
/// memory does not grow with the file.
/// </summary>
internal sealed class RncpFlow(string path)
{
    private readonly string _file = Path.GetFileName(path);
    private readonly char[] _text = new char[RncpSheet.LongestText + 1];

    /// <summary>Every sheet, one at a time.</summary>
    /// <exception cref="RefusedException">It is not this flow, or it is damaged.</exception>
    public IEnumerable<RncpSheet> Read(ImportTally tally)
    {
        using var archive = Refusals.Guard(
            _file,
            () => File.Exists(path) && InputFile.IsZip(path) ? ZipFile.OpenRead(path) : null
        );
        using var stream = archive is null ? InputFile.Open(path) : Refusals.Guard(_file, () => Unzip(archive));
        using var reader = XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            }
        );
        try
        {
            reader.MoveToContent();
        }
        catch (XmlException)
        {
            throw Refusals.NotThisFormat(
                _file,
                "ce n'est pas du XML sans DTD (pour des tables CSV, donnez leur dossier)"
            );
        }
        if (reader is not { NodeType: XmlNodeType.Element, Name: "FICHES" })
            throw Refusals.NotThisFormat(_file, "sa racine n'est pas « FICHES »");
        var any = false;
        Refusals.Guard(_file, reader.Read);
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
                Refusals.Guard(_file, reader.Read);
            else if (reader.Name == "FICHE")
            {
                any = true;
                yield return Refusals.Guard(_file, () => SheetAt(reader, tally.Meet()));
            }
            else if (reader.Name == "VERSION_FLUX")
                RequireKnown(Refusals.Guard(_file, () => Text(reader, null)));
            else
                Refusals.Guard(_file, () => Skip(reader));
        }
        if (!any)
            throw Refusals.NotThisFormat(_file, "il n'a aucune fiche");
    }

    private RncpSheet SheetAt(XmlReader reader, int rank)
    {
        var sheet = new RncpSheet($"{_file}:{((IXmlLineInfo)reader).LineNumber}", rank);
        var depth = reader.Depth;
        var section = "";
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }
            if (reader.Depth == depth + 1)
                section = reader.Name;
            switch (section, reader.Name)
            {
                case ("NUMERO_FICHE", _):
                    sheet.Code = Text(reader, sheet);
                    break;
                case ("INTITULE", _):
                    sheet.Title = Text(reader, sheet);
                    break;
                case ("ACTIF", _):
                    sheet.State = Text(reader, sheet);
                    break;
                case ("DATE_FIN_ENREGISTREMENT", _):
                    sheet.EndsOn = Text(reader, sheet);
                    break;
                case ("ABREGE", "LIBELLE"):
                    sheet.Type = Text(reader, sheet);
                    break;
                case ("NOMENCLATURE_EUROPE", "NIVEAU"):
                    sheet.Level = Text(reader, sheet);
                    break;
                case ("CODES_ROME", "CODE"):
                    sheet.RomeCodes.Add(Text(reader, sheet));
                    break;
                case ("FORMACODES", "CODE"):
                    sheet.Formacodes.Add(Text(reader, sheet));
                    break;
                case ("CERTIFICATEURS", "NOM_CERTIFICATEUR"):
                    sheet.Certifiers.Add(Text(reader, sheet));
                    break;
                case ("ANCIENNES_CERTIFICATIONS", "ID_FICHE_ANCIENNE_CERTIFICATION"):
                    sheet.Replaced.Add(Text(reader, sheet));
                    break;
                case ("NOUVELLES_CERTIFICATIONS", "ID_FICHE_NOUVELLE_CERTIFICATION"):
                    sheet.ReplacedBy.Add(Text(reader, sheet));
                    break;
                case ("ABREGE", "ABREGE"):
                case ("NOMENCLATURE_EUROPE", "NOMENCLATURE_EUROPE"):
                case ("CODES_ROME", "CODES_ROME" or "ROME"):
                case ("FORMACODES", "FORMACODES" or "FORMACODE"):
                case ("CERTIFICATEURS", "CERTIFICATEURS" or "CERTIFICATEUR"):
                case ("ANCIENNES_CERTIFICATIONS", "ANCIENNES_CERTIFICATIONS" or "ANCIENNE_CERTIFICATION"):
                case ("NOUVELLES_CERTIFICATIONS", "NOUVELLES_CERTIFICATIONS" or "NOUVELLE_CERTIFICATION"):
                    reader.Read();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        reader.Read();
        return sheet;
    }

    /// <summary>The text of the element, and goes past it; a text without end is read, never held.</summary>
    private string? Text(XmlReader reader, RncpSheet? sheet)
    {
        var name = reader.Name;
        var depth = reader.Depth;
        var length = 0;
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        if (isEmpty)
            return null;
        while (reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                int read;
                while (
                    length < _text.Length && (read = reader.ReadValueChunk(_text, length, _text.Length - length)) > 0
                )
                    length += read;
            }
            reader.Read();
        }
        reader.Read();
        if (length == _text.Length)
            sheet?.Refuse(name, $"Plus de {RncpSheet.LongestText} caractères.");
        return new string(_text, 0, length).Trim() is { Length: > 0 } text ? text : null;
    }

    private void RequireKnown(string? version)
    {
        if (version?.StartsWith("4.", StringComparison.Ordinal) != true)
            throw Refusals.NotThisFormat(_file, $"le flux est en version « {version} », et non 4");
    }

    private BoundedStream Unzip(ZipArchive archive) =>
        archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToList()
            is [var only]
            ? new BoundedStream(only.Open(), _file, new FileInfo(path).Length)
            : throw Refusals.NotThisFormat(_file, "l'archive ne contient pas un fichier XML et un seul");

    private static bool Skip(XmlReader reader)
    {
        reader.Skip();
        return true;
    }
}
