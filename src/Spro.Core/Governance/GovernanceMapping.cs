using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Governance;

internal sealed class BodyMapping : IEntityTypeConfiguration<Body>
{
    public void Configure(EntityTypeBuilder<Body> builder)
    {
        builder.ToTable("bodies").HoldsNoPersonalData();
        builder.Property(body => body.Id).ValueGeneratedNever();
        builder.Property(body => body.Revision).IsConcurrencyToken();
        builder.OwnsMany(body => body.Names, names => names.ToJson());
        builder.HasOne<Body>().WithMany().HasForeignKey(body => body.PredecessorId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MandateMapping : IEntityTypeConfiguration<Mandate>
{
    private const string Purpose = "Convoquer qui siège dans une instance";
    private const string Retention = "Jusqu'à la fin du mandat";

    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("mandates").HoldsNoPersonalData();
        builder.Property(mandate => mandate.Id).ValueGeneratedNever();
        builder.Seal(mandate => mandate.Address, Purpose, Retention);
        builder.HasOne<Body>().WithMany().HasForeignKey(mandate => mandate.BodyId);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(mandate => mandate.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    private const string Purpose = "Savoir qui a écrit le compte rendu d'une réunion";
    private const string Retention = "Tant que la réunion est gardée ; sans nom un an après la fermeture du compte";

    // Forms ask for functions and structures: a name may be written all the same.
    internal const string PurposeOfTexts = "Garder ce qu'une réunion a dit et décidé";
    internal const string RetentionOfTexts = "Tant que la réunion est gardée";

    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("meetings").HoldsNoPersonalData();
        builder.Property(meeting => meeting.Id).ValueGeneratedNever();
        builder.Property(meeting => meeting.Revision).IsConcurrencyToken();
        builder.Classify(meeting => meeting.WrittenBy, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(meeting => meeting.Minutes, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(meeting => meeting.PublicExtract, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Ignore(meeting => meeting.AgendaPoints);
        builder.Ignore(meeting => meeting.People);
        builder.Ignore(meeting => meeting.IsToCome);
        builder.HasOne<Body>().WithMany().HasForeignKey(meeting => meeting.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(meeting => meeting.Groups).WithOne().HasForeignKey(group => group.MeetingId);
        builder.HasMany(meeting => meeting.Attendances).WithOne().HasForeignKey(one => one.MeetingId);
        builder.HasIndex(meeting => meeting.StartsAt);
    }
}

internal sealed class MeetingGroupMapping : IEntityTypeConfiguration<MeetingGroup>
{
    public void Configure(EntityTypeBuilder<MeetingGroup> builder)
    {
        builder.ToTable("meeting_groups").HoldsNoPersonalData();
        builder.HasKey(group => new { group.MeetingId, group.BodyId });
        builder.HasOne<Body>().WithMany().HasForeignKey(group => group.BodyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("attendances").HoldsNoPersonalData();
        builder.HasKey(one => new { one.MeetingId, one.NetworkCode });
        builder.Property(one => one.NetworkCode).HasMaxLength(40);
    }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("decisions").HoldsNoPersonalData();
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Classify(
            decision => decision.Text,
            DataClass.Identity,
            MeetingMapping.PurposeOfTexts,
            MeetingMapping.RetentionOfTexts
        );
        // Two who close it at once close it once.
        builder.Property(decision => decision.State).IsConcurrencyToken();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(decision => decision.MeetingId);
        builder.HasMany(decision => decision.News).WithOne().HasForeignKey(news => news.DecisionId);
        builder.HasIndex(decision => decision.State);
    }
}

internal sealed class DecisionNewsMapping : IEntityTypeConfiguration<DecisionNews>
{
    public void Configure(EntityTypeBuilder<DecisionNews> builder)
    {
        builder.ToTable("decision_news").HoldsNoPersonalData();
        builder.Property(news => news.Id).ValueGeneratedNever();
        builder.Classify(
            news => news.Note,
            DataClass.Identity,
            MeetingMapping.PurposeOfTexts,
            MeetingMapping.RetentionOfTexts
        );
        builder.HasOne<Meeting>().WithMany().HasForeignKey(news => news.MeetingId).OnDelete(DeleteBehavior.SetNull);
    }
}
