using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Publications;
using Spro.Hosting;

namespace Spro.Bench;

/// <summary>
/// The guide of structures, from the directory to its four files; beside it, what Chromium alone takes to print that page: no PDF is
/// made sooner.
/// </summary>
internal static class GuideBench
{
    // One network in two is in the guide: so many places of all give two thousand of it.
    private const int Places = 4000;
    private const string Department = "44";

    public static async Task RunAsync(Report report, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("spro-bench-").FullName;
        await using var store = BenchStore.Open(folder, demonstration: false);
        await store.Get<FirstStart>().PrepareAsync(cancellationToken);
        var catalogue = await store.CatalogueAsync(cancellationToken);
        await GeneratedPlaces.AddAsync(
            store.Get<IDbContextFactory<SproDbContext>>(),
            [.. catalogue.Territory.Communes.Where(catalogue.Covers)],
            Places,
            cancellationToken
        );
        await store.CatalogueAsync(cancellationToken);
        List<Line> lines = [];
        Dictionary<string, double> figures = [];
        foreach (var (department, bar) in new (string?, int)[] { (Department, 10), (null, 60) })
        {
            var began = Stopwatch.GetTimestamp();
            var guide = await store.Get<Guides>().TodayAsync(cancellationToken);
            var (files, reason) = await store.Get<GuidePress>().MakeAsync(guide, department, 1, cancellationToken);
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var html = GuidePrint.Write(guide, department, new GuideCover(1, new Uri("http://localhost:5080/guide")));
            began = Stopwatch.GetTimestamp();
            await store.Get<ChromiumPrinter>().PrintAsync(html, cancellationToken);
            var print = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var count = GuideChapters.Of(guide, department).Sum(part => part.Chapters.Sum(chapter => chapter.Count));
            lines.Add(
                new Line(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"guide of {(department is null ? "the region" : "a department")}, {count:#,0} places, page, PDF, DOCX and CSV"
                    ),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{took:0.0} s{(reason is null ? $", PDF {files[^1].Bytes.Length / 1024:#,0} kB" : ", no PDF")}"
                    ),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Chromium alone, printing that page once more: {print:0.0} s"
                    ),
                    $"< {bar} s",
                    reason is null ? took < bar : null
                )
            );
            figures[(department ?? "region") + "Seconds"] = took;
            figures[(department ?? "region") + "PrintSeconds"] = print;
        }
        report.Write("guide", lines, figures);
    }
}
