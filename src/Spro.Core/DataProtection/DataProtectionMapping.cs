using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.DataProtection;

internal sealed class DataRequestMapping : IEntityTypeConfiguration<DataRequest>
{
    public const string Purpose = "Répondre à une personne qui exerce ses droits, et pouvoir le prouver";
    public const string Retention = "Un an après la dernière réponse";

    private const string UntilErased = "Jusqu'à ce que tout soit effacé, ou un an après la dernière réponse";
    private const int LengthOfReference = 9;

    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("data_requests").HoldsNoPersonalData();
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Reference).HasMaxLength(LengthOfReference);
        builder.Ignore(request => request.Subject);
        builder.HasIndex(request => request.Reference);
        builder.HasIndex(request => request.PathId);
        builder.HasIndex(request => request.DueOn);
        builder.Classify(request => request.Reference, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(request => request.Word, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(request => request.WordKey, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(request => request.PathId, DataClass.Pseudonymous, Purpose, UntilErased);
        builder.Classify(request => request.ReferralIds, DataClass.Pseudonymous, Purpose, UntilErased);
        builder.Classify(request => request.AppointmentId, DataClass.Pseudonymous, Purpose, UntilErased);
        builder.Classify(request => request.AskedAt, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(request => request.AskedOn, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(request => request.RecordedBy, DataClass.Pseudonymous, Purpose, Retention);
    }
}

internal sealed class DataAnswerMapping : IEntityTypeConfiguration<DataAnswer>
{
    /// <summary>The column that seals what a structure writes to the person.</summary>
    public const string WordsColumn = "data_answers.words";

    public void Configure(EntityTypeBuilder<DataAnswer> builder)
    {
        builder.ToTable("data_answers").HoldsNoPersonalData();
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        // Two who answer at once answer once.
        builder.Property(answer => answer.State).IsConcurrencyToken();
        builder.Property(answer => answer.Reminders).IsConcurrencyToken();
        builder.HasOne<DataRequest>().WithMany().HasForeignKey(answer => answer.RequestId);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(answer => answer.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(answer => new { answer.StructureId, answer.State });
        builder.Seal(
            answer => answer.Words,
            DataRequestMapping.Purpose,
            DataRequestMapping.Retention,
            DataClass.Sensitive
        );
        builder.Classify(
            answer => answer.AnsweredAt,
            DataClass.Pseudonymous,
            DataRequestMapping.Purpose,
            DataRequestMapping.Retention
        );
        builder.Classify(
            answer => answer.AnsweredBy,
            DataClass.Pseudonymous,
            DataRequestMapping.Purpose,
            DataRequestMapping.Retention
        );
    }
}

internal sealed class ArchivesHoldMapping : IEntityTypeConfiguration<ArchivesHold>
{
    public void Configure(EntityTypeBuilder<ArchivesHold> builder)
    {
        const string purpose = "Savoir qui a dit que l'accord des archives est attendu, et qui l'a noté";
        const string retention = "Tant que le service existe";
        builder.ToTable("archives_holds").HoldsNoPersonalData();
        builder.Property(hold => hold.Id).ValueGeneratedNever();
        builder.Property(hold => hold.Approval).HasMaxLength(ArchivesHold.LongestApproval);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(hold => hold.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Classify(hold => hold.StatedBy, DataClass.Pseudonymous, purpose, retention);
        builder.Classify(hold => hold.ApprovedBy, DataClass.Pseudonymous, purpose, retention);
    }
}

internal sealed class BreachMapping : IEntityTypeConfiguration<Breach>
{
    public void Configure(EntityTypeBuilder<Breach> builder)
    {
        const string purpose = "Tenir le registre des violations de données (article 33)";
        const string retention = "Cinq ans après avoir été écrit";
        builder.ToTable("breaches").HoldsNoPersonalData();
        builder.Property(breach => breach.Id).ValueGeneratedNever();
        builder.Ignore(breach => breach.NotifyBy);
        builder.Property(breach => breach.WrittenAt).IsConcurrencyToken();
        builder.Classify(breach => breach.RecordedBy, DataClass.Pseudonymous, purpose, retention);
    }
}
