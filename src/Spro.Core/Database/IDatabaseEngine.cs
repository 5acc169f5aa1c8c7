namespace Spro.Core.Database;

/// <summary>The few things SQLite and PostgreSQL do differently.</summary>
public interface IDatabaseEngine
{
    /// <summary>"sqlite" or "postgres", as in the <c>Spro:Storage</c> setting.</summary>
    string Name { get; }

    /// <summary>Brings the schema up to date; safe after a start that was killed half-way, and with several starts at once.</summary>
    Task MigrateAsync(SproDbContext db, CancellationToken cancellationToken);

    /// <summary>Writes a consistent copy to <paramref name="file"/> while the service goes on.</summary>
    Task BackupAsync(string file, CancellationToken cancellationToken);
}
