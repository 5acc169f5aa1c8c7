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

    /// <summary>Every sheet, one at a time.</summary>
    /// <exception cref="RefusedException">It is not this flow, or it is damaged.</exception>
    public IEnumerable<RncpSheet> Read(ImportTally tally)
    {
        using var xml = XmlFile.Open(path, RncpSheet.LongestText, " (pour des tables CSV, donnez leur dossier)");
        var reader = xml.Reader;
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
                yield return Refusals.Guard(_file, () => SheetAt(xml, tally.Meet()));
            }
            else if (reader.Name == "VERSION_FLUX")
                RequireKnown(Refusals.Guard(_file, () => xml.Text(out _)));
            else
                Refusals.Guard(_file, () => Skip(reader));
        }
        if (!any)
            throw Refusals.NotThisFormat(_file, "il n'a aucune fiche");
    }

    private static RncpSheet SheetAt(XmlFile xml, int rank)
    {
        var reader = xml.Reader;
        var sheet = new RncpSheet(xml.File, xml.Line, rank);
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
                    sheet.Code = Text(xml, sheet);
                    break;
                case ("INTITULE", _):
                    sheet.Title = Text(xml, sheet);
                    break;
                case ("ACTIF", _):
                    sheet.State = Text(xml, sheet);
                    break;
                case ("DATE_FIN_ENREGISTREMENT", _):
                    sheet.EndsOn = Text(xml, sheet);
                    break;
                case ("ABREGE", "LIBELLE"):
                    sheet.Type = Text(xml, sheet);
                    break;
                case ("NOMENCLATURE_EUROPE", "NIVEAU"):
                    sheet.Level = Text(xml, sheet);
                    break;
                case ("CODES_ROME", "CODE"):
                    sheet.RomeCodes.Add(Text(xml, sheet));
                    break;
                case ("FORMACODES", "FORMACODE"):
                    sheet.Formacodes.Add(new RncpFormacode());
                    reader.Read();
                    break;
                case ("FORMACODES", "CODE") when sheet.Formacodes is [.., var formacode]:
                    formacode.Code = Text(xml, sheet);
                    break;
                case ("FORMACODES", "LIBELLE") when sheet.Formacodes is [.., var formacode]:
                    formacode.Label = Text(xml, sheet);
                    break;
                case ("CERTIFICATEURS", "NOM_CERTIFICATEUR"):
                    sheet.Certifiers.Add(RncpSheet.NameOf(Text(xml, sheet)));
                    break;
                case ("ANCIENNES_CERTIFICATIONS", "ID_FICHE_ANCIENNE_CERTIFICATION"):
                    sheet.Replaced.Add(Text(xml, sheet));
                    break;
                case ("NOUVELLES_CERTIFICATIONS", "ID_FICHE_NOUVELLE_CERTIFICATION"):
                    sheet.ReplacedBy.Add(Text(xml, sheet));
                    break;
                case ("ABREGE", "ABREGE"):
                case ("NOMENCLATURE_EUROPE", "NOMENCLATURE_EUROPE"):
                case ("CODES_ROME", "CODES_ROME" or "ROME"):
                case ("FORMACODES", "FORMACODES"):
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

    private static string? Text(XmlFile xml, RncpSheet sheet)
    {
        var name = xml.Reader.Name;
        var text = xml.Text(out var isTooLong);
        if (isTooLong)
            sheet.Refuse(name, $"Plus de {RncpSheet.LongestText} caractères.");
        return text;
    }

    private void RequireKnown(string? version)
    {
        if (version?.StartsWith("4.", StringComparison.Ordinal) != true)
            throw Refusals.NotThisFormat(_file, $"le flux est en version « {version} », et non 4");
    }

    private static bool Skip(XmlReader reader)
    {
        reader.Skip();
        return true;
    }
}
