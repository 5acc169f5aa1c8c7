namespace Spro.Core.Knowledge.Labour;

/// <summary>A publication that figures come from: who publishes it, and whom it describes.</summary>
/// <param name="Code">What its versions begin with ("dares-pay" of "dares-pay-2019").</param>
/// <param name="Source">Credited to the public.</param>
/// <param name="Licence">As stated beside the copy read.</param>
/// <param name="Population">Whom or what its figures describe, in plain French; empty when they are no figures.</param>
public sealed record LabourDataset(string Code, string Source, string Licence, string Population)
{
    /// <summary>Before the version of the figures carried for a first run.</summary>
    public const string Demonstration = "demonstration-";

    private const string Portraits = "Dares, portraits statistiques des métiers";
    private const string NotStated = "non précisée avec les fichiers lus";

    /// <summary>Tensions.</summary>
    public static LabourDataset Tension { get; } =
        new(
            "dares-tension",
            "Dares et Pôle emploi, tensions sur le marché du travail",
            NotStated,
            "offres en ligne, personnes inscrites à Pôle emploi et recrutements prévus par les employeurs"
        );

    /// <summary>Pay.</summary>
    public static LabourDataset Pay { get; } =
        new(
            "dares-pay",
            $"{Portraits}, d'après l'enquête Emploi de l'Insee",
            NotStated,
            "salaire net par mois, primes comprises, des salariés et salariées à temps complet, sans les apprentis et apprenties ni les stagiaires, en France métropolitaine"
        );

    /// <summary>Women and men.</summary>
    public static LabourDataset Women { get; } =
        new(
            "dares-women",
            $"{Portraits}, d'après l'enquête Emploi de l'Insee",
            NotStated,
            "personnes de 15 ans et plus en emploi, en France métropolitaine"
        );

    /// <summary>People in work, over the years.</summary>
    public static LabourDataset Employment { get; } =
        new(
            "dares-employment",
            $"{Portraits}, d'après l'enquête Emploi de l'Insee",
            NotStated,
            "personnes de 15 ans et plus en emploi, en France métropolitaine, moyenne de trois ans autour de l'année dite"
        );

    /// <summary>People in work, by region.</summary>
    public static LabourDataset Census { get; } =
        new(
            "dares-census",
            $"{Portraits}, d'après le recensement de la population de l'Insee",
            NotStated,
            "personnes en emploi qui habitent la région"
        );

    /// <summary>Jobs to fill by 2030.</summary>
    public static LabourDataset Jobs2030 { get; } =
        new(
            "metiers-2030",
            "Dares et France Stratégie, Les métiers en 2030",
            "Licence Ouverte 2.0",
            "tous les emplois de la région"
        );

    /// <summary>The needs survey.</summary>
    public static LabourDataset Needs { get; } =
        new(
            "bmo",
            "Pôle emploi, enquête besoins en main-d'œuvre",
            NotStated,
            "projets d'embauche que les employeurs prévoient pour l'année"
        );

    /// <summary>Offers and people looking for work, by basin.</summary>
    public static LabourDataset Basins { get; } =
        new(
            "pole-emploi-basins",
            "Pôle emploi, offres et demandes par bassin",
            NotStated,
            "offres d'emploi enregistrées et personnes inscrites à Pôle emploi en fin de mois, catégories A, B et C"
        );

    /// <summary>Unemployment.</summary>
    public static LabourDataset Unemployment { get; } =
        new(
            "insee-unemployment",
            "Insee, taux de chômage localisés",
            "Licence Ouverte",
            "personnes qui travaillent ou cherchent un emploi"
        );

    /// <summary>The families.</summary>
    public static LabourDataset Families { get; } =
        new("dares-families", "Dares, familles professionnelles (FAP 2009)", "Licence Ouverte", "");

    /// <summary>From occupations to families.</summary>
    public static LabourDataset Links { get; } =
        new("dares-links", "Dares, passage du ROME aux familles professionnelles", NotStated, "");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<LabourDataset> All { get; } =
    [Tension, Pay, Women, Employment, Census, Jobs2030, Needs, Basins, Unemployment, Families, Links];

    /// <summary>The one a version is of.</summary>
    /// <exception cref="InvalidOperationException">It is of none.</exception>
    public static LabourDataset Of(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var named = version.StartsWith(Demonstration, StringComparison.Ordinal)
            ? version[Demonstration.Length..]
            : version;
        return All.FirstOrDefault(one =>
                named.Length == one.Code.Length + 5 && named.StartsWith(one.Code + "-", StringComparison.Ordinal)
            ) ?? throw new InvalidOperationException($"No labour-market dataset has the version {version}.");
    }

    /// <summary>One edition of it, as the public is told of it.</summary>
    /// <param name="year">The last year it tells of.</param>
    /// <param name="importedOn">The day it came in.</param>
    public ReferentialVersion Edition(int year, DateOnly importedOn) =>
        new()
        {
            Referential = ReferentialVersion.LabourMarket,
            Version = $"{Code}-{year}",
            Source = Source,
            Licence = Licence,
            // The files do not tell the day they were published: each figure has its own period.
            Date = null,
            ImportedOn = importedOn,
        };
}
