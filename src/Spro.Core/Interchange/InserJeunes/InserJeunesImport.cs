using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge.Labour;

namespace Spro.Core.Interchange.InserJeunes;

/// <summary>Brings in what became of those who left each lycée and each training centre for apprentices.</summary>
public sealed class InserJeunesImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
    : IReferentialImport
{
    /// <summary>Imports the files of a folder and of those below it, or a single one, or only says what that would do.</summary>
    /// <exception cref="RefusedException">It holds no known file, or one is damaged: that edition is unchanged.</exception>
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
                new Dictionary<Type, RowStage>
                {
                    [typeof(InsertionRate)] = new RowStage<InsertionRate>(),
                    [typeof(DiplomaInsertion)] = new RowStage<DiplomaInsertion>(),
                },
                edition.Key,
                cancellationToken
            );
            foreach (var file in edition)
            {
                await foreach (var line in file.ReadAsync(cancellationToken))
                {
                    var rank = tally.Meet();
                    tally.Tell(progress);
                    var problem = line.Problem;
                    if (problem is null)
                    {
                        var news = await staging.TakeAsync(line.Row, cancellationToken);
                        tally.Count(rank, news);
                        if (news == RowNews.Contradicted)
                            problem = new ImportReject(
                                line.Where,
                                "ligne",
                                "Cet établissement ou ce diplôme figure plus haut, avec d'autres informations."
                            );
                    }
                    if (problem is not null)
                        tally.Reject(rank, problem);
                }
            }
            await staging.SwitchAsync(
                edition.First().Edition(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
                dryRun,
                cancellationToken
            );
        }
        progress?.Report(tally.Read);
        return tally.Report(closed: 0);
    }
}
