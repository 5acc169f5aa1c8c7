using Spro.Core.Database;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Web.Tests;

/// <summary>Two made-up editions of the ROME: the newer splits a code of the older, where the texts are.</summary>
public static class TestOccupations
{
    /// <summary>Split from <see cref="Whole"/>: its texts are those of the older edition.</summary>
    public const string Split = "A1102";

    /// <summary>In both editions.</summary>
    public const string Whole = "A1101";

    /// <summary>In the newer one only: nothing but its title is known.</summary>
    public const string Bare = "B1101";

    /// <summary>In the older one only.</summary>
    public const string Closed = "A1201";

    private const string Older = "901";
    private const string Newer = "902";

    public static void AddTo(SproDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.AddRange(
            Edition(Older, new DateOnly(2021, 1, 1)),
            Edition(Newer, new DateOnly(2025, 11, 1)),
            Domain(Newer, "A", "Grand domaine d'essai"),
            Domain(Newer, "A11", "Domaine d'essai"),
            Domain(Newer, "B", "Autre domaine " + TestPlaces.Hostile),
            Job(Older, Whole, "Garde d'animaux d'essai"),
            Job(Older, Closed, "Sonneur / Sonneuse d'essai"),
            Job(Newer, Whole, "Berger / Bergère d'essai", Whole, true),
            Job(Newer, Split, "Vacher / Vachère d'essai", Whole),
            Job(Newer, Bare, TestPlaces.Hostile, Bare),
            Title(Older, "10", Closed, "Carillonneur d'essai"),
            Title(Newer, "10", Whole, "Carillonneur d'essai"),
            Title(Newer, "11", Split, "Bouvier / Bouvière d'essai") with
            {
                IsRare = true,
            },
            Text(OccupationTextKind.Definition, "Garde des bêtes d'essai."),
            Text(OccupationTextKind.Access, "S'apprend sur place."),
            Text(OccupationTextKind.Conditions, "Dehors, par tous les temps. " + TestPlaces.Hostile),
            new OccupationInterests
            {
                Version = Older,
                RomeCode = Whole,
                Major = "R",
                Minor = "S",
            },
            new OccupationMobility
            {
                Version = Older,
                FromCode = Whole,
                FromTitle = "",
                ToCode = Closed,
                ToTitle = "",
                Kind = MobilityKind.Near,
            },
            Skill("100", SkillKind.KnowHow, "Compter les bêtes"),
            Skill("101", SkillKind.Knowledge, "Météo des alpages"),
            Skill("102", SkillKind.Condition, "Travail de nuit"),
            Link(Whole, "100"),
            Link(Whole, "101"),
            Link(Whole, "102"),
            Link(Closed, "100")
        );
        AddFiguresTo(db);
    }

