using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Accounts;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>A structure of which a professional wants to see what changes.</summary>
public sealed class FollowedStructure
{
    /// <summary>Who follows it.</summary>
    public Guid AccountId { get; set; }

    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }
}

internal sealed class FollowedStructureMapping : IEntityTypeConfiguration<FollowedStructure>
{
    public void Configure(EntityTypeBuilder<FollowedStructure> builder)
    {
        builder.ToTable("followed_structures").HoldsNoPersonalData();
        builder.HasKey(one => new { one.AccountId, one.StructureId });
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AccountId);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId);
        builder.Classify(
            one => one.AccountId,
            DataClass.Pseudonymous,
            "Montrer à un professionnel ce qui change chez ceux qu'il suit",
            "Tant que le compte sert, puis un an"
        );
    }
}
