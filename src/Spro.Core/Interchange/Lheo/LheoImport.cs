using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Files;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Lheo;

/// <summary>Brings the trainings of a LHEO file in. One record of the file is one offer.</summary>
public sealed class LheoImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock) : IReferentialImport
{
    private const string Source = "lheo";

    /// <summary>
    /// Imports the file, or only says what that would do. The same file twice changes nothing; an offer that the file no
    /// longer has stays, and has no date to come once its sessions are over.
    /// </summary>
    /// <exception cref="RefusedException">It is not LHEO, or it is damaged: nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var tally = new ImportTally();
        var reader = new LheoReader(path);
        await using var staging = await ReferentialStaging.OpenAsync(
            databases,
            clock,
            new Dictionary<Type, RowStage> { [typeof(TrainingOffer)] = new RowStage<TrainingOffer>() },
            Source,
            cancellationToken
        );
        DateOnly? last = null;
        await foreach (var (training, where) in reader.ReadAsync(cancellationToken))
        {
            foreach (var action in LheoAction.Of(training))
            {
                var rank = tally.Meet();
                tally.Tell(progress);
                if (action.Read(Source, out var problem) is not { } offer)
                {
                    tally.Reject(rank, new ImportReject(where, problem!.Value.Field, problem.Value.Reason));
                    continue;
                }
                if (offer.UpdatedOn is { } day && (last is null || day > last))
                    last = day;
                var news = await staging.TakeAsync(offer, cancellationToken);
                tally.Count(rank, news);
                if (news == RowNews.Contradicted)
                    tally.Reject(
                        rank,
                        new ImportReject(where, "numero", "Cette offre figure plus haut, avec d'autres informations.")
                    );
            }
        }
        progress?.Report(tally.Read);
        await staging.SwitchAsync(
            new ReferentialVersion
            {
                Referential = ReferentialVersion.Trainings,
                Version = Source,
                Source = "réseau des Carif-Oref, offre de formation (LHÉO)",
                Licence = "non précisée par la source",
                Date = reader.ExportedOn ?? SourceEdition.DayOf(path) ?? last,
                ImportedOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
            },
            dryRun,
            cancellationToken
        );
        return tally.Report(closed: 0);
    }
}
