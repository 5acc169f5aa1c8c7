using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Interchange.Certifications;
using Spro.Core.Interchange.Files;
using Spro.Core.Interchange.Onisep;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Interchange.Rome;
using Spro.Hosting;

namespace Spro.Bench;

/// <summary>
/// How fast files of the referentials are read and imported, beside the bare library on the same files; and what memory
/// a file of half a gigabyte takes.
/// </summary>
internal static class ImportBench
{
    // The first passes run what is not compiled for good yet.
    private const int Passes = 20;
    private const int Sheets = 30_475;
    private const double Megabyte = 1e6;

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("spro-bench-").FullName;
        var lines = new List<Line>();
        var figures = new Dictionary<string, double>();
        try
        {
            // First: the peak of a process never goes down again.
            await FlowAsync(folder, lines, figures, cancellationToken);
            if (Repository.SharedData("data/certifications/certifinfo/certif_info.csv.gz") is { } certifInfo)
                await CertifInfoAsync(certifInfo, folder, lines, figures, cancellationToken);
            if (Repository.SharedData("data/certifications/rncp-2021") is { } tables)
                await RncpTablesAsync(tables, folder, lines, figures, cancellationToken);
            if (Repository.SharedData("data/formations/onisep-2024-06") is { } sheets)
                await OnisepAsync(
                    "onisepSheets",
                    "XML sheets of Onisep",
                    sheets,
                    folder,
                    lines,
                    figures,
                    cancellationToken
                );
            if (Repository.SharedData("data/formations/onisep-2025-10") is { } onisep)
                await OnisepAsync(
                    "onisepTables",
                    "XML tables of Onisep",
                    onisep,
                    folder,
                    lines,
                    figures,
                    cancellationToken
                );
            if (Repository.SharedData("data/rome/v344-csv") is { } rome)
                await RomeAsync(rome, folder, lines, figures, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        report.Write("imports", lines, figures);
    }

    private static async Task FlowAsync(
        string folder,
        List<Line> lines,
        Dictionary<string, double> figures,
        CancellationToken cancellationToken
    )
    {
        // Ten times smaller, to tell what grows with the file.
        var small = Path.Combine(folder, "export-fiches-rncp-v4-1-2026-08-15.xml");
        var large = Path.Combine(folder, "export-fiches-rncp-v4-1-2026-08-16.xml");
        GeneratedFlow.Write(small, Sheets / 10);
        var megabytes = GeneratedFlow.Write(large, Sheets) / Megabyte;
        ReadFlow(small);
        var smallPeak = Peak();
        ReadFlow(large);
        var largePeak = Peak();
        var (read, bare) = await InTurnAsync(
            () =>
            {
                ReadFlow(large);
                return Task.CompletedTask;
            },
            () => BareXml(large)
        );
        await using var store = await StoreAsync(Path.Combine(folder, "flow"), cancellationToken);
        var import = await TimeAsync(() =>
            store.Get<RncpImport>().RunAsync(large, dryRun: false, progress: null, cancellationToken)
        );
        var importPeak = Peak();
        lines.Add(
            Reading(
                $"XML flow of the RNCP, invented, {megabytes:0} MB, {Sheets:#,0} sheets",
                "MB/s",
                megabytes,
                read,
                bare
            )
        );
        lines.Add(
            new Line(
                "peak memory of that reading",
                string.Create(CultureInfo.InvariantCulture, $"{largePeak:0} MB"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{smallPeak:0} MB after a file ten times smaller; {importPeak:0} MB with the whole import"
                ),
                "does not follow the file: < 30 MB more",
                largePeak - smallPeak < 30
            )
        );
        lines.Add(Whole("the same, whole import into SQLite", Sheets, "sheets/s", import, bare));
        figures["flowMegabytes"] = megabytes;
        figures["flowReadSeconds"] = read;
        figures["flowBareSeconds"] = bare;
        figures["flowImportSeconds"] = import;
        figures["flowSmallPeakMegabytes"] = smallPeak;
        figures["flowPeakMegabytes"] = largePeak;
        figures["flowImportPeakMegabytes"] = importPeak;
    }

    private static async Task CertifInfoAsync(
        string file,
        string folder,
        List<Line> lines,
        Dictionary<string, double> figures,
        CancellationToken cancellationToken
    )
    {
        var rows = 0;
        var (read, bare) = await InTurnAsync(
            async () =>
            {
                rows = 0;
                using var table = CsvTable.Open(file, ";", isQuoted: false);
                await table.WithHeaderAsync(CertifInfoRow.Columns, cancellationToken);
                var row = new CertifInfoRow(table, "bench");
                while (await table.ReadAsync(cancellationToken))
                {
                    rows++;
                    row.Read();
                }
            },
            () => BareCsv([file], ";", Encoding.UTF8, CsvMode.NoEscape)
        );
        await using var store = await StoreAsync(Path.Combine(folder, "certifinfo"), cancellationToken);
        var import = await TimeAsync(() =>
            store.Get<CertifInfoImport>().RunAsync(file, dryRun: false, progress: null, cancellationToken)
        );
        Add("certifinfo", $"Certif Info, {rows:#,0} lines", rows, read, bare, import, lines, figures);
    }

    private static async Task RncpTablesAsync(
        string source,
        string folder,
        List<Line> lines,
        Dictionary<string, double> figures,
        CancellationToken cancellationToken
    )
    {
        var rows = 0;
        var tables = await RncpTables.FindAsync(source, cancellationToken);
        var (read, bare) = await InTurnAsync(
            async () =>
            {
                var tally = new ImportTally();
                await foreach (var sheet in tables.ReadAsync(tally, cancellationToken))
                    sheet.Read("bench");
                rows = tally.Read;
            },
            () => BareCsv([tables.Sheets, tables.RomeCodes, tables.Certifiers], ";", Windows, CsvMode.RFC4180)
        );
        await using var store = await StoreAsync(Path.Combine(folder, "rncp"), cancellationToken);
        var import = await TimeAsync(() =>
            store.Get<RncpImport>().RunAsync(source, dryRun: false, progress: null, cancellationToken)
        );
        Add("rncp", $"RNCP tables of 2021, {rows:#,0} lines", rows, read, bare, import, lines, figures);
    }

    private static async Task OnisepAsync(
        string name,
        string what,
        string source,
        string folder,
        List<Line> lines,
        Dictionary<string, double> figures,
        CancellationToken cancellationToken
    )
    {
        var records = 0;
        List<OnisepFile> files =
        [
            .. (await OnisepFile.FindAsync(source, today: default, cancellationToken)).Where(file =>
                InputFile.IsNamed(file.Path, ".xml", ".zip")
            ),
        ];
        // Small files: several times in a pass, so that what is measured is not how the first rows warm up.
        const int Times = 5;
        List<OnisepFile> again = [.. Enumerable.Repeat(files, Times).SelectMany(file => file)];
        var (read, bare) = await InTurnAsync(
            async () =>
            {
                records = 0;
                foreach (var file in again)
                await foreach (var record in file.ReadAsync(cancellationToken))
                    records += record.Problem is null ? 1 : 0;
            },
            () => again.ForEach(file => BareXml(file.Path))
        );
        await using var store = await StoreAsync(Path.Combine(folder, name), cancellationToken);
        var import = await TimeAsync(async () =>
        {
            foreach (var file in files)
                await store.Get<OnisepImport>().RunAsync(file.Path, dryRun: false, progress: null, cancellationToken);
        });
        records /= Times;
        Add(name, $"{what}, {records:#,0} records", records, read / Times, bare / Times, import, lines, figures);
    }

    private static async Task RomeAsync(
        string source,
        string folder,
        List<Line> lines,
        Dictionary<string, double> figures,
        CancellationToken cancellationToken
    )
    {
        var rows = 0;
        var files = await RomeFiles.FindAsync(source, cancellationToken);
        await using var store = await StoreAsync(Path.Combine(folder, "rome"), cancellationToken);
        var import = await TimeAsync(() =>
            store.Get<RomeImport>().RunAsync(source, dryRun: false, progress: null, cancellationToken)
        );
        // Lines are read against the edition in the store, which is how those that point at nothing are known.
        await using var staging = await ReferentialStaging.OpenAsync(
            store.Get<IDbContextFactory<SproDbContext>>(),
            TimeProvider.System,
            RomeImport.Tables(),
            files.Version,
            cancellationToken
        );
        var (read, bare) = await InTurnAsync(
            async () =>
            {
                rows = 0;
                foreach (var file in files.Files)
                {
                    using var table = await file.OpenAsync(cancellationToken);
                    var row = new RomeRow(table, staging, files.Version);
                    while (await table.ReadAsync(cancellationToken))
                    {
                        rows++;
                        row.Begin();
                        foreach (var _ in file.Table.Read(row)) { }
                    }
                }
            },
            () => BareCsv(files.Files.Select(file => file.Path), ",", Encoding.UTF8, CsvMode.RFC4180)
        );
        Add("rome", $"ROME 3.44, {rows:#,0} lines", rows, read, bare, import, lines, figures);
    }

    private static void Add(
        string name,
        string what,
        int rows,
        double read,
        double bare,
        double import,
        List<Line> lines,
        Dictionary<string, double> figures
    )
    {
        lines.Add(Reading(what, "lines/s", rows, read, bare));
        lines.Add(Whole("the same, whole import into SQLite", rows, "lines/s", import, bare));
        figures[name + "Rows"] = rows;
        figures[name + "ReadSeconds"] = read;
        figures[name + "BareSeconds"] = bare;
        figures[name + "ImportSeconds"] = import;
    }

    private static Line Reading(string what, string unit, double amount, double read, double bare) =>
        new(
            "reading and parsing: " + what,
            string.Create(CultureInfo.InvariantCulture, $"{amount / read:#,0} {unit}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"the bare library: {amount / bare:#,0} {unit}, ratio {bare / read:0 %}"
            ),
            "≥ 50 %",
            bare / read >= 0.5
        );

    private static Line Whole(string what, double amount, string unit, double import, double bare) =>
        new(
            what,
            string.Create(CultureInfo.InvariantCulture, $"{import:0.0} s, {amount / import:#,0} {unit}"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"the bare library, which stores nothing: {bare:0.00} s, ratio {bare / import:0 %}"
            ),
            "none: most of it is the store",
            null
        );

    private static void ReadFlow(string path)
    {
        foreach (var sheet in new RncpFlow(path).Read(new ImportTally()))
            sheet.Read("bench");
    }

    private static void BareXml(string path)
    {
        using var archive = InputFile.IsZip(path) ? ZipFile.OpenRead(path) : null;
        using var stream = archive is null ? InputFile.Open(path) : archive.Entries[0].Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read()) { }
    }

    private static void BareCsv(IEnumerable<string> files, string delimiter, Encoding encoding, CsvMode mode)
    {
        foreach (var file in files)
        {
            using var parser = new CsvParser(
                new StreamReader(InputFile.Open(file), encoding),
                new CsvConfiguration(CultureInfo.InvariantCulture)
                {
                    Delimiter = delimiter,
                    Mode = mode,
                    BadDataFound = null,
                }
            );
            while (parser.Read())
                _ = parser.Record;
        }
    }

    private static async Task<BenchStore> StoreAsync(string folder, CancellationToken cancellationToken)
    {
        var store = BenchStore.Open(folder, demonstration: false);
        await store.Get<FirstStart>().PrepareAsync(cancellationToken);
        return store;
    }

    // The most the process ever held, in megabytes.
    private static double Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / Megabyte;
    }

    // In turn, so that both meet the same machine; the fastest pass of each is the one least disturbed.
    private static async Task<(double Read, double Bare)> InTurnAsync(Func<Task> read, Action bare)
    {
        var fastest = (Read: double.MaxValue, Bare: double.MaxValue);
        for (var i = 0; i < Passes; i++)
        {
            fastest.Read = Math.Min(fastest.Read, await TimeAsync(read));
            var start = Stopwatch.GetTimestamp();
            bare();
            fastest.Bare = Math.Min(fastest.Bare, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return fastest;
    }

    private static async Task<double> TimeAsync(Func<Task> pass)
    {
        var start = Stopwatch.GetTimestamp();
        await pass();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
