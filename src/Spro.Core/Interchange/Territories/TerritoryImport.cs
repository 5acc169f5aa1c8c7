using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Interchange.Territories;

/// <summary>Brings the official territory into the database.</summary>
public sealed class TerritoryImport(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>
    /// Imports a folder of national files, or only says what that would do. Importing the same folder again changes
    /// nothing; nothing is ever deleted.
    /// </summary>
    /// <exception cref="Common.RefusedException">A file is wrong: nothing was changed.</exception>
    public async Task<ImportReport> RunAsync(string folder, bool dryRun, CancellationToken cancellationToken) =>
        await ApplyAsync(await NationalTerritoryReader.ReadAsync(folder, cancellationToken), dryRun, cancellationToken);

    /// <summary>Applies what <see cref="NationalTerritoryReader"/> has read.</summary>
    public async Task<ImportReport> ApplyAsync(
        TerritoryReading reading,
        bool dryRun,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(reading);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var written = await new TerritoryWriter(database, dryRun).WriteAsync(
            reading.Data,
            reading.Edition,
            cancellationToken
        );
        return new ImportReport(
            reading.Files.Sum(file => file.Read),
            written.Added,
            written.Changed,
            written.Closed,
            written.Unchanged,
            reading.Rejected
        );
    }
}
