using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Library;

internal sealed class LibraryItemMapping : IEntityTypeConfiguration<LibraryItem>
{
    private const string Purpose = "Savoir qui a partagé ou retiré un outil";
    private const string Retention = "Tant que l'outil est gardé ; sans nom un an après la fermeture du compte";

    // Nobody is to be named in them: somebody may be recognised all the same.
    internal const string PurposeOfTexts = "Partager un outil, une étude ou une expérience";
    internal const string RetentionOfTexts = "Tant que l'outil est gardé";

    public void Configure(EntityTypeBuilder<LibraryItem> builder)
    {
        builder.ToTable("library_items").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.Classify(one => one.Summary, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(one => one.Source, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(one => one.Searched, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(one => one.WithdrawnFor, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(one => one.SharedBy, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(one => one.WithdrawnBy, DataClass.Pseudonymous, Purpose, Retention);
        builder.HasIndex(one => one.SharedAt);
        builder.HasMany(one => one.Versions).WithOne().HasForeignKey(version => version.ItemId);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LibraryVersionMapping : IEntityTypeConfiguration<LibraryVersion>
{
    public void Configure(EntityTypeBuilder<LibraryVersion> builder)
    {
        builder.ToTable("library_versions").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
    }
}

internal sealed class LibraryUseMapping : IEntityTypeConfiguration<LibraryUse>
{
    public void Configure(EntityTypeBuilder<LibraryUse> builder)
    {
        builder.ToTable("library_uses").HoldsNoPersonalData();
        builder.HasKey(one => new { one.ItemId, one.StructureId });
        builder.Classify(
            one => one.Feedback,
            DataClass.Identity,
            LibraryItemMapping.PurposeOfTexts,
            LibraryItemMapping.RetentionOfTexts
        );
        builder.HasOne<LibraryItem>().WithMany().HasForeignKey(one => one.ItemId);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId);
    }
}
