using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Spro.Core.Privacy;

/// <summary>A key of the service, closed by the master key.</summary>
internal sealed class IdentityKey
{
    /// <summary>Sealed columns name their key by it.</summary>
    public int Number { get; set; }

    /// <summary>What it is for.</summary>
    public IdentityKeyUse Use { get; set; }

    /// <summary>The key, closed by the master key.</summary>
    public required byte[] Wrapped { get; set; }

    /// <summary>Since when it seals: a little after it is made, so that every node knows it by then.</summary>
    public DateTime ActiveFrom { get; set; }
}

/// <summary>What a key is for.</summary>
internal enum IdentityKeyUse
{
    /// <summary>Sealing columns. It is replaced each year.</summary>
    Sealing,

    /// <summary>Finding rows by keyed hash. It stays: another would find nothing.</summary>
    LookUp,

    /// <summary>Signing what is published once for all. It stays, and what it signed carries its public half.</summary>
    Signing,
}

internal sealed class IdentityKeyMapping : IEntityTypeConfiguration<IdentityKey>
{
    public void Configure(EntityTypeBuilder<IdentityKey> builder)
    {
        builder.ToTable("identity_keys").HoldsNoPersonalData();
        builder.HasKey(key => key.Number);
        builder.Property(key => key.Number).ValueGeneratedNever();
    }
}
