using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Rome;

/// <summary>Brings one edition of the ROME in, beside the others.</summary>
public sealed class RomeImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock) : IReferentialImport
{
    /// <summary>
    /// Imports the tables of a folder, or a single one, or only says what that would do. The same files twice change
    /// nothing, and what they no longer say of the same edition stays.
    /// </summary>
    /// <exception cref="RefusedException">It is not the ROME, or a file is damaged: nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var files = await RomeFiles.FindAsync(path, cancellationToken);
        var tally = new ImportTally();
        await using var staging = await ReferentialStaging.OpenAsync(
            databases,
            clock,
            Tables(),
            files.Version,
            cancellationToken
        );
        foreach (var file in files.Files)
        {
            await ReadAsync(file, files.Version, staging, tally, progress, cancellationToken);
            if (!staging.HasAny<Occupation>())
                throw new RefusedException(
                    "codes-first",
                    $"Les codes de l'édition {files.Version} du ROME ne sont pas là : importez le dossier entier, ou d'abord le fichier « referentiel_code_rome »."
                );
        }
        progress?.Report(tally.Read);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await staging.SwitchAsync(RomeEdition.Describe(files.Version, today), dryRun, cancellationToken);
        return tally.Report(closed: 0);
    }

    private static async Task ReadAsync(
        RomeFile file,
        string version,
        ReferentialStaging staging,
        ImportTally tally,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        using var table = await file.OpenAsync(cancellationToken);
        var row = new RomeRow(table, staging, version);
        while (await table.ReadAsync(cancellationToken))
        {
            var rank = tally.Meet();
            tally.Tell(progress);
            row.Begin();
            IReadOnlyList<VersionedRow> gives = row.Problem is null ? [.. file.Table.Read(row)] : [];
            foreach (var given in row.Problem is null ? gives : [])
            {
                var news = await staging.TakeAsync(given, cancellationToken);
                tally.Count(rank, news);
                if (news == RowNews.Contradicted)
                    row.Refuse("code", "Cette ligne figure plus haut, avec d'autres informations.");
            }
            if (row.Problem is { } problem)
                tally.Reject(rank, problem);
        }
    }

    internal static Dictionary<Type, RowStage> Tables() =>
        new()
        {
            [typeof(Occupation)] = new RowStage<Occupation>(),
            [typeof(OccupationDomain)] = new RowStage<OccupationDomain>(),
            [typeof(OccupationTitle)] = new RowStage<OccupationTitle>(),
            [typeof(OccupationText)] = new RowStage<OccupationText>(),
            [typeof(OccupationInterests)] = new RowStage<OccupationInterests>(),
            [typeof(OccupationMobility)] = new RowStage<OccupationMobility>(),
            [typeof(Skill)] = new RowStage<Skill>(),
            [typeof(OccupationSkill)] = new RowStage<OccupationSkill>(),
        };
}
