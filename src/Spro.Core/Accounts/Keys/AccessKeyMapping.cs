using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Accounts.Keys;

internal sealed class AccessKeyMapping : IEntityTypeConfiguration<AccessKey>
{
    public void Configure(EntityTypeBuilder<AccessKey> builder)
    {
        builder.ToTable("access_keys").HoldsNoPersonalData();
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.HasIndex(key => key.TokenHash).IsUnique();
        builder.HasIndex(key => key.StructureId);
        builder.HasIndex(key => key.NetworkCode);
        builder.Property(key => key.NetworkCode).HasMaxLength(AccountMembership.LongestNetworkCode);
        builder.HasOne<Account>().WithOne().HasForeignKey<AccessKey>(key => key.Id);
        builder.HasOne<Structure>().WithMany().HasForeignKey(key => key.StructureId).OnDelete(DeleteBehavior.Restrict);
        builder.Classify(
            key => key.MadeBy,
            DataClass.Pseudonymous,
            "Savoir qui a donné une clé à un logiciel",
            "Un an après la fin de la clé"
        );
    }
}
