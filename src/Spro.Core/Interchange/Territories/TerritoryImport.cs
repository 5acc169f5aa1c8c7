using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>Brings the official territory into the database.</summary>
public sealed class TerritoryImport(SproDbContext database)
{
    /// <summary>
    /// Imports a folder of national files. A wrong file refuses everything (<see cref="Common.RefusedException"/>);
    /// importing the same folder again changes nothing.
    /// </summary>
    public async Task<ImportReport> ImportAsync(string folder, CancellationToken cancellationToken)
    {
        var reading = await NationalTerritoryReader.ReadAsync(folder, cancellationToken);
        return await ApplyAsync(reading, cancellationToken);
    }

    /// <summary>Applies what <see cref="NationalTerritoryReader"/> has read.</summary>
    public async Task<ImportReport> ApplyAsync(TerritoryReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var written = await new TerritoryWriter(database).WriteAsync(reading.Data, reading.Edition, cancellationToken);
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
