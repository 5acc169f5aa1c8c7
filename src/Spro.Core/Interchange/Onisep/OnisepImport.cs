using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Onisep;

namespace Spro.Core.Interchange.Onisep;

/// <summary>
/// Brings in which sheets Onisep has about occupations and trainings, each file beside the others as an edition: their
/// titles, addresses, codes and links, not their texts.
/// </summary>
public sealed class OnisepImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock) : IReferentialImport
{
    /// <summary>
    /// Imports a file, or those of a folder and of the folders below it, or only says what that would do. The same twice
    /// changes nothing.
    /// </summary>
    /// <exception cref="RefusedException">Nothing is of Onisep, or a file is damaged: nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var files = await OnisepFile.FindAsync(path, today, cancellationToken);
        var tally = new ImportTally();
        List<(ReferentialStaging Staging, ReferentialVersion Edition)> editions = [];
        try
        {
            foreach (var edition in files.GroupBy(file => file.Edition))
            {
                var staging = await ReferentialStaging.OpenAsync(
                    databases,
                    clock,
                    new Dictionary<Type, RowStage>
                    {
                        [typeof(OnisepOccupation)] = new RowStage<OnisepOccupation>(),
                        [typeof(OnisepTitle)] = new RowStage<OnisepTitle>(),
                        [typeof(OnisepTraining)] = new RowStage<OnisepTraining>(),
                        [typeof(OnisepTrainingCode)] = new RowStage<OnisepTrainingCode>(),
                        [typeof(OnisepPath)] = new RowStage<OnisepPath>(),
                    },
                    edition.Key.Version,
                    cancellationToken
                );
                editions.Add((staging, edition.Key));
                foreach (var file in edition)
                await foreach (var record in file.ReadAsync(cancellationToken))
                {
                    var rank = tally.Meet();
                    tally.Tell(progress);
                    await TakeAsync(record, rank, staging, tally, cancellationToken);
                }
            }
            progress?.Report(tally.Read);
            // Only now that every file was read to its end.
            foreach (var (staging, edition) in editions)
                await staging.SwitchAsync(edition, dryRun, cancellationToken);
        }
        finally
        {
            foreach (var (staging, _) in editions)
                await staging.DisposeAsync();
        }
        return tally.Report(closed: 0);
    }

    private static async Task TakeAsync(
        OnisepRecord record,
        int rank,
        ReferentialStaging staging,
        ImportTally tally,
        CancellationToken cancellationToken
    )
    {
        foreach (var row in record.Rows)
        {
            var news = await staging.TakeAsync(row, cancellationToken);
            tally.Count(rank, news);
            if (news == RowNews.Contradicted)
                record.Refuse("identifiant", "Cette fiche figure plus haut, avec d'autres informations.");
            if (record.Problem is not null)
                break;
        }
        if (record.Problem is { } problem)
        {
            tally.Reject(rank, problem);
            return;
        }
        foreach (var correction in record.Corrections)
            tally.Correct(correction);
    }
}
