using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Interchange.Territories;

/// <summary>Brings the official territory into the database.</summary>
public sealed class TerritoryImport(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>
    /// Imports a folder of national files, the CLEFOP of a Région (<see cref="ClefopTemplate"/>, alone or in the folder),
    /// or both; or only says what that would do. Importing the same again changes nothing; nothing is ever deleted.
    /// </summary>
    /// <exception cref="Common.RefusedException">A file is wrong: what it holds changes nothing.</exception>
    public async Task<ImportReport> RunAsync(string path, bool dryRun, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
            return await ImportClefopAsync(path, dryRun, cancellationToken);
        var clefop = ClefopTemplate.In(path);
        if (clefop is not null && !NationalTerritoryReader.IsIn(path))
            return await ImportClefopAsync(clefop, dryRun, cancellationToken);
        var national = await ApplyAsync(
            await NationalTerritoryReader.ReadAsync(path, cancellationToken),
            dryRun,
            cancellationToken
        );
        return clefop is null ? national : Both(national, await ImportClefopAsync(clefop, dryRun, cancellationToken));
    }

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

    private async Task<ImportReport> ImportClefopAsync(string path, bool dryRun, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await new ClefopImport(database, today).RunAsync(path, dryRun, cancellationToken);
    }

    private static ImportReport Both(ImportReport one, ImportReport other) =>
        new(
            one.Read + other.Read,
            one.Added + other.Added,
            one.Changed + other.Changed,
            one.Closed + other.Closed,
            one.Unchanged + other.Unchanged,
            [.. one.Rejected, .. other.Rejected]
        );
}
