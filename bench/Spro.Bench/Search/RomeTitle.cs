using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;

namespace Spro.Bench.Search;

/// <summary>A title of the ROME.</summary>
/// <param name="Code">Its OGR code.</param>
/// <param name="Title">In full: "Agent / Agente de sûreté".</param>
/// <param name="Occupation">The ROME code of what it names, which other titles name too.</param>
internal sealed record RomeTitle(string Code, string Title, string Occupation)
{
    /// <summary>Where the titles stand in the shared data.</summary>
    public const string File = "data/rome/v460-csv/unix_referentiel_appellation_v460_utf8.csv.gz";

    private const string Slash = " / ";

    /// <summary>As people type it: the masculine form, lower case, without accents ("agent de surete").</summary>
    public string Typed { get; } = WithoutAccents(Masculine(Title).ToLowerInvariant());

    public static IReadOnlyList<RomeTitle> Read(string path)
    {
        using var file = new GZipStream(System.IO.File.OpenRead(path), CompressionMode.Decompress);
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var titles = new List<RomeTitle>();
        while (csv.Read())
            titles.Add(new RomeTitle(csv["code_ogr"]!, csv["libelle_appellation_long"]!, csv["code_rome"]!));
        return titles;
    }

    /// <summary>What is before the slash, then what follows as many words after it.</summary>
    private static string Masculine(string title)
    {
        var slash = title.IndexOf(Slash, StringComparison.Ordinal);
        if (slash < 0)
            return title;
        var masculine = title[..slash].Split(' ');
        return string.Join(' ', masculine.Concat(title[(slash + Slash.Length)..].Split(' ').Skip(masculine.Length)));
    }

    private static string WithoutAccents(string text) =>
        string.Concat(
            text.Normalize(NormalizationForm.FormD)
                .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
        );
}
