using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Accounts;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Appointments;

internal static class Kept
{
    public const string ForAppointment = "Donner un rendez-vous et le tenir";
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
                ]
        )
            builder.Classify(column, DataClass.Pseudonymous, Kept.ForAppointment, Kept.TwoYears);
        builder.Classify(one => one.Name, DataClass.Identity, Kept.ForAppointment, Kept.TwoYears);
        builder.Classify(one => one.Phone, DataClass.Identity, Kept.ForAppointment, Kept.TwoYears);
        builder.Classify(one => one.Email, DataClass.Identity, Kept.ForAppointment, Kept.TwoYears);
        builder.Classify(one => one.Address, DataClass.Identity, Kept.ForAppointment, Kept.TwoYears);
        builder.Classify(one => one.Needs, DataClass.Sensitive, "Recevoir la personne comme il lui faut", Kept.UntilTheDay);
        builder.Classify(one => one.NeedsAnswer, DataClass.Sensitive, "Recevoir la personne comme il lui faut", Kept.UntilTheDay);
        builder.Classify(one => one.Summary, DataClass.Sensitive, "Remettre à la personne le bilan de l'entretien", Kept.TwoYears);
    }
}
