using System.Text.Json.Serialization;

namespace Spro.Core.Interchange.DataInclusion;

/// <summary>What structures and services of the data·inclusion schema, version 1, have in common. Names are the schema's.</summary>
public abstract record DataInclusionRecord
{
    /// <summary>The producer.</summary>
    [JsonPropertyName("source"), JsonPropertyOrder(-3)]
    public required string Source { get; init; }

    /// <summary>Unique: producer, two hyphens, the producer's identifier.</summary>
    [JsonPropertyName("id"), JsonPropertyOrder(-2)]
    public required string Id { get; init; }

    /// <summary>Name, 3 to 150 characters.</summary>
    [JsonPropertyName("nom"), JsonPropertyOrder(-1)]
    public required string Name { get; init; }

    /// <summary>Day of the last change.</summary>
    [JsonPropertyName("date_maj")]
    public required DateOnly UpdatedOn { get; init; }

    /// <summary>5 to 10,000 characters; required of a service.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>Street line.</summary>
    [JsonPropertyName("adresse")]
    public string? Address { get; init; }

    /// <summary>Building, floor.</summary>
    [JsonPropertyName("complement_adresse")]
    public string? AddressComplement { get; init; }

    /// <summary>Name of the commune.</summary>
    [JsonPropertyName("commune")]
    public string? Commune { get; init; }

    /// <summary>Postcode.</summary>
    [JsonPropertyName("code_postal")]
    public string? Postcode { get; init; }

    /// <summary>INSEE code of the commune.</summary>
    [JsonPropertyName("code_insee")]
    public string? CommuneCode { get; init; }

    /// <summary>Degrees north; null when only the commune is known.</summary>
    [JsonPropertyName("latitude")]
    public double? Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    [JsonPropertyName("longitude")]
    public double? Longitude { get; init; }

    /// <summary>Telephone of the place.</summary>
    [JsonPropertyName("telephone")]
    public string? Phone { get; init; }

    /// <summary>E-mail of the place, never of a person.</summary>
    [JsonPropertyName("courriel")]
    public string? Email { get; init; }

    /// <summary>OpenStreetMap hours.</summary>
    [JsonPropertyName("horaires_accueil")]
    public string? Hours { get; init; }

    /// <summary>The record at its producer's.</summary>
    [JsonPropertyName("lien_source")]
    public string? SourceUrl { get; init; }
}

/// <summary>A structure of the schema: a body at one address.</summary>
public sealed record DataInclusionStructure : DataInclusionRecord
{
    /// <summary>SIRET.</summary>
    [JsonPropertyName("siret")]
    public string? Siret { get; init; }

    /// <summary>Web site.</summary>
    [JsonPropertyName("site_web")]
    public string? Website { get; init; }

    /// <summary>Sheet in the register of access.</summary>
    [JsonPropertyName("accessibilite_lieu")]
    public string? AccessibilityUrl { get; init; }

    /// <summary>Networks; only those whose correspondence is certain.</summary>
    [JsonPropertyName("reseaux_porteurs")]
    public IReadOnlyList<string>? Networks { get; init; }
}

/// <summary>A service of the schema, at one address.</summary>
public sealed record DataInclusionService : DataInclusionRecord
{
    /// <summary>The structure that offers it.</summary>
    [JsonPropertyName("structure_id"), JsonPropertyOrder(-2)]
    public required string StructureId { get; init; }

    /// <summary>Type of service, when known for certain.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>Subjects.</summary>
    [JsonPropertyName("thematiques")]
    public IReadOnlyList<string>? Themes { get; init; }

    /// <summary>"gratuit" for our own services (charter §3); for others, the word of their source.</summary>
    [JsonPropertyName("frais")]
    public string? Fee { get; init; }

    /// <summary>About the fee, in words.</summary>
    [JsonPropertyName("frais_precisions")]
    public string? FeeNote { get; init; }

    /// <summary>Publics of the schema's list.</summary>
    [JsonPropertyName("publics")]
    public IReadOnlyList<string>? Audiences { get; init; }

    /// <summary>Publics and ages, in words.</summary>
    [JsonPropertyName("publics_precisions")]
    public string? AudienceNote { get; init; }

    /// <summary>Conditions, in words.</summary>
    [JsonPropertyName("conditions_acces")]
    public string? Conditions { get; init; }

    /// <summary>Ways of being received.</summary>
    [JsonPropertyName("modes_accueil")]
    public IReadOnlyList<string>? ReceptionModes { get; init; }

    /// <summary>Ways of asking.</summary>
    [JsonPropertyName("modes_mobilisation")]
    public IReadOnlyList<string>? ContactModes { get; init; }

    /// <summary>Who may ask: the person, professionals.</summary>
    [JsonPropertyName("mobilisable_par")]
    public IReadOnlyList<string>? Askers { get; init; }

    /// <summary>How to ask, in words.</summary>
    [JsonPropertyName("mobilisation_precisions")]
    public string? ContactNote { get; init; }

    /// <summary>How many weeks it lasts.</summary>
    [JsonPropertyName("nombre_semaines")]
    public double? Weeks { get; init; }

    /// <summary>Hours per week.</summary>
    [JsonPropertyName("volume_horaire_hebdomadaire")]
    public double? WeeklyHours { get; init; }

    /// <summary>Where to book.</summary>
    [JsonPropertyName("lien_mobilisation")]
    public string? BookingUrl { get; init; }

    /// <summary>Codes of the territories where one must live.</summary>
    [JsonPropertyName("zone_eligibilite")]
    public IReadOnlyList<string>? EligibilityZones { get; init; }
}
