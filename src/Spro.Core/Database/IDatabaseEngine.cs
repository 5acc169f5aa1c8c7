using Spro.Core.Common;

namespace Spro.Core.Database;

/// <summary>The few things SQLite and PostgreSQL do differently.</summary>
public interface IDatabaseEngine
{
    /// <summary>"sqlite" or "postgres", as in the <c>Spro:Storage</c> setting.</summary>
    string Name { get; }

    /// <summary>Brings the schema up to date; safe after a start that was killed half-way, and with several starts at once.</summary>
    Task MigrateAsync(SproDbContext db, CancellationToken cancellationToken);

    /// <summary>
    /// What is wrong with the store itself, one plain French sentence each: damage, links that lead nowhere. Empty when
    /// it is sound. Reads only.
    /// </summary>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Writes a consistent copy to <paramref name="file"/> while the service goes on.</summary>
    Task BackupAsync(string file, CancellationToken cancellationToken);

    /// <summary>Puts back what <see cref="BackupAsync"/> wrote, all of it or nothing.</summary>
    /// <param name="file">The copy; it is checked first.</param>
    /// <param name="knownMigrations">The schema versions this software knows; a copy with another one is refused.</param>
    /// <param name="cancellationToken">Stops before anything has changed.</param>
    /// <exception cref="RefusedException">The copy is damaged, is not ours or is newer, or the database is in use.</exception>
    Task RestoreAsync(string file, IReadOnlyCollection<string> knownMigrations, CancellationToken cancellationToken);
}
