using System.Globalization;
using CsvHelper;
using Spro.Core.Common;

namespace Spro.Core.Knowledge.Exploration;

/// <summary>What a person says of themselves by choosing an item.</summary>
public enum ExplorationKind
{
    /// <summary>They like it.</summary>
    Interest,

    /// <summary>They would rather not.</summary>
    Refusal,

    /// <summary>They can do it, wherever they learnt it.</summary>
    Skill,

    /// <summary>They need it to be so: no diploma, hours of the day.</summary>
    Need,

    /// <summary>It is hard for their body or mind, in terms of acts. It tells of health: never in an address, kept nowhere.</summary>
    Difficulty,
}

/// <summary>
/// Something one may choose in the exploration (<c>data/exploration.csv</c>), and how it is recognised in the words of
/// an occupation. What the person reads is in the texts of the site.
/// </summary>
public sealed class ExplorationItem
{
    private static readonly Lazy<IReadOnlyList<ExplorationItem>> Embedded = new(() =>
        Read(EmbeddedData.ReadText("exploration.csv"))
    );

    private readonly string[] _stems;

    private ExplorationItem(ExplorationKind kind, string code, string? letter, IEnumerable<string> stems)
    {
        Kind = kind;
        Code = code;
        Letter = letter;
        // A stem begins a word; one that ends in "_" is whole words.
        _stems = [.. stems.Select(stem => " " + stem.Replace('_', ' '))];
    }

    /// <summary>Every item, in the order in which they are proposed.</summary>
    public static IReadOnlyList<ExplorationItem> All => Embedded.Value;

    /// <summary>What choosing it says.</summary>
    public ExplorationKind Kind { get; }

    /// <summary>Stable code, one of its kind ("porter").</summary>
    public string Code { get; }

    /// <summary>For an interest, its letter among R, I, A, S, E, C (Holland); otherwise null.</summary>
    public string? Letter { get; }

    /// <summary>The items of a kind.</summary>
    public static IEnumerable<ExplorationItem> Of(ExplorationKind kind) => All.Where(item => item.Kind == kind);

    /// <summary>The first of some sentences that speaks of it; null when none does.</summary>
    internal WordsOfOccupation.Sentence? FirstSaidIn(IEnumerable<WordsOfOccupation.Sentence> sentences) =>
        _stems.Length == 0
            ? null
            : sentences.FirstOrDefault(sentence =>
                Array.Exists(_stems, stem => sentence.Folded.Contains(stem, StringComparison.Ordinal))
            );

    private static List<ExplorationItem> Read(string csv)
    {
        using var reader = new CsvReader(new StringReader(csv), CultureInfo.InvariantCulture);
        List<ExplorationItem> items = [];
        reader.Read();
        reader.ReadHeader();
        while (reader.Read())
            items.Add(
                new ExplorationItem(
                    Enum.Parse<ExplorationKind>(reader.GetField("kind")!, ignoreCase: true),
                    reader.GetField("code")!,
                    reader.GetField("letter") is { Length: 1 } letter ? letter : null,
                    reader.GetField("words")!.Split('|', StringSplitOptions.RemoveEmptyEntries)
                )
            );
        return items;
    }
}
