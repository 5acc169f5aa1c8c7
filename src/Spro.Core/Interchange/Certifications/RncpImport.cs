using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Certifications;

/// <summary>
/// Brings one edition of a directory of France compétences in beside the others: the national directory of
/// certifications as tables (2021) or as the XML flow, or the specific directory as the flow.
/// </summary>
public sealed class RncpImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock) : IReferentialImport
{
    /// <summary>
    /// Imports a folder of tables or a file of the flow, or only says what that would do. The same twice changes nothing.
    /// </summary>
    /// <exception cref="RefusedException">It is not the directory, or it is damaged: nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var tables = Directory.Exists(path) ? await RncpTables.FindAsync(path, cancellationToken) : null;
        var edition = RncpEdition.Of(tables?.Sheets ?? path, today);
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
        var sheets = tables is null
            ? new RncpFlow(path).Read(tally).ToAsyncEnumerable()
            : tables.ReadAsync(tally, cancellationToken);
        await foreach (var sheet in sheets.WithCancellation(cancellationToken))
        {
            tally.Tell(progress);
            await TakeAsync(sheet, edition.Version, staging, tally, cancellationToken);
        }
        progress?.Report(tally.Read);
        await staging.SwitchAsync(edition, dryRun, cancellationToken);
        return tally.Report(closed: 0);
    }

    private static async Task TakeAsync(
        RncpSheet sheet,
        string version,
        ReferentialStaging staging,
        ImportTally tally,
        CancellationToken cancellationToken
    )
    {
        foreach (var given in sheet.Read(version))
        {
            var news = await staging.TakeAsync(given, cancellationToken);
            foreach (var rank in sheet.Ranks)
                tally.Count(rank, news);
            if (news == RowNews.Contradicted && given is FormacodeLabel label)
                sheet.Corrections.Add(sheet.OtherLabel(label));
            else if (news == RowNews.Contradicted)
                sheet.Refuse("fiche", "Cette fiche figure plus haut, avec d'autres informations.");
            if (sheet.Problem is not null)
                break;
        }
        foreach (var correction in sheet.Corrections)
            tally.Correct(correction);
        if (sheet.Problem is { } problem)
        {
            // Its lines in the other tables go with it.
            foreach (var rank in sheet.Ranks)
                tally.Reject(rank, problem);
        }
    }
}
