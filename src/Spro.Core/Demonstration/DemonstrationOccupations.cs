using Spro.Core.Common;
using Spro.Core.Knowledge;

namespace Spro.Core.Demonstration;

/// <summary>
/// Occupations in our own words with real codes (<c>data/demonstration/occupations</c>), so that a first run shows some;
/// any official edition of the ROME takes their place.
/// </summary>
internal static class DemonstrationOccupations
{
    /// <summary>The edition they make.</summary>
    public const string Version = "demonstration";

    private static readonly string[] Keys =
    [
        "rome",
        "title",
        "sector",
        "domain",
        "titles",
        "riasec",
        "regulated",
        "near",
        "farther",
    ];

    private static readonly Dictionary<string, OccupationTextKind> Texts = new(StringComparer.Ordinal)
    {
        ["Métier"] = OccupationTextKind.Definition,
        ["Une journée"] = OccupationTextKind.Day,
        ["Ce qui est difficile"] = OccupationTextKind.HardSides,
        ["Accès"] = OccupationTextKind.Access,
    };

    private static readonly Dictionary<string, SkillKind> Skills = new(StringComparer.Ordinal)
    {
        ["Savoir-faire"] = SkillKind.KnowHow,
        ["Savoirs"] = SkillKind.Knowledge,
        ["Conditions"] = SkillKind.Condition,
    };

    /// <summary>The edition, as the public is told of it.</summary>
    public static ReferentialVersion Edition(DateOnly today) =>
        new()
        {
            Referential = ReferentialVersion.Rome,
            Version = Version,
            Source = "texte de démonstration\u00A0; codes et noms de France Travail",
            Licence = "Licence Ouverte 2.0",
            Date = new DateOnly(2026, 11, 25),
            ImportedOn = today,
            IsDemonstration = true,
        };

    /// <summary>Its rows.</summary>
    public static IEnumerable<VersionedRow> Rows() =>
        EmbeddedData
            .List("demonstration/occupations")
            .SelectMany(path => Read(path, EmbeddedData.ReadText(path)))
            // Several occupations say the name of their common domain.
            .DistinctBy(row => (row.GetType(), row.Key));

    /// <summary>The rows of one file.</summary>
    /// <exception cref="RefusedException">Code <c>invalid-sheet</c>: the file says something else than it should.</exception>
    internal static IEnumerable<VersionedRow> Read(string name, string markdown)
    {
        var head = new MarkdownHead(name, markdown, Keys);
        var code = head.Required("rome");
        var title = head.Required("title");
        yield return new Occupation
        {
            Version = Version,
            RomeCode = code,
            Title = title,
            IsRegulated = head.Required("regulated") == "yes",
        };
        yield return new OccupationDomain
        {
            Version = Version,
            Code = code[..1],
            Label = head.Required("sector"),
        };
        yield return new OccupationDomain
        {
            Version = Version,
            Code = code[..3],
            Label = head.Required("domain"),
        };
        foreach (var said in head.List("titles", ';'))
            yield return TitleOf(code, said, title);
        var interests = head.Required("riasec");
        yield return new OccupationInterests
        {
            Version = Version,
            RomeCode = code,
            Major = interests[..1],
            Minor = interests.Length > 1 ? interests[1..2] : null,
        };
        foreach (var near in head.List("near"))
            yield return Way(code, near, MobilityKind.Near);
        foreach (var farther in head.List("farther"))
            yield return Way(code, farther, MobilityKind.Farther);
        foreach (var section in head.Text.Split("## ", StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var row in Section(head, code, section))
                yield return row;
        }
    }

    private static OccupationTitle TitleOf(string code, string said, string principal)
    {
        // "10891 Aide-soignant / Aide-soignante"
        var space = said.IndexOf(' ', StringComparison.Ordinal);
        var (ogr, label) = (said[..space], said[(space + 1)..]);
        var forms = TitleForms.Of(label);
        return new OccupationTitle
        {
            Version = Version,
            OgrCode = ogr,
            RomeCode = code,
            LongForm = label,
            Masculine = forms?.Masculine,
            Feminine = forms?.Feminine,
            IsPrincipal = label == principal,
        };
    }

    private static OccupationMobility Way(string from, string to, MobilityKind kind) =>
        new()
        {
            Version = Version,
            FromCode = from,
            FromTitle = "",
            ToCode = to,
            ToTitle = "",
            Kind = kind,
        };

    private static IEnumerable<VersionedRow> Section(MarkdownHead head, string code, string section)
    {
        var lines = section.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var said = lines.Skip(1).Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line);
        if (Texts.TryGetValue(lines[0], out var kind))
            return said.Select(
                (text, position) =>
                    new OccupationText
                    {
                        Version = Version,
                        RomeCode = code,
                        Kind = kind,
                        Position = position,
                        Text = text,
                    }
            );
        if (!Skills.TryGetValue(lines[0], out var skill))
            throw head.Refuse($"la partie « {lines[0]}\u00A0» n'est pas connue");
        return said.SelectMany((label, position) => SkillRows(code, skill, label, position));
    }

    // Their own: a code of the ROME would say that it is its skill.
    private static IEnumerable<VersionedRow> SkillRows(string code, SkillKind kind, string label, int position)
    {
        var own = $"{Version}-{code}-{kind}-{position}";
        yield return new Skill
        {
            Version = Version,
            OgrCode = own,
            Kind = kind,
            Label = label,
        };
        yield return new OccupationSkill
        {
            Version = Version,
            RomeCode = code,
            SkillCode = own,
            IsBasic = true,
            Position = position,
        };
    }
}
