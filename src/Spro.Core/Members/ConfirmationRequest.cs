using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>How often a structure is asked whether its places are right: its own choice, six months without one.</summary>
public sealed class ConfirmationRhythm
{
    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Every how many months.</summary>
    public int Months { get; set; }
}

/// <summary>A structure was asked whether its places are right, by a link that confirms without an account.</summary>
public sealed class ConfirmationRequest
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The day: a structure is asked once a day at most, whatever the number of nodes.</summary>
    public DateOnly SentOn { get; set; }

    /// <summary>Hash of the end of the link.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>Last day of the link.</summary>
    public DateOnly UsefulUntil { get; set; }

    /// <summary>When it was confirmed by the link; null while it was not.</summary>
    public DateTime? ConfirmedAt { get; set; }
}

internal sealed class ConfirmationRhythmMapping : IEntityTypeConfiguration<ConfirmationRhythm>
{
    public void Configure(EntityTypeBuilder<ConfirmationRhythm> builder)
    {
        builder.ToTable("confirmation_rhythms").HoldsNoPersonalData();
        builder.HasKey(one => one.StructureId);
        builder.HasOne<Structure>().WithOne().HasForeignKey<ConfirmationRhythm>(one => one.StructureId);
    }
}

internal sealed class ConfirmationRequestMapping : IEntityTypeConfiguration<ConfirmationRequest>
{
    public void Configure(EntityTypeBuilder<ConfirmationRequest> builder)
    {
        builder.ToTable("confirmation_requests").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasIndex(one => new { one.StructureId, one.SentOn }).IsUnique();
        builder.HasIndex(one => one.TokenHash);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId);
    }
}
