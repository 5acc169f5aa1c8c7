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

    /// <summary>Makes the files of one edition that has none and that nobody is making; false when there is none such.</summary>
    public async Task<bool> MakeNextAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = Now;
        var number = await db.Set<GuideEdition>()
            .Where(one => one.FilesMadeAt == null && (one.FilesLeasedUntil == null || one.FilesLeasedUntil < now))
            .OrderByDescending(one => one.Number)
            .Select(one => (int?)one.Number)
            .FirstOrDefaultAsync(cancellationToken);
        if (number is not { } due)
            return false;
        var until = now + Lease;
        if (
            await db.Set<GuideEdition>()
                .Where(one => one.Number == due && (one.FilesLeasedUntil == null || one.FilesLeasedUntil < now))
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.FilesLeasedUntil, until), cancellationToken) == 0
        )
            return false;
        await MakeAllAsync(due, cancellationToken);
        return true;
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
