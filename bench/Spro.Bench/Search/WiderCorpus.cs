using Spro.Core.Search;

namespace Spro.Bench.Search;

/// <summary>Ten times the titles: each again nine times, with the last word of another and an invented word.</summary>
internal static class WiderCorpus
{
    private const int Times = 10;

    public static IEnumerable<SearchDocument> Of(IReadOnlyList<RomeTitle> titles)
    {
        var random = new Random(10);
        for (var time = 0; time < Times; time++)
        {
            for (var place = 0; place < titles.Count; place++)
            {
                var (code, title, _) = titles[place];
                var text =
                    time == 0
                        ? title
                        : $"{title} {titles[random.Next(titles.Count)].Title.Split(' ')[^1]} {Invented(random)}";
                yield return new SearchDocument(SearchKinds.Occupation, $"{code}-{time}", text, place);
            }
        }
    }

    private static string Invented(Random random) =>
        string.Concat(
            Enumerable
                .Range(0, random.Next(2, 5))
                .Select(_ =>
                    $"{"bcdfglmnprstv"[random.Next(13)]}{"aeiou"[random.Next(5)]}{"nrs "[random.Next(4)]}".Trim()
                )
        );
}
