using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Associates;

internal static class Kept
{
    public const string Contact = "Joindre qui répond à un appel à projets";
    public const string ContactUntil = "Deux ans après la clôture de l'appel";
    public const string Texts = "Lire les candidatures à un appel à projets, et en décider";
    public const string TextsUntil = "Cinq ans après la clôture de l'appel, ou tant que le label est gardé";
    public const string Readers = "Savoir qui a lu une candidature, et sans intérêt dans l'affaire";
    public const string Labels = "Suivre ce que fait un organisme associé";
    public const string LabelsUntil = "Tant que le label est gardé";
}

internal sealed class CallForProjectsMapping : IEntityTypeConfiguration<CallForProjects>
{
    public void Configure(EntityTypeBuilder<CallForProjects> builder)
    {
        builder.ToTable("calls_for_projects").HoldsNoPersonalData();
        builder.Property(call => call.Id).ValueGeneratedNever();
        builder.Property(call => call.Revision).IsConcurrencyToken();
        builder.OwnsMany(call => call.Criteria, criteria => criteria.ToJson());
        builder.OwnsMany(call => call.Questions, questions => questions.ToJson());
    }
}

internal sealed class CallApplicationMapping : IEntityTypeConfiguration<CallApplication>
{
    public void Configure(EntityTypeBuilder<CallApplication> builder)
    {
        builder.ToTable("call_applications").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.Seal(one => one.Contact, Kept.Contact, Kept.ContactUntil);
        builder.Classify(one => one.EmailKey, DataClass.Pseudonymous, Kept.Contact, Kept.ContactUntil);
        builder.Classify(one => one.Presentation, DataClass.Identity, Kept.Texts, Kept.TextsUntil);
        builder.Classify(one => one.Project, DataClass.Identity, Kept.Texts, Kept.TextsUntil);
        builder.Classify(one => one.CheckNote, DataClass.Identity, Kept.Texts, Kept.TextsUntil);
        builder.Classify(one => one.PieceReply, DataClass.Identity, Kept.Texts, Kept.TextsUntil);
        builder.Classify(one => one.CheckedBy, DataClass.Pseudonymous, Kept.Readers, Kept.TextsUntil);
        builder.OwnsMany(one => one.Answers, answers => answers.ToJson());
        builder.OwnsMany(one => one.Commitments, commitments => commitments.ToJson());
        builder.HasOne<CallForProjects>().WithMany().HasForeignKey(one => one.CallId);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(one => one.EmailKey);
        builder.HasIndex(one => new { one.CallId, one.SentAt });
    }
}

internal sealed class ApplicationLinkMapping : IEntityTypeConfiguration<ApplicationLink>
{
    public void Configure(EntityTypeBuilder<ApplicationLink> builder)
    {
        builder.ToTable("application_links").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasIndex(one => one.TokenHash).IsUnique();
        builder.HasOne<CallApplication>().WithMany().HasForeignKey(one => one.ApplicationId);
    }
}

internal sealed class CallReaderMapping : IEntityTypeConfiguration<CallReader>
{
    public void Configure(EntityTypeBuilder<CallReader> builder)
    {
        builder.ToTable("call_readers").HoldsNoPersonalData();
        builder.HasKey(one => new { one.CallId, one.AccountId });
        builder.Classify(one => one.AccountId, DataClass.Pseudonymous, Kept.Readers, Kept.TextsUntil);
        builder.HasOne<CallForProjects>().WithMany().HasForeignKey(one => one.CallId);
    }
}

internal sealed class ApplicationReadingMapping : IEntityTypeConfiguration<ApplicationReading>
{
    public void Configure(EntityTypeBuilder<ApplicationReading> builder)
    {
        builder.ToTable("application_readings").HoldsNoPersonalData();
        builder.HasKey(one => new { one.ApplicationId, one.AccountId });
        // Sent twice, it is given once.
        builder.Property(one => one.GivenAt).IsConcurrencyToken();
        builder.Classify(one => one.AccountId, DataClass.Pseudonymous, Kept.Readers, Kept.TextsUntil);
        builder.Classify(one => one.Interest, DataClass.Identity, Kept.Readers, Kept.TextsUntil);
        builder.OwnsMany(one => one.Scores, scores => scores.ToJson());
        builder.HasOne<CallApplication>().WithMany().HasForeignKey(one => one.ApplicationId);
    }
}

internal sealed class LabelDecisionMapping : IEntityTypeConfiguration<LabelDecision>
{
    public void Configure(EntityTypeBuilder<LabelDecision> builder)
    {
        builder.ToTable("label_decisions").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Classify(one => one.Reasons, DataClass.Identity, Kept.Texts, Kept.LabelsUntil);
        // One decision for one application, whoever clicks at once.
        builder.HasIndex(one => one.ApplicationId).IsUnique();
        builder
            .HasOne<CallApplication>()
            .WithMany()
            .HasForeignKey(one => one.ApplicationId)
            .OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<CallForProjects>().WithMany().HasForeignKey(one => one.CallId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class AssociatedLabelMapping : IEntityTypeConfiguration<AssociatedLabel>
{
    public void Configure(EntityTypeBuilder<AssociatedLabel> builder)
    {
        builder.ToTable("associated_labels").HoldsNoPersonalData();
        builder.Property(label => label.Id).ValueGeneratedNever();
        builder.Property(label => label.Revision).IsConcurrencyToken();
        builder.Classify(label => label.WithdrawnFor, DataClass.Identity, Kept.Labels, Kept.LabelsUntil);
        builder.Ignore(label => label.LastDay);
        // Two who give it at once give one.
        builder.HasIndex(label => new { label.StructureId, label.ValidFrom }).IsUnique();
        builder.HasOne<LabelDecision>().WithMany().HasForeignKey(label => label.DecisionId);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(label => label.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LabelCommitmentMapping : IEntityTypeConfiguration<LabelCommitment>
{
    public void Configure(EntityTypeBuilder<LabelCommitment> builder)
    {
        builder.ToTable("label_commitments").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.HasOne<AssociatedLabel>().WithMany().HasForeignKey(one => one.LabelId);
        builder.HasMany(one => one.Proofs).WithOne().HasForeignKey(proof => proof.CommitmentId);
    }
}

internal sealed class CommitmentProofMapping : IEntityTypeConfiguration<CommitmentProof>
{
    public void Configure(EntityTypeBuilder<CommitmentProof> builder)
    {
        builder.ToTable("label_proofs").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Classify(one => one.Text, DataClass.Identity, Kept.Labels, Kept.LabelsUntil);
        builder.Classify(one => one.Refusal, DataClass.Identity, Kept.Labels, Kept.LabelsUntil);
    }
}

internal sealed class LabelReportMapping : IEntityTypeConfiguration<LabelReport>
{
    public void Configure(EntityTypeBuilder<LabelReport> builder)
    {
        builder.ToTable("label_reports").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.Classify(one => one.Text, DataClass.Identity, Kept.Labels, Kept.LabelsUntil);
        // Asked for once a year.
        builder.HasIndex(one => new { one.LabelId, one.Year }).IsUnique();
        builder.HasOne<AssociatedLabel>().WithMany().HasForeignKey(one => one.LabelId);
    }
}

internal sealed class ListingCheckMapping : IEntityTypeConfiguration<ListingCheck>
{
    public void Configure(EntityTypeBuilder<ListingCheck> builder)
    {
        builder.ToTable("listing_checks").HoldsNoPersonalData();
        builder.HasKey(one => one.Day);
    }
}
