using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Accounts;
using Spro.Core.Desk;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Referrals;

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public const string Purpose = "Passer une personne d'une structure à une autre, sans la perdre";
    public const string Retention = "Deux ans après le dernier fait";

    private const int LengthOfReference = 9;
    private const string OpenPath = "ix_referrals_open_path";

    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("referrals").HoldsNoPersonalData();
        builder.Property(referral => referral.Id).ValueGeneratedNever();
        builder.Property(referral => referral.Reference).HasMaxLength(LengthOfReference);
        builder.Property(referral => referral.SenderReference).HasMaxLength(ContactEntries.LongestReference);
        builder.Property(referral => referral.Revision).IsConcurrencyToken();
        builder.Ignore(referral => referral.IsEscalated);
        builder.Ignore(referral => referral.ClockEnd);
        builder.HasIndex(referral => referral.Reference).IsUnique();
        builder.HasIndex(referral => referral.PathId);
        // One receiver at a time, whoever sends at once.
        builder
            .HasIndex(referral => referral.PathId, OpenPath)
            .IsUnique()
            .HasFilter("state NOT IN ('Ended', 'Withdrawn')");
        // The lists of a structure: what goes on, the one that waits longest first.
        builder.HasIndex(referral => new
        {
            referral.SenderId,
            referral.State,
            referral.StateSince,
        });
        builder.HasIndex(referral => new
        {
            referral.ReceiverId,
            referral.State,
            referral.StateSince,
        });
        builder.HasIndex(referral => referral.NextChaseOn);
        builder.HasIndex(referral => new { referral.DepartmentCode, referral.EscalatedOn });
        builder.HasIndex(referral => referral.LastEventAt);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(referral => referral.SenderId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(referral => referral.ReceiverId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Place>()
            .WithMany()
            .HasForeignKey(referral => referral.ReceiverPlaceId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Account>()
            .WithMany()
            .HasForeignKey(referral => referral.WrittenBy)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Seal(referral => referral.Name, Purpose, Retention);
        builder.Seal(referral => referral.Phone, Purpose, Retention);
        builder.Seal(referral => referral.Email, Purpose, Retention);
        builder.Seal(referral => referral.PostalAddress, Purpose, Retention);
        builder.Seal(referral => referral.Message, Purpose, Retention, DataClass.Sensitive);
        builder.Seal(referral => referral.Reason, Purpose, Retention, DataClass.Sensitive);
        builder.Classify(referral => referral.Word, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.Said, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.PathId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.SenderReference, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.Reference, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.WrittenBy, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.FollowedBy, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.ReceiverId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.AppointmentAt, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.SenderClosedAt, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.ReceiverClosedAt, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(referral => referral.Outcome, DataClass.Pseudonymous, Purpose, Retention);
    }
}

internal sealed class NetworkDeadlinesMapping : IEntityTypeConfiguration<NetworkDeadlines>
{
    public void Configure(EntityTypeBuilder<NetworkDeadlines> builder)
    {
        builder.ToTable("network_deadlines").HoldsNoPersonalData();
        builder.HasKey(set => set.NetworkCode);
        builder.Property(set => set.NetworkCode).HasMaxLength(Accounts.AccountMembership.LongestNetworkCode);
        builder.Classify(
            set => set.SetBy,
            DataClass.Pseudonymous,
            ReferralMapping.Purpose,
            "Tant que ces délais ont cours"
        );
    }
}

internal sealed class ReferralEventMapping : IEntityTypeConfiguration<ReferralEvent>
{
    public void Configure(EntityTypeBuilder<ReferralEvent> builder)
    {
        builder.ToTable("referral_events").HoldsNoPersonalData();
        builder.Property(trace => trace.Id).ValueGeneratedNever();
        builder.HasOne<Referral>().WithMany().HasForeignKey(trace => trace.ReferralId);
        builder.Seal(trace => trace.Note, ReferralMapping.Purpose, ReferralMapping.Retention, DataClass.Sensitive);
        builder.Seal(trace => trace.AnsweredAs, ReferralMapping.Purpose, ReferralMapping.Retention);
        builder.Classify(
            trace => trace.AccountId,
            DataClass.Pseudonymous,
            ReferralMapping.Purpose,
            ReferralMapping.Retention
        );
        builder.Classify(trace => trace.At, DataClass.Pseudonymous, ReferralMapping.Purpose, ReferralMapping.Retention);
    }
}

internal sealed class ReferralConsentMapping : IEntityTypeConfiguration<ReferralConsent>
{
    private const string Purpose = "Prouver que la personne était d'accord";

    public void Configure(EntityTypeBuilder<ReferralConsent> builder)
    {
        builder.ToTable("referral_consents").HoldsNoPersonalData();
        builder.Property(consent => consent.Id).ValueGeneratedNever();
        builder.HasOne<Referral>().WithMany().HasForeignKey(consent => consent.ReferralId);
        builder.Classify(consent => consent.Items, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
        builder.Classify(consent => consent.GivenAt, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
        builder.Classify(consent => consent.RecordedBy, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
    }
}

internal sealed class ReferralLinkMapping : IEntityTypeConfiguration<ReferralLink>
{
    public void Configure(EntityTypeBuilder<ReferralLink> builder)
    {
        builder.ToTable("referral_links").HoldsNoPersonalData();
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasOne<Referral>().WithMany().HasForeignKey(link => link.ReferralId);
        builder.Classify(
            link => link.MadeBy,
            DataClass.Pseudonymous,
            ReferralMapping.Purpose,
            ReferralMapping.Retention
        );
    }
}

internal sealed class CallBackMapping : IEntityTypeConfiguration<CallBack>
{
    private const string Purpose = "Rappeler une personne qui le demande";

    public void Configure(EntityTypeBuilder<CallBack> builder)
    {
        builder.ToTable("call_backs").HoldsNoPersonalData();
        builder.Property(call => call.Id).ValueGeneratedNever();
        builder.HasOne<Referral>().WithMany().HasForeignKey(call => call.ReferralId);
        builder.HasIndex(call => new { call.StructureId, call.DueOn });
        builder.Seal(call => call.Phone, Purpose, "Jusqu'à l'appel");
        builder.Classify(call => call.Band, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
        builder.Classify(call => call.AskedAt, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
        builder.Classify(call => call.DoneBy, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
    }
}

internal sealed class CallRequestMapping : IEntityTypeConfiguration<CallRequest>
{
    private const string Purpose = "Rappeler une personne qui le demande";
    private const string Identity = "Jusqu'au soir de l'appel, dix jours après son délai au plus";
    private const string Rest = "90 jours";

    public void Configure(EntityTypeBuilder<CallRequest> builder)
    {
        builder.ToTable("call_requests").HoldsNoPersonalData();
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.HasIndex(request => new { request.StructureId, request.TakenAt });
        builder.HasIndex(request => new { request.DueOn, request.TakenAt });
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(request => request.StructureId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.Seal(request => request.Name, Purpose, Identity);
        builder.Seal(request => request.Phone, Purpose, Identity);
        builder.Classify(request => request.Said, DataClass.Pseudonymous, Purpose, Rest);
        builder.Classify(request => request.Band, DataClass.Pseudonymous, Purpose, Rest);
        builder.Classify(request => request.AskedAt, DataClass.Pseudonymous, Purpose, Rest);
        builder.Classify(request => request.TakenBy, DataClass.Pseudonymous, Purpose, Rest);
    }
}

internal sealed class ComplaintMapping : IEntityTypeConfiguration<Complaint>
{
    private const string Purpose = "Répondre à une réclamation";

    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("complaints").HoldsNoPersonalData();
        builder.Property(complaint => complaint.Id).ValueGeneratedNever();
        builder.HasOne<Referral>().WithMany().HasForeignKey(complaint => complaint.ReferralId);
        builder.HasIndex(complaint => new { complaint.StructureId, complaint.AnsweredAt });
        builder.HasIndex(complaint => new { complaint.DueOn, complaint.AnsweredAt });
        builder.Seal(complaint => complaint.Text, Purpose, ReferralMapping.Retention, DataClass.Sensitive);
        builder.Seal(complaint => complaint.Answer, Purpose, ReferralMapping.Retention, DataClass.Sensitive);
        builder.Classify(complaint => complaint.ReceivedAt, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
        builder.Classify(complaint => complaint.WrittenBy, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
        builder.Classify(complaint => complaint.AnsweredBy, DataClass.Pseudonymous, Purpose, ReferralMapping.Retention);
    }
}

internal sealed class EarlyLeaverRecipientMapping : IEntityTypeConfiguration<EarlyLeaverRecipient>
{
    public void Configure(EntityTypeBuilder<EarlyLeaverRecipient> builder)
    {
        builder.ToTable("early_leaver_recipients").HoldsNoPersonalData();
        builder.Property(recipient => recipient.Id).ValueGeneratedNever();
        builder.Property(recipient => recipient.Act).HasMaxLength(EarlyLeaverRecipient.LongestAct);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(recipient => recipient.StructureId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.Classify(
            recipient => recipient.RecordedBy,
            DataClass.Pseudonymous,
            "Désigner qui reçoit les signalements de jeunes sortis sans diplôme",
            "Tant que l'acte est conservé"
        );
    }
}

internal sealed class SatisfactionMapping : IEntityTypeConfiguration<Satisfaction>
{
    // Tied to nobody: neither to a hand-over nor to a day.
    public void Configure(EntityTypeBuilder<Satisfaction> builder)
    {
        builder.ToTable("satisfactions").HoldsNoPersonalData();
        builder.Property(answer => answer.Id).ValueGeneratedNever();
    }
}

internal sealed class ErasedReferralMapping : IEntityTypeConfiguration<ErasedReferral>
{
    // Tied to nobody: no date, no structure, no path.
    public void Configure(EntityTypeBuilder<ErasedReferral> builder)
    {
        builder.ToTable("erased_referrals").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
    }
}
