using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Accounts;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Appointments;

internal static class Kept
{
    public const string ForAppointment = "Donner un rendez-vous et le tenir";
    public const string ForNeeds = "Recevoir la personne comme il lui faut";
    public const string ForNotes = "Suivre l'entretien, dans la structure qui l'a mené";
    public const string ForAgenda = "Savoir quand un conseiller ou une conseillère reçoit";
    public const string TwoYears = "Deux ans après le rendez-vous";
    public const string UntilTheDay = "Jusqu'au lendemain du rendez-vous";
    public const string WhileOpen = "Tant que le créneau sert, puis deux ans";
}

internal sealed class OpeningMapping : IEntityTypeConfiguration<Opening>
{
    public void Configure(EntityTypeBuilder<Opening> builder)
    {
        builder.ToTable("openings").HoldsNoPersonalData();
        builder.Property(opening => opening.Id).ValueGeneratedNever();
        builder.Property(opening => opening.Subject).HasMaxLength(Opening.LongestSubject);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(one => one.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AdviserId).OnDelete(DeleteBehavior.Restrict);
        builder.Classify(one => one.AdviserId, DataClass.Pseudonymous, Kept.ForAgenda, Kept.WhileOpen);
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absences").HoldsNoPersonalData();
        builder.Property(absence => absence.Id).ValueGeneratedNever();
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AdviserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(absence => new { absence.AdviserId, absence.End });
        builder.Classify(one => one.AdviserId, DataClass.Pseudonymous, Kept.ForAgenda, "Un mois après");
        builder.Classify(one => one.Start, DataClass.Pseudonymous, Kept.ForAgenda, "Un mois après");
        builder.Classify(one => one.End, DataClass.Pseudonymous, Kept.ForAgenda, "Un mois après");
    }
}

internal sealed class SittingMapping : IEntityTypeConfiguration<Sitting>
{
    public void Configure(EntityTypeBuilder<Sitting> builder)
    {
        builder.ToTable("sittings").HoldsNoPersonalData();
        builder.Property(sitting => sitting.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AdviserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(sitting => new { sitting.AdviserId, sitting.Start });
        builder.Classify(one => one.AdviserId, DataClass.Pseudonymous, Kept.ForAgenda, Kept.TwoYears);
    }
}

internal sealed class HeldTimeMapping : IEntityTypeConfiguration<HeldTime>
{
    public void Configure(EntityTypeBuilder<HeldTime> builder)
    {
        builder.ToTable("held_times").HoldsNoPersonalData();
        // The guarantee: an adviser is in one sitting at a time.
        builder.HasKey(held => new { held.AdviserId, held.At });
        builder.HasOne<Sitting>().WithMany().HasForeignKey(held => held.SittingId).OnDelete(DeleteBehavior.Cascade);
        builder.Classify(one => one.AdviserId, DataClass.Pseudonymous, Kept.ForAgenda, Kept.TwoYears);
    }
}

internal sealed class SeatMapping : IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.ToTable("seats").HoldsNoPersonalData();
        builder.HasKey(seat => new { seat.SittingId, seat.Number });
        builder.HasOne<Sitting>().WithMany().HasForeignKey(seat => seat.SittingId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasOne<Appointment>()
            .WithMany()
            .HasForeignKey(seat => seat.AppointmentId)
            .OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(seat => seat.AppointmentId).IsUnique();
        builder.HasIndex(seat => seat.HeldUntil);
        builder.Classify(seat => seat.AppointmentId, DataClass.Pseudonymous, Kept.ForAppointment, Kept.TwoYears);
        builder.Classify(seat => seat.WaitingId, DataClass.Pseudonymous, Kept.ForAppointment, Kept.TwoYears);
    }
}

internal sealed class AppointmentMapping : IEntityTypeConfiguration<Appointment>
{
    public const string Table = "appointments";

    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable(Table).HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Subject).HasMaxLength(Opening.LongestSubject);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(one => one.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AdviserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.BookedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(one => new { one.StructureId, one.Start });
        builder.HasIndex(one => new { one.AdviserId, one.Start });
        builder.HasIndex(one => new { one.BookedByStructureId, one.Start });
        builder.HasIndex(one => one.ReferralId);
        foreach (
            var column in (System.Linq.Expressions.Expression<Func<Appointment, object?>>[])
                [
                    one => one.AdviserId,
                    one => one.Start,
                    one => one.End,
                    one => one.Way,
                    one => one.BookedBy,
                    one => one.BookedAt,
                    one => one.ReferralId,
                    one => one.AskedOn,
                    one => one.FirstOffered,
                    one => one.Channel,
                    one => one.RemindedAt,
                    one => one.State,
                    one => one.StateAt,
                    one => one.CancelledBy,
                    one => one.MissedReason,
                    one => one.Level,
                    one => one.ToldAt,
                    one => one.SummaryAt,
                    one => one.ClosedAt,
                ]
        )
            builder.Classify(column, DataClass.Pseudonymous, Kept.ForAppointment, Kept.TwoYears);
        builder.HasQueryFilter(one => one.ClosedAt == null);
        builder.Seal(one => one.Name, Kept.ForAppointment, Kept.TwoYears);
        builder.Seal(one => one.Phone, Kept.ForAppointment, Kept.TwoYears);
        builder.Seal(one => one.Email, Kept.ForAppointment, Kept.TwoYears);
        builder.Seal(one => one.Address, Kept.ForAppointment, Kept.TwoYears);
        builder.Seal(one => one.Needs, Kept.ForNeeds, Kept.UntilTheDay, DataClass.Sensitive);
        builder.Seal(one => one.NeedsAnswer, Kept.ForNeeds, Kept.UntilTheDay, DataClass.Sensitive);
        builder.Seal(
            one => one.Summary,
            "Remettre à la personne le bilan de l'entretien",
            Kept.TwoYears,
            DataClass.Sensitive
        );
    }
}

