namespace Spro.Core.Interchange.Territories;

/// <summary>Reads the files of a folder one after the other, and keeps their counts and rejects.</summary>
internal sealed class SourceFiles(SourceFolder folder)
{
    private readonly List<SourceFileCount> _counts = [];
    private readonly List<ImportReject> _rejected = [];

    public IReadOnlyList<SourceFileCount> Counts => _counts;

    public IReadOnlyList<ImportReject> Rejected => _rejected;

    public bool Has(string file) => folder.Has(file);

    public async Task ReadJsonAsync(string file, Action<SourceRecord> take, CancellationToken cancellationToken)
    {
        var record = new SourceRecord(file, _rejected);
        await foreach (var json in folder.JsonRecords(file, cancellationToken))
        {
            record.Move(json);
            take(record);
        }

        Close(record);
    }

    public async Task ReadCsvAsync(
        string file,
        char delimiter,
        string[] columns,
        Action<SourceRecord> take,
        CancellationToken cancellationToken
    )
    {
        var record = new SourceRecord(file, _rejected);
        await foreach (var row in folder.CsvRows(file, delimiter, columns, cancellationToken))
        {
            record.Move(row);
            take(record);
        }

        Close(record);
    }

    /// <summary>Lines cut at tabulations; those with fewer columns are no records.</summary>
    public async Task ReadTabbedAsync(
        string file,
        int columns,
        Action<string[], SourceRecord> take,
        CancellationToken cancellationToken
    )
    {
        var record = new SourceRecord(file, _rejected);
        await foreach (var line in folder.Lines(file, cancellationToken))
        {
            if (line.Split('\t') is var cells && cells.Length >= columns)
            {
                record.Move(cells[0]);
                take(cells, record);
            }
        }

        Close(record);
    }

    private void Close(SourceRecord record)
    {
        var count = record.Count;
        if (count.Read == 0 || count.Rejected > count.Read / 2)
        {
            throw SourceFolder.Refused(count.File, "n'est pas le fichier attendu : presque rien n'y est lisible");
        }

        _counts.Add(count);
    }
}
