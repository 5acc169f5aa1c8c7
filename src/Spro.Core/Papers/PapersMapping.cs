using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Papers;

internal sealed class PaperMapping : IEntityTypeConfiguration<Paper>
{
    // Nobody reads them before they are joined: they may name somebody.
    internal const string Purpose = "Joindre un document à une réunion";
    internal const string Retention = "Jusqu'à ce que le document soit retiré";

    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.ToTable("papers").HoldsNoPersonalData();
        builder.Property(paper => paper.Id).ValueGeneratedNever();
        builder.Classify(paper => paper.Title, DataClass.Identity, Purpose, Retention);
        builder.HasIndex(paper => paper.AboutId);
    }
}

internal sealed class PaperFileMapping : IEntityTypeConfiguration<PaperFile>
{
    public void Configure(EntityTypeBuilder<PaperFile> builder)
    {
        builder.ToTable("paper_files").HoldsNoPersonalData();
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Classify(file => file.Bytes, DataClass.Identity, PaperMapping.Purpose, PaperMapping.Retention);
        builder.HasOne<Paper>().WithOne().HasForeignKey<PaperFile>(file => file.Id);
    }
}
