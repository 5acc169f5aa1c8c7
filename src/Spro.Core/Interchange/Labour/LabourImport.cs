using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange.Referentials;
using Spro.Core.Knowledge;
using Spro.Core.Knowledge.Labour;
using Spro.Core.Search;

namespace Spro.Core.Interchange.Labour;

/// <summary>Brings figures of the labour market in: each edition of each publication is a version beside the others.</summary>
public sealed class LabourImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock) : IReferentialImport
{
    /// <summary>
    /// Imports the tables of a folder and of those below it, or a single one, or only says what that would do. A file of
    /// which nothing tells the year is left out, and said.
    /// </summary>
    /// <exception cref="RefusedException">It holds no known table, or a file is damaged: that publication is unchanged.</exception>
    public async Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var files = await LabourFile.FindAsync(path, LabourTable.All, cancellationToken);
        var tally = new ImportTally();
        var families = await FamiliesAsync(cancellationToken);
        foreach (var undated in files.Where(file => file.Year is null))
            tally.Reject(
                tally.Meet(),
                new ImportReject(
                    undated.Name,
                    "année",
                    "Rien ne dit de quelle année est ce fichier : mettez-la dans son nom, comme « bmo_2025.csv »."
                )
            );
        foreach (var edition in files.Where(file => file.Year is not null).GroupBy(file => file.Version))
        {
            await using var staging = await ReferentialStaging.OpenAsync(
                databases,
                clock,
                Tables(),
                edition.Key,
                cancellationToken
            );
            foreach (var file in edition)
                await ReadAsync(file, staging, families, tally, progress, cancellationToken);
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            await staging.SwitchAsync(
                edition.First().Table.Dataset.Edition(edition.First().Year!.Value, today),
                dryRun,
                cancellationToken
            );
        }
        progress?.Report(tally.Read);
        return tally.Report(closed: 0);
    }

    private static async Task ReadAsync(
        LabourFile file,
        ReferentialStaging staging,
        Dictionary<string, string> families,
        ImportTally tally,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        if (file.HasExchangedBands)
            tally.Correct(
                new ImportReject(
                    file.Name,
                    "Salaire",
                    "Les deux tranches du haut sont échangées dans ce fichier, la médiane de la même publication le montre : elles sont remises dans l'ordre."
                )
            );
        using var table = await file.OpenAsync(cancellationToken);
        var row = new LabourRow(table, file, families);
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
                // A name written in two ways is no contradiction; a figure is.
                if (news == RowNews.Contradicted && given is LabourFigure)
                    row.Refuse("ligne", "Cette ligne figure plus haut, avec d'autres informations.");
            }
            if (row.Problem is { } problem)
                tally.Reject(rank, problem);
        }
    }

    private async Task<Dictionary<string, string>> FamiliesAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var families = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (
            var family in db.Set<OccupationFamily>()
                .AsNoTracking()
                // The longest first: a family of 225 often has the name of the one of 87 that holds it alone.
                .OrderByDescending(family => family.Code.Length)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
            families.TryAdd(FrenchText.Fold(family.Label), family.Code);
        return families;
    }

    private static Dictionary<Type, RowStage> Tables() =>
        new()
        {
            [typeof(LabourFigure)] = new RowStage<LabourFigure>(),
            [typeof(OccupationFamily)] = new RowStage<OccupationFamily>(),
            [typeof(FamilyLink)] = new RowStage<FamilyLink>(),
            [typeof(EmploymentBasin)] = new RowStage<EmploymentBasin>(),
        };
}
