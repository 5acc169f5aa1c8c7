using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Knowledge.Labour;

internal sealed class LabourFigureMapping : IEntityTypeConfiguration<LabourFigure>
{
    public void Configure(EntityTypeBuilder<LabourFigure> builder)
    {
        builder.ToTable("labour_figures").HoldsNoPersonalData();
        builder.HasKey(figure => new
        {
            figure.Version,
            figure.Nomenclature,
            figure.Code,
            figure.Measure,
            figure.Area,
            figure.AreaCode,
            figure.Period,
        });
        builder.Ignore(figure => figure.Unit);
        builder.Ignore(figure => figure.Year);
    }
}

internal sealed class OccupationFamilyMapping : IEntityTypeConfiguration<OccupationFamily>
{
    public void Configure(EntityTypeBuilder<OccupationFamily> builder)
    {
        builder.ToTable("occupation_families").HoldsNoPersonalData();
        builder.HasKey(family => new { family.Version, family.Code });
    }
}

internal sealed class FamilyLinkMapping : IEntityTypeConfiguration<FamilyLink>
{
    public void Configure(EntityTypeBuilder<FamilyLink> builder)
    {
        builder.ToTable("occupation_family_links").HoldsNoPersonalData();
        builder.HasKey(link => new
        {
            link.Version,
            link.FamilyCode,
            link.RomeCode,
        });
    }
}

internal sealed class EmploymentBasinMapping : IEntityTypeConfiguration<EmploymentBasin>
{
    public void Configure(EntityTypeBuilder<EmploymentBasin> builder)
    {
        builder.ToTable("employment_basins").HoldsNoPersonalData();
        builder.HasKey(basin => new { basin.Version, basin.Code });
    }
}
