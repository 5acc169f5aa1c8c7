using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Interchange;

/// <summary>What a source says of a record that a member of the network confirmed: for the member to accept or not.</summary>
public sealed class ProposedChange
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The record concerned.</summary>
    public Guid RecordId { get; set; }

    /// <summary>The source that proposes.</summary>
    public required string Source { get; set; }

    /// <summary>The fields that the source says otherwise, as it says them (JSON); a null is a field of which it says nothing.</summary>
    public required string Payload { get; set; }

    /// <summary>When it was proposed.</summary>
    public DateTime ProposedAt { get; set; }

    /// <summary>When the member refused it; it stays, so that the same is not proposed again. Null while it waits.</summary>
    public DateTime? RefusedAt { get; set; }
}

internal sealed class ProposedChangeMapping : IEntityTypeConfiguration<ProposedChange>
{
    public void Configure(EntityTypeBuilder<ProposedChange> builder)
    {
        builder.ToTable("proposed_changes").HoldsNoPersonalData();
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => change.RecordId).IsUnique();
        builder.Classify(
            change => change.Payload,
            DataClass.PublicContact,
            "Proposer une correction à la structure",
            "Jusqu'à la réponse de la structure"
        );
    }
}