    /// <summary>Made-up figures about the family of <see cref="Whole"/>, and so of what was split from it.</summary>
    private static void AddFiguresTo(SproDbContext db)
    {
        LabourFigure Figure(
            LabourDataset dataset,
            LabourMeasure measure,
            double? value,
            string period,
            LabourArea area = LabourArea.Nation,
            string areaCode = ""
        ) =>
            new()
            {
                Version = dataset.Code + "-2019",
                Nomenclature = Nomenclature.Fap,
                Code = "A0Z41",
                Measure = measure,
                Area = area,
                AreaCode = areaCode,
                Period = period,
                Value = value,
                Why = value is null ? WhyUnknown.Withheld : null,
            };
        db.AddRange(
            new[]
            {
                LabourDataset.Tension,
                LabourDataset.Pay,
                LabourDataset.Women,
                LabourDataset.Jobs2030,
                LabourDataset.Links,
                LabourDataset.Unemployment,
            }.Select(dataset => dataset.Edition(2019, DateOnly.FromDateTime(Site.Start.Date)))
        );
        db.AddRange(
            new OccupationFamily
            {
                Version = "dares-links-2019",
                Code = "A0Z41",
                Label = "Famille d'essai " + TestPlaces.Hostile,
            },
            new FamilyLink
            {
                Version = "dares-links-2019",
                FamilyCode = "A0Z41",
                RomeCode = Whole,
            },
            Figure(
                LabourDataset.Unemployment,
                LabourMeasure.UnemploymentRate,
                5.4,
                "2019",
                LabourArea.Department,
                "53"
            ) with
            {
                Nomenclature = Nomenclature.All,
                Code = "",
            },
            Figure(LabourDataset.Tension, LabourMeasure.TensionLevel, 4, "2019", LabourArea.Region, "52"),
            Figure(LabourDataset.Tension, LabourMeasure.TensionLevel, 2, "2019", LabourArea.Department, "44"),
            Figure(LabourDataset.Tension, LabourMeasure.TensionLevel, null, "2019", LabourArea.Department, "53"),
            Figure(LabourDataset.Tension, LabourMeasure.HardConditions, 5, "2019", LabourArea.Region, "52"),
            Figure(LabourDataset.Tension, LabourMeasure.TensionIndex, -0.4, "2018"),
            Figure(LabourDataset.Tension, LabourMeasure.TensionIndex, 0.7, "2019"),
            Figure(LabourDataset.Jobs2030, LabourMeasure.TensionLevel, 5, "2019", LabourArea.Region, "52"),
            Figure(LabourDataset.Jobs2030, LabourMeasure.JobsToFill, 12_345, "2019-2030", LabourArea.Region, "52"),
            Figure(LabourDataset.Jobs2030, LabourMeasure.NetJobs, -1_234, "2019-2030", LabourArea.Region, "52"),
            Figure(LabourDataset.Women, LabourMeasure.WomenShare, 99.8, "2017-2019"),
            Figure(LabourDataset.Pay, LabourMeasure.MedianPay, 1_549, "2017-2019"),
            Figure(LabourDataset.Pay, LabourMeasure.PayUnder1250, 10, "2017-2019"),
            Figure(LabourDataset.Pay, LabourMeasure.PayFrom1250, 29.7, "2017-2019"),
            Figure(LabourDataset.Pay, LabourMeasure.PayFrom1500, 53, "2017-2019"),
            Figure(LabourDataset.Pay, LabourMeasure.PayFrom2000, 7, "2017-2019"),
            Figure(LabourDataset.Pay, LabourMeasure.PayFrom3000, 0.3, "2017-2019")
        );
    }

    private static ReferentialVersion Edition(string version, DateOnly date) =>
        new()
        {
            Referential = ReferentialVersion.Rome,
            Version = version,
            Source = "Essai",
            Licence = "Licence d'essai",
            Date = date,
            ImportedOn = DateOnly.FromDateTime(Site.Start.Date),
        };

    private static OccupationDomain Domain(string version, string code, string label) =>
        new()
        {
            Version = version,
            Code = code,
            Label = label,
        };

    private static Occupation Job(
        string version,
        string code,
        string title,
        string? parent = null,
        bool? isRegulated = null
    ) =>
        new()
        {
            Version = version,
            RomeCode = code,
            Title = title,
            ParentCode = parent,
            IsRegulated = isRegulated,
        };

    private static OccupationTitle Title(string version, string ogr, string code, string title) =>
        new()
        {
            Version = version,
            OgrCode = ogr,
            RomeCode = code,
            LongForm = title,
        };

    private static OccupationText Text(OccupationTextKind kind, string text) =>
        new()
        {
            Version = Older,
            RomeCode = Whole,
            Kind = kind,
            Position = 0,
            Text = text,
        };

    private static Skill Skill(string ogr, SkillKind kind, string label) =>
        new()
        {
            Version = Older,
            OgrCode = ogr,
            Kind = kind,
            Label = label,
        };

    private static OccupationSkill Link(string code, string skill) =>
        new()
        {
            Version = Older,
            RomeCode = code,
            SkillCode = skill,
            IsBasic = true,
            Position = 0,
        };
}
