using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Knowledge;

internal sealed class CertificationMapping : IEntityTypeConfiguration<Certification>
{
    public void Configure(EntityTypeBuilder<Certification> builder)
    {
        builder.ToTable("certifications").HoldsNoPersonalData();
        builder.HasKey(certification => new
        {
            certification.Version,
            certification.SourceId,
            certification.Code,
        });
    }
}

internal sealed class CertificationSuccessionMapping : IEntityTypeConfiguration<CertificationSuccession>
{
    public void Configure(EntityTypeBuilder<CertificationSuccession> builder)
    {
        builder.ToTable("certification_successions").HoldsNoPersonalData();
        builder.HasKey(succession => new
        {
            succession.Version,
            succession.OldCode,
            succession.NewCode,
        });
    }
}

internal sealed class FormacodeLabelMapping : IEntityTypeConfiguration<FormacodeLabel>
{
    public void Configure(EntityTypeBuilder<FormacodeLabel> builder)
    {
        builder.ToTable("formacode_labels").HoldsNoPersonalData();
        builder.HasKey(label => new { label.Version, label.Code });
    }
}
