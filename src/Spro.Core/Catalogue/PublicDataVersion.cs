using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Catalogue;

/// <summary>
/// One row that every write to public data bumps in its own transaction: each web node sees it within seconds and
/// rebuilds its snapshot.
/// </summary>
public sealed class PublicDataVersion
{
    /// <summary>Always 1.</summary>
    public int Id { get; set; }

    /// <summary>Grows with each write.</summary>
    public long Version { get; set; }

    /// <summary>The day the service first started here; the demonstration dates count from it.</summary>
    public DateOnly FirstStartedOn { get; set; }

    /// <summary>The day the demonstration set was loaded; null when never. Once cleared, it does not come back by itself.</summary>
    public DateOnly? DemonstrationLoadedOn { get; set; }
}

internal sealed class PublicDataVersionMapping : IEntityTypeConfiguration<PublicDataVersion>
{
    public void Configure(EntityTypeBuilder<PublicDataVersion> builder)
    {
        builder.ToTable("public_data_version").HoldsNoPersonalData();
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}

/// <summary>Bumping and reading the version of the public data.</summary>
public static class PublicDataVersionQueries
{
    /// <summary>Says, in the caller's transaction, that public data has changed.</summary>
    public static Task BumpPublicDataAsync(this SproDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<PublicDataVersion>()
            .ExecuteUpdateAsync(
                row => row.SetProperty(value => value.Version, value => value.Version + 1),
                cancellationToken
            );
    }

    /// <summary>The version now; 0 before the first seed.</summary>
    public static Task<long> PublicDataVersionAsync(this SproDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<PublicDataVersion>().Select(row => row.Version).SingleOrDefaultAsync(cancellationToken);
    }
}
