using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Governance;
using Spro.Core.Privacy;

namespace Spro.Core.Evidence.Frozen;

/// <summary>The register of evidence as it stood on the day of a session: written once, never changed (AT-26-2).</summary>
public sealed class SessionRegister
{
    /// <summary>The session: it has one.</summary>
    public Guid MeetingId { get; init; }

    /// <summary>When it was computed, in UTC.</summary>
    public DateTime TakenAt { get; init; }

    /// <summary>A <see cref="FrozenContent"/>: the rules and thresholds of that day with what they found.</summary>
    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/>, in hexadecimal: what is shown is what was frozen.</summary>
    public required string Hash { get; init; }
}

internal sealed class SessionRegisterMapping : IEntityTypeConfiguration<SessionRegister>
{
    public void Configure(EntityTypeBuilder<SessionRegister> builder)
    {
        builder.ToTable("session_registers").HoldsNoPersonalData();
        builder.HasKey(one => one.MeetingId);
        builder.Property(one => one.MeetingId).ValueGeneratedNever();
        builder.HasOne<Meeting>().WithOne().HasForeignKey<SessionRegister>(one => one.MeetingId);
    }
}
