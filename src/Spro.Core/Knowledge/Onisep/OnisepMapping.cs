using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Knowledge.Onisep;

internal sealed class OnisepOccupationMapping : IEntityTypeConfiguration<OnisepOccupation>
{
    public void Configure(EntityTypeBuilder<OnisepOccupation> builder)
    {
        builder.ToTable("onisep_occupations").HoldsNoPersonalData();
        builder.HasKey(sheet => new { sheet.Version, sheet.SheetId });
    }
}

internal sealed class OnisepTitleMapping : IEntityTypeConfiguration<OnisepTitle>
{
    public void Configure(EntityTypeBuilder<OnisepTitle> builder)
    {
        builder.ToTable("onisep_titles").HoldsNoPersonalData();
        builder.HasKey(title => new
        {
            title.Version,
            title.SheetId,
            title.Title,
        });
    }
}

internal sealed class OnisepTrainingMapping : IEntityTypeConfiguration<OnisepTraining>
{
    public void Configure(EntityTypeBuilder<OnisepTraining> builder)
    {
        builder.ToTable("onisep_trainings").HoldsNoPersonalData();
        builder.HasKey(sheet => new { sheet.Version, sheet.SheetId });
    }
}

internal sealed class OnisepTrainingCodeMapping : IEntityTypeConfiguration<OnisepTrainingCode>
{
    public void Configure(EntityTypeBuilder<OnisepTrainingCode> builder)
    {
        builder.ToTable("onisep_training_codes").HoldsNoPersonalData();
        builder.HasKey(link => new
        {
            link.Version,
            link.SheetId,
            link.Code,
        });
    }
}

internal sealed class OnisepPathMapping : IEntityTypeConfiguration<OnisepPath>
{
    public void Configure(EntityTypeBuilder<OnisepPath> builder)
    {
        builder.ToTable("onisep_paths").HoldsNoPersonalData();
        builder.HasKey(path => new
        {
            path.Version,
            path.TrainingId,
            path.OccupationId,
        });
    }
}
