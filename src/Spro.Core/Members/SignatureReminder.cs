using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>The last time a structure was reminded that its signature of the values of the charter is missing.</summary>
public sealed class SignatureReminder
{
    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The day.</summary>
    public DateOnly SentOn { get; set; }
}

internal sealed class SignatureReminderMapping : IEntityTypeConfiguration<SignatureReminder>
{
    public void Configure(EntityTypeBuilder<SignatureReminder> builder)
    {
        builder.ToTable("signature_reminders").HoldsNoPersonalData();
        builder.HasKey(one => one.StructureId);
        // Two nodes that remind at once remind once.
        builder.Property(one => one.SentOn).IsConcurrencyToken();
        builder.HasOne<Structure>().WithOne().HasForeignKey<SignatureReminder>(one => one.StructureId);
    }
}
