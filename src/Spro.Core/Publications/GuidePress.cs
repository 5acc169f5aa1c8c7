using System.Text;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Publications;

/// <summary>A file of the guide, just made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record MadeFile(string Name, byte[] Bytes);

/// <summary>Makes the files of an edition from what it says, and keeps them beside it.</summary>
public sealed class GuidePress(
    IDbContextFactory<SproDbContext> databases,
    ChromiumPrinter printer,
    Uri publicUrl,
    TimeProvider clock
)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    // A Chromium that does not print is left alone for a while.
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the cover of an edition says.</summary>
    /// <param name="number">The edition; null for a draft.</param>
    public GuideCover Cover(int? number) => new(number, new Uri(publicUrl, "/guide"));

    /// <summary>
    /// The files of the whole guide or of a department: page, table, text, and PDF where Chromium is; else why there is none.
    /// </summary>
    public async Task<(IReadOnlyList<MadeFile> Files, string? PdfReason)> MakeAsync(
        GuideDocument guide,
        string? department,
        int? number,
        CancellationToken cancellationToken
    )
    {
        var name = $"guide-{department ?? GuideChapters.Region}";
        var html = GuidePrint.Write(guide, department, Cover(number));
        using var table = new MemoryStream();
        await GuideCsv.WriteAsync(guide, department, table, cancellationToken);
        List<MadeFile> files =
        [
            new(name + ".html", Encoding.UTF8.GetBytes(html)),
            new(name + ".csv", table.ToArray()),
            new(name + ".docx", GuideDocx.Write(guide, department, Cover(number))),
        ];
        var (pdf, reason) = await printer.PrintAsync(html, cancellationToken);
        if (pdf is not null)
            files.Add(new(name + ".pdf", pdf));
        return (files, reason);
    }

    /// <summary>
    /// Makes the files of one edition that has none and that nobody is making; or, once there is a Chromium, the PDF that it was
    /// published without. False when there is none such.
    /// </summary>
    public async Task<bool> MakeNextAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (now, prints) = (Now, printer.IsInstalled);
        var due = await db.Set<GuideEdition>()
            .Where(one => one.FilesMadeAt == null || prints && one.PdfReason != null)
            .Where(one => one.FilesLeasedUntil == null || one.FilesLeasedUntil < now)
            .OrderBy(one => one.FilesMadeAt != null)
            .ThenByDescending(one => one.Number)
            .Select(one => new { one.Number, HasFiles = one.FilesMadeAt != null })
            .FirstOrDefaultAsync(cancellationToken);
        if (due is null)
            return false;
        var until = now + Lease;
        if (
            await db.Set<GuideEdition>()
                .Where(one => one.Number == due.Number && (one.FilesLeasedUntil == null || one.FilesLeasedUntil < now))
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.FilesLeasedUntil, until), cancellationToken) == 0
        )
            return false;
        if (due.HasFiles)
            await PrintMissingAsync(due.Number, cancellationToken);
        else
            await MakeAllAsync(due.Number, cancellationToken);
        return true;
    }

    // Prints the pages as they were published, not as the program would write them now.
    private async Task PrintMissingAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var names = await db.Set<GuideFile>()
            .Where(one => one.Number == number)
            .Select(one => one.Name)
            .ToListAsync(cancellationToken);
        string? reason = null;
        foreach (var page in names.Where(one => Path.GetExtension(one) == ".html").Order(StringComparer.Ordinal))
        {
            var name = Path.ChangeExtension(page, ".pdf");
            if (names.Contains(name))
                continue;
            var html = await db.Set<GuideFile>()
                .Where(one => one.Number == number && one.Name == page)
                .Select(one => one.Bytes)
                .SingleAsync(cancellationToken);
            (var pdf, reason) = await printer.PrintAsync(Encoding.UTF8.GetString(html), cancellationToken);
            if (pdf is null)
                break;
            await KeepAsync(number, [new(name, pdf)], null, isLast: false, cancellationToken);
        }
        var until = reason is null ? (DateTime?)null : Now + Pause;
        await db.Set<GuideEdition>()
            .Where(one => one.Number == number)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.PdfReason, reason).SetProperty(one => one.FilesLeasedUntil, until),
                cancellationToken
            );
    }

    /// <summary>Makes and keeps the files of an edition: the region, then each department. What is kept already stays.</summary>
    public async Task MakeAllAsync(int number, CancellationToken cancellationToken)
    {
        GuideDocument guide;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            var edition = await db.Set<GuideEdition>()
                .AsNoTracking()
                .SingleAsync(one => one.Number == number, cancellationToken);
            if (edition.FilesMadeAt is not null)
                return;
            guide = Guides.Read(edition.Content);
        }
        IReadOnlyList<string?> scopes = [null, .. guide.Departments.Select(one => one.Code)];
        foreach (var (rank, department) in scopes.Index())
        {
            var (files, reason) = await MakeAsync(guide, department, number, cancellationToken);
            await KeepAsync(number, files, reason, isLast: rank == scopes.Count - 1, cancellationToken);
        }
    }

    /// <summary>Keeps files beside their edition; those that are there already stay as they were published.</summary>
    /// <param name="number">The edition.</param>
    /// <param name="files">Its files.</param>
    /// <param name="pdfReason">Why there is no PDF among them.</param>
    /// <param name="isLast">They are the last: the edition has all its files.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task KeepAsync(
        int number,
        IReadOnlyList<MadeFile> files,
        string? pdfReason,
        bool isLast,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var edition = await db.Set<GuideEdition>().SingleAsync(one => one.Number == number, cancellationToken);
        var kept = await db.Set<GuideFile>()
            .Where(one => one.Number == number)
            .Select(one => one.Name)
            .ToListAsync(cancellationToken);
        db.AddRange(
            files
                .Where(file => !kept.Contains(file.Name))
                .Select(file => new GuideFile
                {
                    Number = number,
                    Name = file.Name,
                    Size = file.Bytes.Length,
                    Hash = Guides.HashOf(file.Bytes),
                    Bytes = file.Bytes,
                })
        );
        edition.PdfReason ??= pdfReason;
        if (isLast)
            edition.FilesMadeAt ??= Now;
        await db.SaveNewAsync(cancellationToken);
    }
}
