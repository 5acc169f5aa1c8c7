using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Governance;
using Spro.Core.Privacy;

namespace Spro.Core.Steering;

/// <summary>The figures of a session, frozen: written once, never changed (AT-26-2).</summary>
public sealed class SessionSnapshot
{
    /// <summary>The session: it has one.</summary>
    public Guid MeetingId { get; init; }

    /// <summary>When the figures were counted, in UTC.</summary>
    public DateTime TakenAt { get; init; }

    /// <summary>The figures, as JSON: the words and numbers of that day.</summary>
    public required string Figures { get; init; }

    /// <summary>SHA-256 of <see cref="Figures"/>, in hexadecimal: what is shown is what was frozen.</summary>
    public required string Hash { get; init; }
}

internal sealed class SessionSnapshotMapping : IEntityTypeConfiguration<SessionSnapshot>
{
    public void Configure(EntityTypeBuilder<SessionSnapshot> builder)
    {
        builder.ToTable("session_snapshots").HoldsNoPersonalData();
        builder.HasKey(snapshot => snapshot.MeetingId);
        builder.Property(snapshot => snapshot.MeetingId).ValueGeneratedNever();
        builder.HasOne<Meeting>().WithOne().HasForeignKey<SessionSnapshot>(snapshot => snapshot.MeetingId);
    }
}
