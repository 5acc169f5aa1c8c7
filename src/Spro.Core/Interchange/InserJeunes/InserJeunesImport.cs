using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Labour;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Interchange.InserJeunes;

/// <summary>Brings in what became of those who left each lycée and each training centre for apprentices.</summary>
public sealed class InserJeunesImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
    : IReferentialImport
{
    /// <summary>Imports the tables of a folder and of those below it, or a single one, or only says what that would do.</summary>
    /// <exception cref="RefusedException">It holds no known table, or a file is damaged: that edition is unchanged.</exception>
    public async Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var files = await InserJeunesFile.FindAsync(path, cancellationToken);
        var tally = new ImportTally();
        foreach (var edition in files.GroupBy(file => file.Version))
        {
            await using var staging = await ReferentialStaging.OpenAsync(
                databases,
                clock,
                new Dictionary<Type, RowStage> { [typeof(InsertionRate)] = new RowStage<InsertionRate>() },
                edition.Key,
                cancellationToken
            );
            foreach (var file in edition)
                await ReadAsync(file, staging, tally, progress, cancellationToken);
            await staging.SwitchAsync(
                new ReferentialVersion
                {
                    Referential = ReferentialVersion.InserJeunes,
                    Version = edition.Key,
                    Source = "Depp et Dares, InserJeunes",
                    Licence = "Licence Ouverte 2.0",
                    ImportedOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
                },
                dryRun,
                cancellationToken
            );
        }
        progress?.Report(tally.Read);
        return tally.Report(closed: 0);
    }

    private static async Task ReadAsync(
        InserJeunesFile file,
        ReferentialStaging staging,
        ImportTally tally,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        using var table = await file.OpenAsync(cancellationToken);
        while (await table.ReadAsync(cancellationToken))
        {
            var rank = tally.Meet();
            tally.Tell(progress);
            var line = new InserJeunesLine(table, file);
            var rate = line.Read();
            if (line.Problem is null)
            {
                var news = await staging.TakeAsync(rate, cancellationToken);
                tally.Count(rank, news);
                if (news == RowNews.Contradicted)
                    line.Refuse("UAI", "Cet établissement figure plus haut, avec d'autres informations.");
            }
            if (line.Problem is { } problem)
                tally.Reject(rank, problem);
        }
    }
}
