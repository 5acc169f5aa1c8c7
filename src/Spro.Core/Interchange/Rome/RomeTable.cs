using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Rome;

/// <summary>A table that the ROME is published in, known by its columns: names of files change, these do not.</summary>
/// <param name="Name">As reports call it.</param>
/// <param name="Columns">Those that it must have.</param>
/// <param name="Read">The rows that one of its lines gives.</param>
internal sealed record RomeTable(string Name, string[] Columns, Func<RomeRow, IEnumerable<VersionedRow>> Read)
{
    /// <summary>Every table read, what is pointed at first. A file is the first of them whose columns it has.</summary>
    public static List<RomeTable> All { get; } =
    [
        new("codes", ["code_rome", "code_ogr", "libelle_rome"], Occupation),
        new("arborescence principale", ["", "Code OGR"], MainTree),
        new("domaines des codes", ["code_rome", "code_grand_domaine", "libelle_grand_domaine"], DomainsOfCode),
        new("appellations", ["code_ogr", "code_rome", "libelle_appellation_long"], Title),
        new(
            "savoirs",
            ["code_ogr", "libelle_competence", "libelle_type_competence"],
            row => Skill(row, SkillKind.Knowledge, "libelle_competence")
        ),
        new(
            "activités",
            ["code_ogr", "libelle_activite", "code_type_activite"],
            row => Skill(row, SkillKind.KnowHow, "libelle_activite")
        ),
        new(
            "environnements de travail",
            ["code_ogr", "libelle_env_travail", "libelle_type_section_env_trav"],
            WorkingEnvironment
        ),
        new("arborescence des savoirs", ["Catégorie", "Savoir", "Code OGR"], TreeKnowledge),
        new("contextes de travail", ["Type", "Contexte de travail", "Code OGR"], TreeCondition),
        new("textes", ["code_rome", "position_libelle_txt", "libelle_texte", "libelle_type_texte"], Text),
        new("RIASEC", ["code_rome", "riasec_majeur", "riasec_mineur"], Interests),
        new("mobilités", ["code_rome", "code_rome_cible", "code_type_mobilite"], Mobility),
        new("liens", ["code_rome", "code_ogr", "code_type_referentiel", "code_compo_bloc", "position_item"], Link),
    ];

    /// <summary>The table that has this heading; null when it is none of those read.</summary>
    public static RomeTable? Of(IReadOnlyCollection<string> header) =>
        All.FirstOrDefault(table => table.Columns.All(header.Contains));

    private static IEnumerable<VersionedRow> Occupation(RomeRow row) =>
        [
            new Occupation
            {
                Version = row.Version,
                RomeCode = row.RomeCode("code_rome"),
                Title = row.Required("libelle_rome"),
                ParentCode = row.Optional("code_rome_parent") is { } parent
                    ? row.RomeCode("code_rome_parent", parent)
                    : null,
                IsRegulated = row.YesOrNo("emploi_reglemente"),
            },
        ];

    /// <summary>
    /// Letter, two digits, two digits, label, code. A line without the last digits names a domain; the first line of a
    /// whole code names the occupation, the next ones are its titles.
    /// </summary>
    private static IEnumerable<VersionedRow> MainTree(RomeRow row)
    {
        var (letter, domain, number) = (row.Optional(0), row.Optional(1), row.Optional(2));
        var label = row.Required("libellé", row.Optional(3));
        if (number is null)
            return [Domain(row, letter + domain, label)];
        var code = row.RomeCode("code", letter + domain + number);
        var isHeading = row.Heading != code;
        row.Heading = code;
        return isHeading
            ?
            [
                new Occupation
                {
                    Version = row.Version,
                    RomeCode = code,
                    Title = label,
                },
            ]
            : [TitleOf(row, row.OgrCode("Code OGR"), code, label)];
    }

    private static IEnumerable<VersionedRow> DomainsOfCode(RomeRow row)
    {
        var code = row.Occupation("code_rome");
        if (row.Problem is not null)
            return [];
        // The official heading is misspelt in some editions; the code itself holds its domains.
        return
        [
            Domain(row, code[..1], row.Required("libelle_grand_domaine")),
            Domain(
                row,
                code[..3],
                row.Required(
                    "libelle_domaine_professionel",
                    row.Optional("libelle_domaine_professionel") ?? row.Optional("libelle_domaine_professionnel")
                )
            ),
        ];
    }

    private static OccupationDomain Domain(RomeRow row, string code, string label)
    {
        if (code is not ([>= 'A' and <= 'N'] or [>= 'A' and <= 'N', _, _]))
            row.Refuse(
                "domaine",
                $"« {code} » n'est pas un domaine : une lettre de A à N, ou une lettre et deux chiffres."
            );
        return new OccupationDomain
        {
            Version = row.Version,
            Code = code,
            Label = label,
        };
    }

