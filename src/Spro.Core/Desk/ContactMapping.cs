using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Accounts;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Desk;

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    private const string Purpose = "Donner suite à un accueil, et compter les accueils";
    private const string Retention = "Deux ans";

    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts").HoldsNoPersonalData();
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(contact => contact.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(contact => contact.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Account>()
            .WithMany()
            .HasForeignKey(contact => contact.ReceivedBy)
            .OnDelete(DeleteBehavior.Restrict);
        // What was there before was typed at the desk.
        builder.Property(contact => contact.Origin).HasDefaultValue(ContactOrigin.Desk);
        builder.Property(contact => contact.Reference).HasMaxLength(ContactEntries.LongestReference);
        builder.HasIndex(contact => new { contact.StructureId, contact.Day });
        // The counts of a month.
        builder.HasIndex(contact => contact.Day);
        builder.Classify(contact => contact.Reference, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.ReceivedBy, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.RecordedAt, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.Day, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.Channel, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.Answered, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.Ending, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.NextPlaceId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.Said, DataClass.Pseudonymous, Purpose, Retention);
        builder.Seal(contact => contact.Correction, Purpose, Retention, DataClass.Sensitive);
        builder.HasQueryFilter(contact => contact.ClosedAt == null);
        builder.HasIndex(contact => contact.PathId);
        builder.Classify(contact => contact.ClosedAt, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(contact => contact.PathId, DataClass.Pseudonymous, Purpose, Retention);
    }
}
