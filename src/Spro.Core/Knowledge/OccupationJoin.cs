namespace Spro.Core.Knowledge;

/// <summary>Joins the editions of the ROME, newest first, into what the public reads.</summary>
internal sealed class OccupationJoin
{
    private readonly OccupationEdition _current;

    /// <summary>Each with the way back to it from the codes of today; the edition in force needs none.</summary>
    private readonly IReadOnlyList<(OccupationEdition Edition, CodeMap? Map)> _editions;

    private OccupationJoin(IReadOnlyList<OccupationEdition> editions)
    {
        _current = editions[0];
        _editions =
        [
            .. editions.Select(edition => (edition, edition == _current ? null : CodeMap.Between(_current, edition))),
        ];
    }

    /// <summary>An occupation for each code that any edition has.</summary>
    public static IEnumerable<OccupationRecord> Records(IReadOnlyList<OccupationEdition> editions)
    {
        if (editions.Count == 0)
            return [];
        var join = new OccupationJoin(editions);
        var closed = editions
            .Skip(1)
            .SelectMany(edition => edition.Occupations.Keys)
            .Distinct(StringComparer.Ordinal)
            .Where(code => !join._current.Occupations.ContainsKey(code));
        return [.. join._current.Occupations.Values.Select(join.Join), .. closed.Select(join.Closed)];
    }

    private OccupationRecord Join(Occupation occupation)
    {
        var code = occupation.RomeCode;
        return Told(
            new OccupationRecord
            {
                RomeCode = code,
                Title = occupation.Title,
                From = _current.Version,
                FormerCodes =
                [
                    .. _editions
                        .Select(one => one.Map?.OriginOf(code))
                        .Append(occupation.ParentCode)
                        .OfType<string>()
                        .Where(former => former != code)
                        .Distinct(StringComparer.Ordinal),
                ],
                OtherTitles = OtherTitles(_current, occupation),
                Domain = DomainOf(_current, code),
                IsRegulated = occupation.IsRegulated,
                Heirs = [],
                Origins = OriginsOf(occupation),
            },
            map => map is null ? code : map.OriginOf(code)
        );
    }

    private List<string> OriginsOf(Occupation occupation) =>
        [
            .. _editions
                .Select(one => one.Map?.OriginOf(occupation.RomeCode))
                .Append(occupation.ParentCode)
                .OfType<string>()
                .Where(code => code != occupation.RomeCode)
                .Distinct(StringComparer.Ordinal),
        ];

    private OccupationRecord Closed(string code)
    {
        var (edition, map) = _editions.First(one => one.Edition.Occupations.ContainsKey(code));
        var occupation = edition.Occupations[code];
        return Told(
            new OccupationRecord
            {
                RomeCode = code,
                Title = occupation.Title,
                From = edition.Version,
                OtherTitles = OtherTitles(edition, occupation),
                Domain = DomainOf(edition, code),
                IsRegulated = occupation.IsRegulated,
                IsClosed = true,
                Heirs = map?.HeirsOf(code) ?? [],
            },
            _ => code
        );
    }

    private OccupationRecord Told(OccupationRecord record, Func<CodeMap?, string?> originIn) =>
        record with
        {
            Definition = Texts(originIn, OccupationTextKind.Definition),
            Day = Texts(originIn, OccupationTextKind.Day),
            HardSides = Texts(originIn, OccupationTextKind.HardSides),
            Access = Texts(originIn, OccupationTextKind.Access),
            Conditions = Texts(originIn, OccupationTextKind.Conditions),
            Skills = Newest(originIn, SkillsOf),
            Surroundings = Newest(originIn, SurroundingsOf),
            Interests = Newest(originIn, (edition, code) => edition.Interests.GetValueOrDefault(code)),
            Neighbours = Newest<IReadOnlyList<OccupationNeighbour>>(
                originIn,
                (edition, code) => NeighboursOf(edition, code, record.RomeCode)
            ),
        };

    /// <summary>The newest edition that says it.</summary>
    private Quoted<T>? Newest<T>(Func<CodeMap?, string?> originIn, Func<OccupationEdition, string, T?> read)
        where T : class
    {
        foreach (var (edition, map) in _editions)
        {
            if (
                originIn(map) is { } code
                && edition.Occupations.TryGetValue(code, out var origin)
                && read(edition, code) is { } value
            )
                return new Quoted<T>(value, edition.Version, origin);
        }
        return null;
    }

