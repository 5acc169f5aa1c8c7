using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Knowledge;

internal sealed class ReferentialVersionMapping : IEntityTypeConfiguration<ReferentialVersion>
{
    public void Configure(EntityTypeBuilder<ReferentialVersion> builder)
    {
        builder.ToTable("referential_versions").HoldsNoPersonalData();
        builder.HasKey(version => new { version.Referential, version.Version });
    }
}

internal sealed class OccupationMapping : IEntityTypeConfiguration<Occupation>
{
    public void Configure(EntityTypeBuilder<Occupation> builder)
    {
        builder.ToTable("occupations").HoldsNoPersonalData();
        builder.HasKey(occupation => new { occupation.Version, occupation.RomeCode });
    }
}

internal sealed class OccupationDomainMapping : IEntityTypeConfiguration<OccupationDomain>
{
    public void Configure(EntityTypeBuilder<OccupationDomain> builder)
    {
        builder.ToTable("occupation_domains").HoldsNoPersonalData();
        builder.HasKey(domain => new { domain.Version, domain.Code });
    }
}

internal sealed class OccupationTitleMapping : IEntityTypeConfiguration<OccupationTitle>
{
    public void Configure(EntityTypeBuilder<OccupationTitle> builder)
    {
        builder.ToTable("occupation_titles").HoldsNoPersonalData();
        builder.HasKey(title => new { title.Version, title.OgrCode });
    }
}

internal sealed class OccupationTextMapping : IEntityTypeConfiguration<OccupationText>
{
    public void Configure(EntityTypeBuilder<OccupationText> builder)
    {
        builder.ToTable("occupation_texts").HoldsNoPersonalData();
        builder.HasKey(text => new
        {
            text.Version,
            text.RomeCode,
            text.Kind,
            text.Position,
        });
    }
}

internal sealed class OccupationInterestsMapping : IEntityTypeConfiguration<OccupationInterests>
{
    public void Configure(EntityTypeBuilder<OccupationInterests> builder)
    {
        builder.ToTable("occupation_interests").HoldsNoPersonalData();
        builder.HasKey(interests => new { interests.Version, interests.RomeCode });
    }
}

internal sealed class OccupationMobilityMapping : IEntityTypeConfiguration<OccupationMobility>
{
    public void Configure(EntityTypeBuilder<OccupationMobility> builder)
    {
        builder.ToTable("occupation_mobilities").HoldsNoPersonalData();
        builder.HasKey(mobility => new
        {
            mobility.Version,
            mobility.FromCode,
            mobility.FromTitle,
            mobility.ToCode,
            mobility.ToTitle,
            mobility.Kind,
        });
    }
}

internal sealed class SkillMapping : IEntityTypeConfiguration<Skill>
{
    public void Configure(EntityTypeBuilder<Skill> builder)
    {
        builder.ToTable("skills").HoldsNoPersonalData();
        builder.HasKey(skill => new { skill.Version, skill.OgrCode });
    }
}

internal sealed class OccupationSkillMapping : IEntityTypeConfiguration<OccupationSkill>
{
    public void Configure(EntityTypeBuilder<OccupationSkill> builder)
    {
        builder.ToTable("occupation_skills").HoldsNoPersonalData();
        builder.HasKey(link => new
        {
            link.Version,
            link.RomeCode,
            link.SkillCode,
        });
    }
}
