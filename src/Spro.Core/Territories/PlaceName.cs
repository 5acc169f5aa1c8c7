using Spro.Core.Search;

namespace Spro.Core.Territories;

/// <summary>Place names brought to the form in which people's spellings meet: "St", "s/" and articles included.</summary>
internal static class PlaceName
{
    private static readonly string[] Articles = ["l ", "le ", "la ", "les "];

    /// <summary>The name in search form: folded, "st", "ste", "s" and "ss" written out when another word follows.</summary>
    public static string SearchForm(string name)
    {
        var folded = FrenchText.Fold(name);
        if (!folded.Contains('s', StringComparison.Ordinal))
        {
            return folded;
        }

        var words = folded.Split(' ');
        for (var index = 0; index < words.Length - 1; index++)
        {
            words[index] = words[index] switch
            {
                "st" => "saint",
                "ste" => "sainte",
                "sts" => "saints",
                "stes" => "saintes",
                "s" when index > 0 => "sur",
                "ss" when index > 0 => "sous",
                var word => word,
            };
        }

        return string.Join(' ', words);
    }

    /// <summary>Length of the article a search form starts with, its space included; 0 without article.</summary>
    public static int ArticleLength(string searchForm) =>
        Articles.FirstOrDefault(article => searchForm.StartsWith(article, StringComparison.Ordinal))?.Length ?? 0;

    /// <summary>The form under which the name is sorted: "L'Île-d'Yeu" among the I.</summary>
    public static string SortForm(string name)
    {
        var folded = FrenchText.Fold(name);
        return folded[ArticleLength(folded)..];
    }
}
