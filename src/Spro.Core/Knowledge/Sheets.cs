using System.Collections.Frozen;
using Spro.Core.Common;

namespace Spro.Core.Knowledge;

/// <summary>The information sheets.</summary>
public sealed class Sheets
{
    private const int MostAtOnce = 3;

    private static readonly Lazy<Sheets> Embedded = new(() =>
        new Sheets([.. EmbeddedData.List("sheets").Select(path => Read(path, EmbeddedData.ReadText(path)))])
    );

    private static readonly string[] Keys =
    [
        "id",
        "title",
        "words",
        "needs",
        "flags",
        "publics",
        "source",
        "url",
        "reviewed",
        "owner",
    ];

    private readonly FrozenDictionary<string, InformationSheet> _byNeed;
    private readonly FrozenDictionary<string, InformationSheet> _byFlag;

    /// <summary>Holds sheets; when several answer the same need or flag, the first one does.</summary>
    public Sheets(IReadOnlyList<InformationSheet> all)
    {
        All = all;
        _byNeed = ByCode(all, sheet => sheet.Needs);
        _byFlag = ByCode(all, sheet => sheet.Flags);
    }

    /// <summary>Every sheet.</summary>
    public IReadOnlyList<InformationSheet> All { get; }

    /// <summary>The sheets that come with Spro (<c>data/sheets</c>).</summary>
    public static Sheets BuiltIn => Embedded.Value;

    /// <summary>The sheets that matter most: on each need, then on each flag, in the order given; at most three.</summary>
    public IReadOnlyList<InformationSheet> For(IEnumerable<string> needs, IEnumerable<string> flags)
    {
        ArgumentNullException.ThrowIfNull(needs);
        ArgumentNullException.ThrowIfNull(flags);
        List<InformationSheet> matter = new(MostAtOnce);
        foreach (var sheet in needs.Select(OnNeed).Concat(flags.Select(OnFlag)))
        {
            if (sheet is not null && matter.Count < MostAtOnce && !matter.Contains(sheet))
            {
                matter.Add(sheet);
            }
        }

        return matter;
    }

    /// <summary>The sheet of that identifier, or null.</summary>
    public InformationSheet? Find(string id) => All.FirstOrDefault(sheet => sheet.Id == id);

    /// <summary>The sheet about a need, or null: a gap.</summary>
    public InformationSheet? OnNeed(string need) => _byNeed.GetValueOrDefault(need);

    /// <summary>The sheet about a flag, or null: a gap.</summary>
    public InformationSheet? OnFlag(string flag) => _byFlag.GetValueOrDefault(flag);

    /// <summary>
    /// Reads a Markdown file: a head of <c>key: value</c> lines between two <c>---</c>, the summary as first paragraph,
    /// then the body.
    /// </summary>
    /// <exception cref="RefusedException">Code <c>invalid-sheet</c>; the message names the file and what is wrong.</exception>
    public static InformationSheet Read(string name, string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var head = new MarkdownHead(name, markdown, Keys);
        var paragraph = head.Text.IndexOf("\n\n", StringComparison.Ordinal);
        return new InformationSheet
        {
            Id = head.Required("id"),
            Title = head.Required("title"),
            Words = head.List("words"),
            Needs = head.List("needs"),
            Flags = head.List("flags"),
            Publics = head.List("publics"),
            Summary = (paragraph < 0 ? head.Text : head.Text[..paragraph]).ReplaceLineEndings(" "),
            Body = paragraph < 0 ? "" : head.Text[paragraph..].Trim(),
            Source = head.Required("source"),
            Url = head.Find("url") is { } url ? Address(url, head) : null,
            ReviewedOn = head.Day("reviewed"),
            Owner = head.Required("owner"),
        };
    }

    private static Uri Address(string url, MarkdownHead head) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw head.Refuse("« url » doit commencer par https://");

    private static FrozenDictionary<string, InformationSheet> ByCode(
        IReadOnlyList<InformationSheet> all,
        Func<InformationSheet, IReadOnlyList<string>> codes
    ) =>
        all.SelectMany(sheet => codes(sheet).Select(code => (code, sheet)))
            .DistinctBy(entry => entry.code, StringComparer.Ordinal)
            .ToFrozenDictionary(entry => entry.code, entry => entry.sheet, StringComparer.Ordinal);
}