internal sealed class AppointmentNoteMapping : IEntityTypeConfiguration<AppointmentNote>
{
    public void Configure(EntityTypeBuilder<AppointmentNote> builder)
    {
        builder.ToTable("appointment_notes").HoldsNoPersonalData();
        builder.Property(note => note.Id).ValueGeneratedNever();
        builder
            .HasOne<Appointment>()
            .WithMany()
            .HasForeignKey(note => note.AppointmentId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Account>().WithMany().HasForeignKey(note => note.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.Classify(note => note.AppointmentId, DataClass.Pseudonymous, Kept.ForNotes, Kept.TwoYears);
        builder.Classify(note => note.AuthorId, DataClass.Pseudonymous, Kept.ForNotes, Kept.TwoYears);
        builder.Classify(note => note.WrittenAt, DataClass.Pseudonymous, Kept.ForNotes, Kept.TwoYears);
        builder.Seal(note => note.Text, Kept.ForNotes, Kept.TwoYears, DataClass.Sensitive);
    }
}

internal sealed class AppointmentLinkMapping : IEntityTypeConfiguration<AppointmentLink>
{
    public void Configure(EntityTypeBuilder<AppointmentLink> builder)
    {
        builder.ToTable("appointment_links").HoldsNoPersonalData();
        builder.HasKey(link => link.TokenHash);
        builder
            .HasOne<Appointment>()
            .WithMany()
            .HasForeignKey(link => link.AppointmentId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Waiting>().WithMany().HasForeignKey(link => link.WaitingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(link => link.ExpiresAt);
        const string retention = "Trois mois après la fin du lien";
        builder.Classify(link => link.TokenHash, DataClass.Pseudonymous, Kept.ForAppointment, retention);
        builder.Classify(link => link.AppointmentId, DataClass.Pseudonymous, Kept.ForAppointment, retention);
        builder.Classify(link => link.WaitingId, DataClass.Pseudonymous, Kept.ForAppointment, retention);
    }
}

internal sealed class WaitingMapping : IEntityTypeConfiguration<Waiting>
{
    private const string Retention = "Un mois après la fin de l'attente";

    public void Configure(EntityTypeBuilder<Waiting> builder)
    {
        builder.ToTable("waiting").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.AdviserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(one => one.BookedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(one => new { one.StructureId, one.Since });
        builder.Classify(one => one.AdviserId, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.Classify(one => one.From, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.Classify(one => one.To, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.Classify(one => one.Ways, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.Classify(one => one.Since, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.Classify(one => one.BookedBy, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.Classify(one => one.Channel, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.Classify(one => one.ReferralId, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.Classify(one => one.ClosedAt, DataClass.Pseudonymous, Kept.ForAppointment, Retention);
        builder.HasQueryFilter(one => one.ClosedAt == null);
        builder.Seal(one => one.Name, Kept.ForAppointment, Retention);
        builder.Seal(one => one.Phone, Kept.ForAppointment, Retention);
        builder.Seal(one => one.Email, Kept.ForAppointment, Retention);
        builder.Seal(one => one.Address, Kept.ForAppointment, Retention);
        builder.Seal(one => one.Needs, Kept.ForNeeds, Retention, DataClass.Sensitive);
    }
}

internal sealed class ProposedSeatMapping : IEntityTypeConfiguration<ProposedSeat>
{
    public void Configure(EntityTypeBuilder<ProposedSeat> builder)
    {
        builder.ToTable("proposed_seats").HoldsNoPersonalData();
        builder.HasKey(one => new { one.WaitingId, one.SittingId });
        builder.HasOne<Waiting>().WithMany().HasForeignKey(one => one.WaitingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Sitting>().WithMany().HasForeignKey(one => one.SittingId).OnDelete(DeleteBehavior.Cascade);
        const string retention = "Un mois après la fin de l'attente";
        builder.Classify(one => one.WaitingId, DataClass.Pseudonymous, Kept.ForAppointment, retention);
        builder.Classify(one => one.ProposedAt, DataClass.Pseudonymous, Kept.ForAppointment, retention);
    }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        const string retention = "Jusqu'à ce que la personne retire son agenda, ou comme le compte";
        builder.ToTable("calendar_feeds").HoldsNoPersonalData();
        // The account's own identifier.
        builder.Property(feed => feed.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<CalendarFeed>(feed => feed.Id);
        builder.Seal(feed => feed.Address, Kept.ForAgenda, retention);
        builder.Classify(feed => feed.ReadAt, DataClass.Pseudonymous, Kept.ForAgenda, retention);
        builder.Classify(feed => feed.AgendaHash, DataClass.Pseudonymous, Kept.ForAgenda, retention);
        builder.HasIndex(feed => feed.AgendaHash).IsUnique();
    }
}

internal sealed class BusyTimeMapping : IEntityTypeConfiguration<BusyTime>
{
    public void Configure(EntityTypeBuilder<BusyTime> builder)
    {
        const string retention = "Jusqu'à la lecture suivante de l'agenda";
        builder.ToTable("busy_times").HoldsNoPersonalData();
        builder.Property(time => time.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(time => time.AdviserId);
        builder.HasIndex(time => new { time.AdviserId, time.End });
        builder.Classify(time => time.AdviserId, DataClass.Pseudonymous, Kept.ForAgenda, retention);
        builder.Classify(time => time.Start, DataClass.Pseudonymous, Kept.ForAgenda, retention);
        builder.Classify(time => time.End, DataClass.Pseudonymous, Kept.ForAgenda, retention);
    }
}
