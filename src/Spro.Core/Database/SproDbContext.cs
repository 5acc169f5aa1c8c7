using Microsoft.EntityFrameworkCore;

namespace Spro.Core.Database;

/// <summary>
/// The one model, on SQLite and on PostgreSQL. Each module maps its own entities in a <c>…Mapping</c> class beside
/// them; nothing is listed here.
/// </summary>
public sealed class SproDbContext(DbContextOptions<SproDbContext> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SproDbContext).Assembly);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // Both engines store and compare UTC instants the same way (docs/adr/0003).
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
