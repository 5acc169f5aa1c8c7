using System.Globalization;
using System.Xml;

namespace Spro.Bench;

/// <summary>A file of the shape of the daily flow of France compétences, invented: no real one is beside the repository.</summary>
internal static class GeneratedFlow
{
    // Some 16 kB a sheet, as 470 MB for 30,475 sheets make: mostly texts and partners.
    private const int Partners = 13;
    private const int Blocks = 5;
    private const string Sentence =
        "Cette phrase inventée tient la place d'un texte de la fiche, ni plus courte ni plus longue qu'une autre. ";

    /// <summary>Writes <paramref name="sheets"/> sheets, and gives the size of the file in bytes.</summary>
    public static long Write(string path, int sheets)
    {
        using (var xml = XmlWriter.Create(path))
        {
            xml.WriteStartElement("FICHES");
            xml.WriteElementString("VERSION_FLUX", "4.1");
            for (var i = 1; i <= sheets; i++)
                WriteSheet(xml, i);
            xml.WriteEndElement();
        }
        return new FileInfo(path).Length;
    }

    private static void WriteSheet(XmlWriter xml, int number)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"RNCP{number}");
        xml.WriteStartElement("FICHE");
        xml.WriteElementString("ID_FICHE", code[4..]);
        xml.WriteElementString("NUMERO_FICHE", code);
        xml.WriteElementString("INTITULE", "Certification inventée " + code);
        Group("ABREGE", ("CODE", "TP"), ("LIBELLE", "Titre inventé"));
        Group(
            "NOMENCLATURE_EUROPE",
            ("NIVEAU", string.Create(CultureInfo.InvariantCulture, $"NIV{3 + number % 6}")),
            ("INTITULE", "Niveau inventé")
        );
        foreach (var text in (string[])["ACTIVITES_VISEES", "CAPACITES_ATTESTEES", "OBJECTIFS_CONTEXTE"])
        {
            xml.WriteStartElement(text);
            xml.WriteCData("<p>" + string.Concat(Enumerable.Repeat(Sentence, 22)) + "</p>");
            xml.WriteEndElement();
        }
        xml.WriteStartElement("BLOCS_COMPETENCES");
        for (var i = 1; i <= Blocks; i++)
            Group(
                "BLOC_COMPETENCES",
                ("CODE", string.Create(CultureInfo.InvariantCulture, $"{code}BC{i:00}")),
                ("LIBELLE", "Bloc inventé"),
                ("LISTE_COMPETENCES", string.Concat(Enumerable.Repeat(Sentence, 8)))
            );
        xml.WriteEndElement();
        xml.WriteStartElement("CODES_ROME");
        for (var i = 0; i < number % 6; i++)
            Group(
                "ROME",
                ("CODE", string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + i)}1{number % 10}0{i}")),
                ("LIBELLE", "Métier inventé")
            );
        xml.WriteEndElement();
        xml.WriteStartElement("FORMACODES");
        for (var i = 0; i < 2; i++)
            Group(
                "FORMACODE",
                ("CODE", string.Create(CultureInfo.InvariantCulture, $"{20_000 + (number + i) % 9_000}")),
                ("LIBELLE", "Thème inventé")
            );
        xml.WriteEndElement();
        xml.WriteStartElement("CERTIFICATEURS");
        Group("CERTIFICATEUR", ("SIRET_CERTIFICATEUR", "0"), ("NOM_CERTIFICATEUR", "Organisme inventé"));
        xml.WriteEndElement();
        xml.WriteStartElement("PARTENAIRES");
        for (var i = 0; i < Partners; i++)
            Group(
                "PARTENAIRE",
                ("NOM_PARTENAIRE", "Partenaire inventé"),
                ("SIRET_PARTENAIRE", "0"),
                ("HABILITATION_PARTENAIRE", "Habilitation pour former")
            );
        xml.WriteEndElement();
        xml.WriteElementString("DATE_FIN_ENREGISTREMENT", "31/08/2029");
        xml.WriteElementString("ACTIF", number % 4 == 0 ? "Oui" : "Non");
        xml.WriteEndElement();

        void Group(string name, params ReadOnlySpan<(string Name, string Value)> fields)
        {
            xml.WriteStartElement(name);
            foreach (var (field, value) in fields)
                xml.WriteElementString(field, value);
            xml.WriteEndElement();
        }
    }
}
