using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Files;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Certifications;

/// <summary>Brings one edition of Certif Info, the certifications of the Carif-Oref network, in beside the others.</summary>
public sealed class CertifInfoImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
    : IReferentialImport
{
    private const string Delimiter = ";";

    /// <summary>
    /// Imports the file, or only says what that would do. The same file twice changes nothing; its edition is the day of
    /// its last change, since nothing else in it tells.
    /// </summary>
    /// <exception cref="RefusedException">It is not Certif Info, or it is damaged: nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var edition = await EditionAsync(path, cancellationToken);
        var tally = new ImportTally();
        await using var staging = await ReferentialStaging.OpenAsync(
            databases,
            clock,
            new Dictionary<Type, RowStage>
            {
                [typeof(Certification)] = new RowStage<Certification>(),
                [typeof(CertificationSuccession)] = new RowStage<CertificationSuccession>(),
                [typeof(FormacodeLabel)] = new RowStage<FormacodeLabel>(),
            },
            edition.Version,
            cancellationToken
        );
        using (var table = await OpenAsync(path, cancellationToken))
        {
            var row = new CertifInfoRow(table, edition.Version);
            while (await table.ReadAsync(cancellationToken))
            {
                var rank = tally.Meet();
                tally.Tell(progress);
                await TakeAsync(row, rank, staging, tally, cancellationToken);
            }
        }
        progress?.Report(tally.Read);
        await staging.SwitchAsync(edition, dryRun, cancellationToken);
        return tally.Report(closed: 0);
    }

    private static async Task TakeAsync(
        CertifInfoRow row,
        int rank,
        ReferentialStaging staging,
        ImportTally tally,
        CancellationToken cancellationToken
    )
    {
        var gives = row.Read();
        foreach (var given in row.Problem is null ? gives : [])
        {
            var news = await staging.TakeAsync(given, cancellationToken);
            tally.Count(rank, news);
            if (news == RowNews.Contradicted && given is FormacodeLabel label)
                tally.Correct(row.OtherLabel(label));
            else if (news == RowNews.Contradicted)
                row.Refuse("Code_Diplome", "Ce code figure plus haut, avec d'autres informations.");
            if (row.Problem is not null)
                break;
        }
        if (row.Problem is { } problem)
            tally.Reject(rank, problem);
    }

    private async Task<ReferentialVersion> EditionAsync(string path, CancellationToken cancellationToken)
    {
        DateOnly? last = null;
        using (var table = await OpenAsync(path, cancellationToken))
        {
            while (await table.ReadAsync(cancellationToken))
            {
                if (CertifInfoRow.UpdatedOn(table) is { } day && (last is null || day > last))
                    last = day;
            }
        }
        var date =
            last
            ?? throw Refusals.NotThisFormat(Path.GetFileName(path), "aucune ligne n'a de date de mise à jour lisible");
        return new ReferentialVersion
        {
            Referential = ReferentialVersion.Certifications,
            Version = string.Create(CultureInfo.InvariantCulture, $"certifinfo-{date:yyyy-MM-dd}"),
            Source = "réseau des Carif-Oref, Certif Info",
            Licence = "non précisée par la source",
            Date = date,
            ImportedOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        };
    }

    private static Task<TableReader> OpenAsync(string path, CancellationToken cancellationToken) =>
        CsvTable.Open(path, Delimiter, isQuoted: false).WithHeaderAsync(CertifInfoRow.Columns, cancellationToken);
}
