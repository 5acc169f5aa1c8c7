using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Desk;

internal sealed class TallySheetMapping : IEntityTypeConfiguration<TallySheet>
{
    public void Configure(EntityTypeBuilder<TallySheet> builder)
    {
        builder.ToTable("tally_sheets").HoldsNoPersonalData();
        builder.Property(sheet => sheet.Id).ValueGeneratedNever();
        builder.Ignore(sheet => sheet.Total);
        builder.HasIndex(sheet => new { sheet.PlaceId, sheet.Day }).IsUnique();
        builder.HasIndex(sheet => sheet.Day);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(sheet => sheet.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(sheet => sheet.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(sheet => sheet.Cells, cells => cells.ToJson());
        builder.Classify(
            sheet => sheet.EnteredBy,
            DataClass.Pseudonymous,
            "Savoir qui a saisi une feuille",
            "Deux ans"
        );
    }
}

internal sealed class DeclaredTotalMapping : IEntityTypeConfiguration<DeclaredTotal>
{
    public void Configure(EntityTypeBuilder<DeclaredTotal> builder)
    {
        builder.ToTable("declared_totals").HoldsNoPersonalData();
        builder.Property(total => total.Id).ValueGeneratedNever();
        builder.HasIndex(total => total.Month);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(total => total.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(total => total.Counts, counts => counts.ToJson());
        builder.Classify(
            total => total.DepositedBy,
            DataClass.Pseudonymous,
            "Savoir qui a déposé un total",
            "Deux ans"
        );
    }
}