    private static IEnumerable<VersionedRow> Title(RomeRow row) =>
        [
            TitleOf(
                row,
                row.OgrCode("code_ogr"),
                row.Occupation("code_rome"),
                row.Required("libelle_appellation_long")
            ) with
            {
                ShortForm = row.Optional("libelle_appellation_court"),
                // Editions before the fourth call all their titles principal, and name the occupation otherwise.
                IsPrincipal = row.Optional("classification") == "PRINCIPALE",
                IsRare = row.YesOrNo("peu_usite") ?? false,
            },
        ];

    private static OccupationTitle TitleOf(RomeRow row, string ogrCode, string romeCode, string text)
    {
        var forms = TitleForms.Of(text);
        return new OccupationTitle
        {
            Version = row.Version,
            OgrCode = ogrCode,
            RomeCode = romeCode,
            LongForm = text,
            Masculine = forms?.Masculine,
            Feminine = forms?.Feminine,
        };
    }

    private static IEnumerable<VersionedRow> Skill(RomeRow row, SkillKind kind, string label) =>
        [
            new Skill
            {
                Version = row.Version,
                OgrCode = row.OgrCode("code_ogr"),
                Kind = kind,
                Label = row.Required(label),
            },
        ];

    private static IEnumerable<VersionedRow> WorkingEnvironment(RomeRow row) =>
        Skill(
            row,
            row.OneOf(
                "libelle_type_section_env_trav",
                ("STRUCTURES", SkillKind.Setting),
                ("SECTEURS", SkillKind.Sector),
                ("CONDITIONS", SkillKind.Condition)
            ),
            "libelle_env_travail"
        );

    private static IEnumerable<VersionedRow> TreeKnowledge(RomeRow row) =>
        [
            new Skill
            {
                Version = row.Version,
                OgrCode = row.OgrCode("Code OGR"),
                Kind = SkillKind.Knowledge,
                Label = row.Required("Savoir"),
                Category = row.Required("Catégorie"),
            },
        ];

    private static IEnumerable<VersionedRow> TreeCondition(RomeRow row) =>
        [
            new Skill
            {
                Version = row.Version,
                OgrCode = row.OgrCode("Code OGR"),
                Kind = SkillKind.Condition,
                Label = row.Required("Contexte de travail"),
                Category = row.Required("Type"),
            },
        ];

    private static IEnumerable<VersionedRow> Text(RomeRow row) =>
        [
            new OccupationText
            {
                Version = row.Version,
                RomeCode = row.Occupation("code_rome"),
                Kind = row.OneOf(
                    "libelle_type_texte",
                    ("definition", OccupationTextKind.Definition),
                    ("acces_a_em", OccupationTextKind.Access),
                    ("cond_exercice_activite", OccupationTextKind.Conditions)
                ),
                Position = row.Rank("position_libelle_txt"),
                Text = row.Required("libelle_texte"),
            },
        ];

    private static IEnumerable<VersionedRow> Interests(RomeRow row) =>
        [
            new OccupationInterests
            {
                Version = row.Version,
                RomeCode = row.Occupation("code_rome"),
                Major = Interest(row, "riasec_majeur"),
                Minor = row.Optional("riasec_mineur") is null ? null : Interest(row, "riasec_mineur"),
            },
        ];

    private static string Interest(RomeRow row, string column) =>
        row.OneOf(column, ("R", "R"), ("I", "I"), ("A", "A"), ("S", "S"), ("E", "E"), ("C", "C"));

    private static IEnumerable<VersionedRow> Mobility(RomeRow row) =>
        [
            new OccupationMobility
            {
                Version = row.Version,
                FromCode = row.Occupation("code_rome"),
                FromTitle = row.Optional("code_appellation_source") ?? "",
                ToCode = row.Occupation("code_rome_cible"),
                ToTitle = row.Optional("code_appellation_cible") ?? "",
                Kind = row.OneOf("code_type_mobilite", ("1", MobilityKind.Near), ("2", MobilityKind.Farther)),
            },
        ];

    /// <summary>Links also repeat the code and the titles of each occupation: other tables say them better.</summary>
    private static IEnumerable<VersionedRow> Link(RomeRow row)
    {
        var code = row.Occupation("code_rome");
        if (row.Optional("code_type_referentiel") is not ("1" or "2" or "5"))
            return [];
        return
        [
            new OccupationSkill
            {
                Version = row.Version,
                RomeCode = code,
                SkillCode = row.SkillOf("code_ogr"),
                // Block 9 holds what only some jobs of the occupation ask for.
                IsBasic = row.Optional("code_compo_bloc") != "9",
                Position = row.Rank("position_item") + (100 * row.Rank("position_bloc")),
            },
        ];
    }
}
