namespace Spro.Core.Interchange.Formats;

/// <summary>
/// The house template of places: one line is one place with its structure and, when it has one, one service. Lines that
/// share <c>structure_id</c> or <c>lieu_id</c> say the same of that structure or place.
/// </summary>
public static class PlacesTemplate
{
    /// <summary>Its columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "structure_id",
        "structure_nom",
        "reseau",
        "siret",
        "structure_site",
        "lieu_id",
        "lieu_nom",
        "type",
        "adresse",
        "complement",
        "code_postal",
        "commune",
        "code_insee",
        "departement",
        "latitude",
        "longitude",
        "horaires",
        "horaires_precision",
        "telephone",
        "courriel",
        "contact_ecrit",
        "site",
        "rendez_vous",
        "canaux",
        "plain_pied",
        "accessibilite",
        "acceslibre",
        "venir",
        "apporter",
        "statut",
        "statut_precision",
        "fermetures",
        "passages",
        "service_nom",
        "service_description",
        "niveau",
        "besoins",
        "publics",
        "age_min",
        "age_max",
        "zones",
        "conditions",
        "confirme_le",
        "fictif",
    ];

    /// <summary>Writes the empty template, as a CSV file or as a workbook.</summary>
    public static Task WriteAsync(Stream output, bool workbook, CancellationToken cancellationToken) =>
        HouseTable.WriteAsync(output, Columns, workbook, cancellationToken);
}
