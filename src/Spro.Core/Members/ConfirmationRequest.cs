using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Common;
using Spro.Core.Database;
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

    /// <summary>The place whose mailbox it was sent to, which answers for that place only; null to who answers for the structure.</summary>
    public Guid? PlaceId { get; set; }

    /// <summary>The day.</summary>
    public DateOnly SentOn { get; set; }

    /// <summary>Hash of the end of the link.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>Last day of the link.</summary>
    public DateOnly UsefulUntil { get; set; }

    /// <summary>When it was confirmed by the link; null while it was not.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Opaque, and the same on each node: nobody is asked twice the same day.</summary>
    public static Guid IdOf(Guid structureId, Guid? placeId, DateOnly day) =>
        StableId.Of("confirmation", $"{structureId}/{placeId}/{day:O}");

    /// <summary>The places that it is about, which have not ended.</summary>
    internal IQueryable<Place> PlacesOn(SproDbContext db, DateOnly today) =>
        db.Set<Place>()
            .Where(one => one.StructureId == StructureId && (PlaceId == null || one.Id == PlaceId))
            .Where(one => one.ValidTo == null || one.ValidTo >= today);
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
        builder.HasIndex(one => new { one.StructureId, one.SentOn });
        builder.HasIndex(one => one.TokenHash);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId);
        builder.HasOne<Place>().WithMany().HasForeignKey(one => one.PlaceId);
    }
}