    private Quoted<IReadOnlyList<string>>? Texts(Func<CodeMap?, string?> originIn, OccupationTextKind kind) =>
        Newest<IReadOnlyList<string>>(
            originIn,
            (edition, code) =>
                edition.Texts[code].Where(text => text.Kind == kind).Select(text => text.Text).ToList()
                    is { Count: > 0 } texts
                    ? texts
                    : null
        );

    private static OccupationSkills? SkillsOf(OccupationEdition edition, string code)
    {
        var links = LinksOf(edition, code).ToList();
        List<string> Named(SkillKind kind, Func<OccupationSkill, bool> only) =>
            [.. links.Where(one => one.Skill.Kind == kind && only(one.Link)).Select(one => one.Skill.Label)];
        var skills = new OccupationSkills(
            Named(SkillKind.KnowHow, link => link.IsBasic),
            Named(SkillKind.KnowHow, link => !link.IsBasic),
            Named(SkillKind.Knowledge, _ => true)
        );
        return skills is { BasicKnowHow: [], SpecificKnowHow: [], Knowledge: [] } ? null : skills;
    }

    private static OccupationSurroundings? SurroundingsOf(OccupationEdition edition, string code)
    {
        var skills = LinksOf(edition, code)
            .Select(one => one.Skill)
            .ToLookup(skill => skill.Kind, skill => skill.Label);
        var surroundings = new OccupationSurroundings(
            [.. skills[SkillKind.Condition]],
            [.. skills[SkillKind.Setting]],
            [.. skills[SkillKind.Sector]]
        );
        return surroundings is { Conditions: [], Settings: [], Sectors: [] } ? null : surroundings;
    }

    private List<OccupationNeighbour>? NeighboursOf(OccupationEdition edition, string code, string today)
    {
        var own = AskedBy(edition, code);
        var found = edition
            .Mobilities[code]
            // What was said of one title follows that title.
            .Where(way =>
                way.FromTitle.Length == 0 || TodayOf(way.FromTitle) is null || TodayOf(way.FromTitle) == today
            )
            .Select(way => (way.Kind, way.ToCode, Code: TodayOf(way.ToTitle) ?? TodayOf(edition, way.ToCode)))
            .Where(way => way.Code is not null && way.Code != today)
            .GroupBy(way => way.Code!, StringComparer.Ordinal)
            .Select(ways =>
            {
                var asked = AskedBy(edition, ways.First().ToCode);
                return new OccupationNeighbour(
                    ways.Key,
                    _current.Occupations[ways.Key].Title,
                    ways.Min(way => way.Kind),
                    asked.Count(own.Contains),
                    asked.Count
                );
            })
            .OrderBy(neighbour => neighbour.Kind)
            .ThenBy(neighbour => neighbour.Title, StringComparer.Ordinal)
            .ToList();
        return found.Count > 0 ? found : null;
    }

    private string? TodayOf(string ogrCode) => _current.Titles.GetValueOrDefault(ogrCode)?.RomeCode;

    private string? TodayOf(OccupationEdition edition, string code) =>
        _current.Occupations.ContainsKey(code) ? code
        : _editions.First(one => one.Edition == edition).Map?.HeirsOf(code) is [var heir, ..] ? heir
        : null;

    private static HashSet<string> AskedBy(OccupationEdition edition, string code) =>
        [
            .. LinksOf(edition, code)
                .Where(one => one.Skill.Kind is SkillKind.Knowledge or SkillKind.KnowHow)
                .Select(one => one.Skill.OgrCode),
        ];

    private static IEnumerable<(OccupationSkill Link, Skill Skill)> LinksOf(OccupationEdition edition, string code) =>
        edition
            .Links[code]
            .Where(link => edition.Skills.ContainsKey(link.SkillCode))
            .Select(link => (link, edition.Skills[link.SkillCode]));

    private static OccupationDomain? DomainOf(OccupationEdition edition, string code) =>
        edition.Domains.GetValueOrDefault(code[..3]) ?? edition.Domains.GetValueOrDefault(code[..1]);

    private static List<OccupationTitle> OtherTitles(OccupationEdition edition, Occupation occupation) =>
        [
            .. edition
                .TitlesOf(occupation.RomeCode)
                .Where(title => title.LongForm != occupation.Title)
                .OrderBy(title => title.LongForm, StringComparer.Ordinal),
        ];
}
