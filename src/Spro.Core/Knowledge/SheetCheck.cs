using Spro.Core.Common;

namespace Spro.Core.Knowledge;

/// <summary>What an editor should know of a sheet before it is shown: how easy it is to read, and what is wrong with it.</summary>
/// <param name="Name">Identifier of the sheet, or name of the file that could not be read.</param>
/// <param name="Readability">Its measure.</param>
/// <param name="ReviewedOn">Day it was last read over; null when the file could not be read.</param>
/// <param name="Problems">What is wrong, in French sentences; none when all is well.</param>
public sealed record SheetCheck(
    string Name,
    Readability Readability,
    DateOnly? ReviewedOn,
    IReadOnlyList<string> Problems
)
{
    /// <summary>The fewest words of a sentence for which the formula says something.</summary>
    private const int FewestWordsOfSentence = 8;

    /// <summary>Checks a file; one that cannot be read is a problem, not an error.</summary>
    public static SheetCheck Of(string name, string markdown, DateOnly today)
    {
        try
        {
            return Of(Sheets.Read(name, markdown), today);
        }
        catch (RefusedException refused)
        {
            return new SheetCheck(name, default, ReviewedOn: null, [refused.Message]);
        }
    }

    /// <summary>Checks a sheet.</summary>
    public static SheetCheck Of(InformationSheet sheet, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var readability = sheet.Readability;
        List<string> problems = [];
        if (sheet.IsStaleOn(today))
            problems.Add($"Personne ne l'a relue depuis plus d'un an ({sheet.ReviewedOn:yyyy-MM-dd}).");
        if (readability.Ease < Readability.Least)
            problems.Add($"Lisibilité {readability.Ease:0} : il faut {Readability.Least} au moins.");
        problems.AddRange(
            HardSentences(sheet.Summary + "\n" + sheet.Body).Select(sentence => $"Phrase difficile : « {sentence} »")
        );
        problems.AddRange(
            Acronyms.UnknownIn($"{sheet.Title} {sheet.Summary} {sheet.Body}").Select(word => $"Sigle inconnu : {word}.")
        );
        return new SheetCheck(sheet.Id, readability, sheet.ReviewedOn, problems);
    }

    /// <summary>The sentences of a text that are too hard by themselves; those of a few words are not judged.</summary>
    public static IEnumerable<string> HardSentences(string text) =>
        Readability
            .SentencesOf(text)
            .Where(sentence =>
                Readability.Of(sentence) is { Words: >= FewestWordsOfSentence, Ease: < Readability.LeastOfSentence }
            );
}
