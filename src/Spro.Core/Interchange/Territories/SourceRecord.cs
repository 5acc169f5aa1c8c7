using System.Text.Json;
using CsvHelper;

namespace Spro.Core.Interchange.Territories;

/// <summary>The record being read in a file, JSON or CSV, and the tally of that file.</summary>
internal sealed class SourceRecord(string file, List<ImportReject> rejects)
{
    private CsvReader? _row;
    private string _where = "";
    private int _read;
    private int _taken;
    private int _rejected;

    /// <summary>The JSON record, for what is not text.</summary>
    public JsonElement Json { get; private set; }

    public SourceFileCount Count => new(file, _read, _taken, _rejected);

    public void Move(JsonElement record)
    {
        Json = record;
        Move($"enregistrement {_read + 1}");
    }

    public void Move(CsvReader row)
    {
        _row = row;
        Move($"ligne {row.Parser.RawRow}");
    }

    public void Move(string where)
    {
        _where = where;
        _read++;
    }

    /// <summary>The text of a field; null when it is missing, blank or no text.</summary>
    public string? Text(string field)
    {
        var text = _row switch
        {
            not null => _row.GetField(field),
            null when Json.ValueKind != JsonValueKind.Object => null,
            null => JsonText(field),
        };
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>
    /// A name. "Ã" is in no French place name: it is UTF-8 that somebody before us read as Latin 1, and the whole file
    /// is refused.
    /// </summary>
    public string? Name(string field) =>
        Text(field) is { } name && name.AsSpan().ContainsAny('\uFFFD', 'Ã')
            ? throw SourceFolder.Refused(file, $"est mal encodé (« {name} ») : il faut de l'UTF-8")
            : Text(field);

    /// <summary>A code. Several copies in circulation went through a spreadsheet and lost their leading zeros.</summary>
    public string Code(string field, int length) => Text(field)?.PadLeft(length, '0') ?? "";

    /// <summary>Counts the record as taken, unless it only repeats what is known.</summary>
    public void Take(bool isNew = true) => _taken += isNew ? 1 : 0;

    public void Reject(string field, string reason)
    {
        _rejected++;
        rejects.Add(new ImportReject($"{file}, {_where}", field, reason));
    }

    public void RejectUnknownCommune(string field, string code) =>
        Reject(field, $"La commune de code « {code} » n'existe pas au code officiel géographique en vigueur.");

    private string? JsonText(string field)
    {
        try
        {
            return Json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            // The parser leaves the bytes of a text as they are until it is asked for.
            throw SourceFolder.Refused(file, "n'est pas encodé en UTF-8");
        }
    }
}
