using System.Globalization;
using System.Text.Json;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Interchange.Labour;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Interchange.InserJeunes;

/// <summary>
/// An element of the means by diploma that the OrientIA project made of the open data of lycées: out of one, not out of a
/// hundred.
/// </summary>
internal sealed class DiplomaElement(JsonElement element, string where)
{
    /// <summary>What the elements of such a file say of themselves.</summary>
    public const string Source = "inserjeunes_lycee_pro";

    /// <summary>Why the element is left out; null while it is sound.</summary>
    public ImportReject? Problem { get; private set; }

    /// <summary>What it says.</summary>
    public DiplomaInsertion Read(string version)
    {
        if (element.Text("granularity") == "region_diplome")
            Refuse(
                "granularity",
                "Cet ensemble mêle toutes les spécialités, et ne dit pas combien d'établissements il mesure."
            );
        return new DiplomaInsertion
        {
            Version = version,
            Diploma = Required("type_diplome"),
            Name = Required("libelle_formation"),
            RegionCode = element.Text("granularity") == "formation_france" ? "" : Region(),
            Measures = Count("n_with_emploi_data"),
            WentOn = Share("taux_poursuite_etudes_moyen"),
            EmployedAfter12 = Share("taux_emploi_12m_moyen"),
            EmployedAfter24 = Share("taux_emploi_24m_moyen"),
        };
    }

    private void Refuse(string field, string reason) => Problem ??= new ImportReject(where, field, reason);

    private string Required(string field)
    {
        var text = PlainText.Line(element.Text(field));
        if (text is null)
            Refuse(field, "Ce champ est vide.");
        return text ?? "";
    }

    private string Region()
    {
        var written = element.Text("region") ?? "";
        if (LabourRow.RegionOf(written) is { } code)
            return code;
        Refuse("region", $"« {written} » n'est pas une région.");
        return "";
    }

    private int Count(string field)
    {
        if (!int.TryParse(element.Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            Refuse(field, $"« {element.Text(field)} » n'est pas un nombre.");
        return count;
    }

    private double? Share(string field)
    {
        if (element.Text(field) is not { } written)
            return null;
        if (
            double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            && share is >= 0 and <= 1
        )
            return Math.Round(share * 100, 2);
        Refuse(field, $"« {written} » n'est pas une part de un.");
        return null;
    }
}
