using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Interchange.Labour;

/// <summary>A table that figures are published in, known by its columns.</summary>
/// <param name="Dataset">The publication it is of.</param>
/// <param name="Columns">Those that it must have.</param>
/// <param name="Read">The rows that one of its lines gives.</param>
internal sealed record LabourTable(
    LabourDataset Dataset,
    string[] Columns,
    Func<LabourRow, IEnumerable<VersionedRow>> Read
)
{
    /// <summary>The column that says the period of each line; null when the whole file is of one.</summary>
    public string? PeriodColumn { get; private init; }

    /// <summary>The period that the columns themselves say.</summary>
    public string? Period { get; private init; }

    /// <summary>What the first row must say besides, when columns alone do not tell.</summary>
    public Func<TableReader, bool>? IsSuch { get; private init; }

    /// <summary>
    /// Every table read, those that name families and occupations first. A file is the first of them whose columns it
    /// has.
    /// </summary>
    public static IReadOnlyList<LabourTable> All { get; } =
    [
        new(LabourDataset.Families, [SasFormatTable.From, SasFormatTable.To], SasFamily)
        {
            IsSuch = row => !OccupationFamily.IsCode(row[SasFormatTable.To] ?? ""),
        },
        new(LabourDataset.Links, [SasFormatTable.From, SasFormatTable.To], SasLink),
        new(LabourDataset.Links, ["Fap", "Rome", "intitule_rome"], Link),
        new(LabourDataset.Women, ["Fap3", "Annee", "Part"], Women) { PeriodColumn = "Annee" },
        new(LabourDataset.Tension, ["fap", "Tension", "Année", "niveau_geo"], Tension) { PeriodColumn = "Année" },
        new(LabourDataset.Tension, ["fap", "Tension", "Année"], TensionOverYears) { PeriodColumn = "Année" },
        new(LabourDataset.Pay, ["Fap3", "Annee", "Salaire_median"], MedianPay) { PeriodColumn = "Annee" },
        new(LabourDataset.Pay, ["Fap", "Salaire", "Milliers", "Pourcentage"], PayBand),
        new(LabourDataset.Employment, ["Annee", "A0Z", "B0Z"], Employment) { PeriodColumn = "Annee" },
        new(LabourDataset.Census, ["code_reg", "FAP_3", "emp_fap_reg"], Census),
        new(LabourDataset.Jobs2030, ["code_fap", "region", "postes_a_pourvoir_milliers"], Jobs2030) { Period = "2019" },
        new(LabourDataset.Needs, ["fap_code", "fap", "tension_pct", "rome_code"], Difficulty),
        new(LabourDataset.Needs, ["Métier", "Difficultés à recruter"], DifficultyByName),
        new(LabourDataset.Needs, ["CATCHMENT_AREA_CODE", "FAP_CODE", "NB_RECRUT_PROJECTS"], Needs),
        new(LabourDataset.Basins, ["annee", "ROME", "cbassin", "oee", "defm_abc", "ind_tension_d"], Basin)
        {
            PeriodColumn = "annee",
        },
        new(LabourDataset.Unemployment, ["codeDepartement", "rentreeScolaire", "tauxChomage"], Unemployment)
        {
            PeriodColumn = "rentreeScolaire",
        },
    ];

    private static IEnumerable<VersionedRow> SasFamily(LabourRow row)
    {
        var code = row.Required(SasFormatTable.From);
        // The files also hold groups wider than a domain ("AGR", "A_Z"): no figure is of them.
        return OccupationFamily.IsCode(code)
            ? [row.Family(code, row.Required(SasFormatTable.To).Split(" : ")[^1])]
            : [];
    }

    // "A1416" or "A14166": some occupations are parted by the qualification of the job, written after the code.
    private static IEnumerable<VersionedRow> SasLink(LabourRow row)
    {
        var rome = row.Required(SasFormatTable.From);
        return [row.Link(row.FamilyCode(SasFormatTable.To), rome.Length == 6 ? rome[..5] : rome)];
    }

    private static IEnumerable<VersionedRow> Link(LabourRow row)
    {
        var family = row.FamilyCode("Fap");
        // Families of the self-employed are in no occupation of the ROME.
        return row.Optional("Rome") is null or "NA" ? [] : [row.Link(family, row.Required("Rome"))];
    }

    private static IEnumerable<VersionedRow> Women(LabourRow row)
    {
        var (nomenclature, code) = row.FamilyOrAll("Fap3");
        if (nomenclature == Nomenclature.Fap && row.Optional("libelle") is { } label && label != code)
            yield return row.Family(code, label);
        yield return row.Figure(LabourMeasure.WomenShare, row.Number("Part"), nomenclature, code, row.Period("Annee"));
    }

    private static IEnumerable<VersionedRow> Tension(LabourRow row)
    {
        var code = row.FamilyCode("fap");
        var (area, areaCode) = row.Place();
        var period = row.Period("Année");
        LabourFigure Of(LabourMeasure measure, Reading reading) =>
            row.Figure(measure, reading, Nomenclature.Fap, code, period, area, areaCode);
        yield return Of(LabourMeasure.TensionLevel, row.Number("Catégorie Tension"));
        yield return Of(LabourMeasure.TensionIndex, row.Number("Tension"));
        // Written to the hundred: 0 is some, fewer than fifty.
        var employment = row.Number("Emploi moyen");
        yield return Of(
            LabourMeasure.Employment,
            employment.Value == 0 ? new Reading(null, WhyUnknown.TooFew) : employment
        );
        foreach (var (measure, column) in Causes)
        {
            // They are withheld together with the level, which says so once.
            if (row.Number(column) is { Value: not null } known)
                yield return Of(measure, known);
        }
    }

    private static readonly (LabourMeasure, string)[] Causes =
    [
        (LabourMeasure.HiringIntensity, "Intensité d'embauches"),
        (LabourMeasure.TrainingLink, "Lien formation-emploi"),
        (LabourMeasure.LabourShortage, "Manque de main-d'œuvre disponible"),
        (LabourMeasure.UnstableJobs, "Non-durabilité de l'emploi"),
        (LabourMeasure.HardConditions, "Conditions de travail contraignantes"),
        (LabourMeasure.GeographicMismatch, "Inadéquation géographique"),
    ];

    private static IEnumerable<VersionedRow> TensionOverYears(LabourRow row) =>
        [
            row.Figure(
                LabourMeasure.TensionIndex,
                row.Number("Tension"),
                Nomenclature.Fap,
                row.FamilyCode("fap"),
                row.Period("Année")
            ),
        ];

    private static IEnumerable<VersionedRow> MedianPay(LabourRow row)
    {
        var (nomenclature, code) = row.FamilyOrAll("Fap3");
        return
        [
            row.Figure(LabourMeasure.MedianPay, row.Number("Salaire_median"), nomenclature, code, row.Period("Annee")),
        ];
    }

    private static IEnumerable<VersionedRow> PayBand(LabourRow row)
    {
        var (nomenclature, code) = row.FamilyOrAll("Fap");
        var band = row.OneOf(
            "Salaire",
            ("Moins de 1250 €", LabourMeasure.PayUnder1250),
            ("De 1250 € à moins de 1500 €", LabourMeasure.PayFrom1250),
            ("De 1500 € à moins de 2000 €", LabourMeasure.PayFrom1500),
            ("De 2000 € à moins de 3000 €", LabourMeasure.PayFrom2000),
            ("3000 € ou plus", LabourMeasure.PayFrom3000)
        );
        if (row.HasExchangedBands)
            band = band switch
            {
                LabourMeasure.PayFrom2000 => LabourMeasure.PayFrom3000,
                LabourMeasure.PayFrom3000 => LabourMeasure.PayFrom2000,
                _ => band,
            };
        return [row.Figure(band, row.Number("Pourcentage"), nomenclature, code, row.FilePeriod)];
    }

    // One line a year, one column a family, in thousands; "ZZZ" is who could not be put in any.
    private static IEnumerable<VersionedRow> Employment(LabourRow row)
    {
        var period = row.Period("Annee");
        foreach (var column in row.Columns.Where(column => column is not ("Annee" or "ZZZ" or "ZZZZZ")))
        {
            var (nomenclature, code) = row.FamilyOrAll(column, column);
            if (row.Problem is not null)
                yield break;
            yield return row.Figure(
                LabourMeasure.Employment,
                row.Number(column).Times(1_000),
                nomenclature,
                code,
                period
            );
        }
    }

    private static IEnumerable<VersionedRow> Census(LabourRow row) =>
        [
            row.Figure(
                LabourMeasure.Employment,
                row.Number("emp_fap_reg"),
                Nomenclature.Fap,
                row.FamilyCode("FAP_3"),
                row.FilePeriod,
                LabourArea.Region,
                row.Region("code_reg")
            ),
        ];

    private static IEnumerable<VersionedRow> Jobs2030(LabourRow row)
    {
        var codes = row.Required("code_fap");
        if (codes.Split(';').FirstOrDefault(code => !OccupationFamily.IsCode(code)) is { } unknown)
            row.Refuse("code_fap", $"« {unknown} » n'est pas une famille professionnelle.");
        var region = row.RegionNamed("region");
        const string Ahead = "2019-2030";
        LabourFigure Of(LabourMeasure measure, Reading reading, string period) =>
            row.Figure(measure, reading, Nomenclature.Fap, codes, period, LabourArea.Region, region);
        yield return row.Family(codes, row.Required("fap_libelle"));
        yield return Of(LabourMeasure.JobsToFill, row.Number("postes_a_pourvoir_milliers").Times(1_000), Ahead);
        yield return Of(LabourMeasure.NetJobs, row.Number("creations_destructions_milliers").Times(1_000), Ahead);
        yield return Of(LabourMeasure.Retirements, row.Number("departs_fin_carriere_milliers").Times(1_000), Ahead);
        yield return Of(LabourMeasure.Employment, row.Number("effectifs_2019_milliers").Times(1_000), "2019");
        yield return Of(LabourMeasure.TensionLevel, row.Number("niveau_tension_2019"), "2019");
    }

    private static IEnumerable<VersionedRow> Difficulty(LabourRow row)
    {
        var family = row.FamilyCode("fap_code");
        // The copy met gives some families the name and the value of another.
        row.RequireName("fap", family);
        return
        [
            row.Link(family, row.Required("rome_code")),
            row.Figure(
                LabourMeasure.DifficultHirings,
                row.Number("tension_pct"),
                Nomenclature.Fap,
                family,
                row.FilePeriod
            ),
        ];
    }

    private static IEnumerable<VersionedRow> DifficultyByName(LabourRow row)
    {
        var (nomenclature, code) = row.FamilyNamed("Métier");
        return
        [
            row.Figure(
                LabourMeasure.DifficultHirings,
                row.Number("Difficultés à recruter"),
                nomenclature,
                code,
                row.FilePeriod
            ),
        ];
    }

    private static IEnumerable<VersionedRow> Needs(LabourRow row)
    {
        var family = row.FamilyCode("FAP_CODE");
        var basin = row.BasinCode("CATCHMENT_AREA_CODE");
        LabourFigure Of(LabourMeasure measure, string column) =>
            row.Figure(measure, row.Number(column), Nomenclature.Fap, family, row.FilePeriod, LabourArea.Basin, basin);
        return
        [
            row.Basin(basin, row.Required("CATCHMENT_AREA_NAME")),
            Of(LabourMeasure.HiringProjects, "NB_RECRUT_PROJECTS"),
            Of(LabourMeasure.DifficultHiringProjects, "NB_DIFF_RECRUT_PROJECTS"),
            Of(LabourMeasure.SeasonalHiringProjects, "NB_SEASON_RECRUT_PROJECTS"),
        ];
    }

    private static IEnumerable<VersionedRow> Basin(LabourRow row)
    {
        var rome = row.RomeCode("ROME");
        var basin = row.BasinCode("cbassin");
        var period = row.Period("annee");
        LabourFigure Of(LabourMeasure measure, string column) =>
            row.Figure(measure, row.Number(column), Nomenclature.Rome, rome, period, LabourArea.Basin, basin);
        return
        [
            row.Basin(basin, row.Required("lib_bassin_bmo19")),
            Of(LabourMeasure.JobOffers, "oee"),
            Of(LabourMeasure.JobSeekers, "defm_abc"),
            Of(LabourMeasure.TensionLevel, "ind_tension_d"),
        ];
    }

    private static IEnumerable<VersionedRow> Unemployment(LabourRow row) =>
        [
            row.Figure(
                LabourMeasure.UnemploymentRate,
                row.Number("tauxChomage"),
                Nomenclature.All,
                "",
                row.Period("rentreeScolaire"),
                LabourArea.Department,
                row.Department("codeDepartement")
            ),
        ];
}
