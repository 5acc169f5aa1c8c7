using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Papers;

internal sealed class PaperMapping : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.ToTable("papers").HoldsNoPersonalData();
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.HasIndex(paper => paper.AboutId);
    }
}

internal sealed class PaperFileMapping : IEntityTypeConfiguration<PaperFile>
{
    public void Configure(EntityTypeBuilder<PaperFile> builder)
    {
        builder.ToTable("paper_files").HoldsNoPersonalData();
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.HasOne<Paper>().WithOne().HasForeignKey<PaperFile>(file => file.Id);
    }
}
