using System.Globalization;
using Spro.Core.Structures;

namespace Spro.Core.Publications;

/// <summary>Lines under one heading: those of a commune, most often.</summary>
/// <param name="Title">The heading; null when the chapter's is enough.</param>
/// <param name="Entries">The lines.</param>
public sealed record GuideSection(string? Title, IReadOnlyList<GuideEntry> Entries);

/// <summary>A chapter: an EPCI, or what is in none.</summary>
/// <param name="Key">How its address ends.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sections">Its sections.</param>
public sealed record GuideChapter(string Key, string Title, IReadOnlyList<GuideSection> Sections)
{
    /// <summary>How many lines it has.</summary>
    public int Count => Sections.Sum(section => section.Entries.Count);
}

/// <summary>A department, or what is of the whole region.</summary>
/// <param name="Code">The department; "region" for the whole.</param>
/// <param name="Title">Its title.</param>
/// <param name="Chapters">Its chapters.</param>
public sealed record GuidePart(string Code, string Title, IReadOnlyList<GuideChapter> Chapters)
{
    /// <summary>Its lines.</summary>
    public IEnumerable<GuideEntry> Entries =>
        Chapters.SelectMany(chapter => chapter.Sections).SelectMany(section => section.Entries);
}

/// <summary>A public of the guide.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its name.</param>
/// <param name="Count">How many lines are for it.</param>
public sealed record GuidePublic(string Code, string Title, int Count);

/// <summary>The lines of a guide, by territory and by public (pure).</summary>
public static class GuideChapters
{
    /// <summary>What stands for the whole region where a department may stand.</summary>
    public const string Region = "region";

    private static readonly StringComparer French = StringComparer.Create(
        CultureInfo.GetCultureInfo("fr-FR"),
        ignoreCase: true
    );

    /// <summary>The parts of the whole guide, or of one department with what is of the whole region.</summary>
    public static IReadOnlyList<GuidePart> Of(GuideDocument guide, string? department = null)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var byDepartment = guide.Entries.ToLookup(entry => entry.Department ?? Region, StringComparer.Ordinal);
        return
        [
            .. guide
                .Departments.Where(one => department is null || one.Code == department)
                .Select(one => new GuidePart(one.Code, one.Name, ChaptersOf(byDepartment[one.Code])))
                .Append(new(Region, "Dans toute la région", ChaptersOf(byDepartment[Region])))
                .Where(part => part.Chapters.Count > 0),
        ];
    }

    /// <summary>The publics that a part has lines for, everybody first.</summary>
    public static IReadOnlyList<GuidePublic> PublicsOf(GuidePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return
        [
            .. part
                .Entries.SelectMany(entry => entry.PublicCodes)
                .CountBy(code => code, StringComparer.Ordinal)
                .Select(one => new GuidePublic(one.Key, GuideWords.Public(one.Key), one.Value))
                .OrderBy(one => one.Code != Audiences.Everybody)
                .ThenBy(one => one.Title, French),
        ];
    }

    /// <summary>A chapter of a part by its key: one of its own, or the lines for a public, by commune; null when there is none.</summary>
    public static GuideChapter? Find(GuidePart part, string key)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(key);
        if (part.Chapters.FirstOrDefault(chapter => chapter.Key == key) is { } own)
            return own;
        if (!key.StartsWith(PublicPrefix, StringComparison.Ordinal))
            return null;
        var code = key[PublicPrefix.Length..];
        var entries = part.Entries.Where(entry => entry.PublicCodes.Contains(code)).ToList();
        return entries.Count == 0
            ? null
            : new(
                key,
                GuideWords.Public(code),
                [
                    .. entries
                        .GroupBy(entry => entry.Commune, StringComparer.Ordinal)
                        .OrderBy(group => group.Key ?? "", French)
                        .Select(group => new GuideSection(group.Key, [.. group.OrderBy(entry => entry.Name, French)])),
                ]
            );
    }

    /// <summary>The lines for each public, everybody first; those that do not say it are not in it.</summary>
    public static IReadOnlyList<GuideSection> ByPublic(IEnumerable<GuideEntry> entries) =>
        [
            .. entries
                .SelectMany(entry => entry.PublicCodes.Select(code => (code, entry)))
                .GroupBy(one => one.code, one => one.entry, StringComparer.Ordinal)
                .OrderBy(group => group.Key != Audiences.Everybody)
                .ThenBy(group => GuideWords.Public(group.Key), French)
                .Select(group => new GuideSection(
                    GuideWords.Public(group.Key),
                    [.. group.OrderBy(entry => entry.Commune ?? "", French).ThenBy(entry => entry.Name, French)]
                )),
        ];

    private static IReadOnlyList<GuideChapter> ChaptersOf(IEnumerable<GuideEntry> entries)
    {
        var byChapter = entries.ToLookup(KeyOf, StringComparer.Ordinal);
        return
        [
            .. byChapter
                .OrderBy(group => Rank(group.Key))
                .ThenBy(group => TitleOf(group.Key, group.First()), French)
                .Select(group => new GuideChapter(group.Key, TitleOf(group.Key, group.First()), SectionsOf(group))),
        ];
    }

    private static IReadOnlyList<GuideSection> SectionsOf(IGrouping<string, GuideEntry> chapter) =>
        [
            .. chapter
                .GroupBy(entry => IsOfCommunes(chapter.Key) ? entry.Commune : null, StringComparer.Ordinal)
                .OrderBy(group => group.Key ?? "", French)
                .Select(group => new GuideSection(group.Key, [.. group.OrderBy(entry => entry.Name, French)])),
        ];

    private static string KeyOf(GuideEntry entry) =>
        entry switch
        {
            { PlaceId: null } => WithoutPlace,
            { Standing: GuideStanding.Partner } => Partners,
            { Kind: PlaceKind.Mobile } => Moving,
            { Kind: PlaceKind.Remote } => Remote,
            { Commune: null } => Unknown,
            { EpciCode: { } epci } => epci,
            _ => OutsideAny,
        };

    private static string TitleOf(string key, GuideEntry first) =>
        key switch
        {
            OutsideAny => "Hors de toute intercommunalité",
            Moving => "Lieux qui se déplacent",
            Remote => "À distance",
            Unknown => "Commune à compléter",
            WithoutPlace => "Structures dont les lieux sont à compléter",
            Partners => "Partenaires, qui n'ont pas signé la charte",
            _ => first.Epci ?? key,
        };

    private static int Rank(string key) =>
        key switch
        {
            OutsideAny => 1,
            Moving => 2,
            Remote => 3,
            Unknown => 4,
            WithoutPlace => 5,
            Partners => 6,
            _ => 0,
        };

    private static bool IsOfCommunes(string key) => Rank(key) is 0 or 1;

    private const string PublicPrefix = "public-";
    private const string OutsideAny = "hors-intercommunalite";
    private const string Moving = "lieux-mobiles";
    private const string Remote = "a-distance";
    private const string Unknown = "commune-a-completer";
    private const string WithoutPlace = "lieux-a-completer";
    private const string Partners = "partenaires";
}
