using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Territories;

/// <summary>
/// A folder of official files, plain or gzipped. A file that is missing, cut, badly encoded or of another shape is
/// refused whole, with one French sentence.
/// </summary>
internal sealed class SourceFolder(string path)
{
    /// <summary>Several times the largest official file: what grows beyond is no territory file.</summary>
    private const long MaximumBytes = 128 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public bool Has(string name) => PathOf(name) is not null;

    /// <summary>The records of a JSON array, one at a time.</summary>
    public async IAsyncEnumerable<JsonElement> JsonRecords(
        string name,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var stream = Open(name);
        await using var records = JsonSerializer
            .DeserializeAsyncEnumerable<JsonElement>(stream, cancellationToken: cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await Guard(name, async () => await records.MoveNextAsync()))
        {
            yield return records.Current;
        }
    }

    /// <summary>The rows of a CSV file that has at least these columns.</summary>
    public async IAsyncEnumerable<CsvReader> CsvRows(
        string name,
        char delimiter,
        string[] columns,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var stream = Open(name);
        using var text = new StreamReader(stream, StrictUtf8);
        using var csv = new CsvReader(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString() }
        );
        var hasHeader = await Guard(name, async () => await csv.ReadAsync() && csv.ReadHeader());
        if (!hasHeader || columns.Except(csv.HeaderRecord ?? [], StringComparer.Ordinal).Any())
        {
            throw Refused(name, $"n'a pas les colonnes attendues ({string.Join(", ", columns)})");
        }

        while (await Guard(name, csv.ReadAsync))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (csv.Parser.Count != csv.HeaderRecord!.Length)
            {
                throw Refused(name, $"est abîmé ou coupé à la ligne {csv.Parser.RawRow}");
            }

            yield return csv;
        }

        if (!stream.EndsWithNewLine)
        {
            throw Refused(name, "est coupé : sa dernière ligne n'est pas terminée");
        }
    }

    /// <summary>The lines of a text file.</summary>
    public async IAsyncEnumerable<string> Lines(
        string name,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var stream = Open(name);
        using var text = new StreamReader(stream, StrictUtf8);
        while (await Guard(name, async () => await text.ReadLineAsync(cancellationToken)) is { } line)
        {
            yield return line;
        }
    }

    public static RefusedException Refused(string name, string why) =>
        new("unreadable-territory-file", $"Le fichier « {name} » {why}. Rien n'a été changé.");

    private string? PathOf(string name) =>
        new[] { name, name + ".gz" }.Select(file => Path.Combine(path, file)).FirstOrDefault(File.Exists);

    private GuardedStream Open(string name)
    {
        var file = PathOf(name) ?? throw Refused(name, "manque dans le dossier");
        Stream stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        if (file.EndsWith(".gz", StringComparison.Ordinal))
        {
            stream = new GZipStream(stream, CompressionMode.Decompress);
        }

        return new GuardedStream(stream, MaximumBytes);
    }

    private static async Task<T> Guard<T>(string name, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (InvalidDataException)
        {
            throw Refused(name, "est abîmé ou coupé : il ne se décompresse pas entièrement");
        }
        catch (GuardedStream.TooLargeException)
        {
            throw Refused(name, "est beaucoup trop grand pour un fichier de territoire");
        }
        catch (JsonException)
        {
            throw Refused(name, "n'est pas du JSON complet : il est abîmé ou coupé");
        }
        catch (DecoderFallbackException)
        {
            throw Refused(name, "n'est pas encodé en UTF-8");
        }
        catch (BadDataException)
        {
            throw Refused(name, "n'est pas un fichier CSV lisible");
        }
    }
}
