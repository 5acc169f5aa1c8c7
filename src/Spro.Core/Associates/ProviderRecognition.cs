using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Associates;

/// <summary>
/// The Région recognises a body that offers everybody full information, personal advice and the way to who suits best (article
/// L6111-5 of the code of labour). It is not a label: no call, no commitment, and the structure is not listed as associated.
/// </summary>
public sealed class ProviderRecognition
{
    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The act of the Région, as it is cited.</summary>
    public required string Act { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Its last day; null while none is known.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>How many times it was written: two who write at once do not erase each other.</summary>
    public int Revision { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }
}

internal sealed class ProviderRecognitionMapping : IEntityTypeConfiguration<ProviderRecognition>
{
    public void Configure(EntityTypeBuilder<ProviderRecognition> builder)
    {
        builder.ToTable("provider_recognitions").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId);
        // Two who record it at once record one.
        builder.HasIndex(one => new { one.StructureId, one.ValidFrom }).IsUnique();
    }
}
