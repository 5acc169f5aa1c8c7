using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Charter;

internal sealed class CharterVersionMapping : IEntityTypeConfiguration<CharterVersion>
{
    public void Configure(EntityTypeBuilder<CharterVersion> builder)
    {
        builder.ToTable("charter_versions").HoldsNoPersonalData();
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.HasIndex(version => version.Number).IsUnique();
        builder.Property(version => version.Revision).IsConcurrencyToken();
        builder.OwnsMany(version => version.Clauses, clauses => clauses.ToJson());
        builder.Ignore(version => version.IsDraft);
        builder.Classify(version => version.RecordedBy, DataClass.Pseudonymous, Recorded.Purpose, Recorded.Retention);
    }
}

internal sealed class CharterSignatoryMapping : IEntityTypeConfiguration<CharterSignatory>
{
    public void Configure(EntityTypeBuilder<CharterSignatory> builder)
    {
        builder.ToTable("charter_signatories").HoldsNoPersonalData();
        builder.Property(signatory => signatory.Id).ValueGeneratedNever();
        builder.HasIndex(signatory => new { signatory.VersionId, signatory.Key }).IsUnique();
        builder.Property(signatory => signatory.Revision).IsConcurrencyToken();
        builder
            .HasOne<CharterVersion>()
            .WithMany()
            .HasForeignKey(signatory => signatory.VersionId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(signatory => signatory.NameToday);
        builder.Classify(
            signatory => signatory.Representative,
            DataClass.PublicContact,
            "Dire qui a signé la charte, comme l'acte le nomme",
            "Avec la version de la charte"
        );
    }
}

internal sealed class ErratumMapping : IEntityTypeConfiguration<Erratum>
{
    public void Configure(EntityTypeBuilder<Erratum> builder)
    {
        builder.ToTable("charter_errata").HoldsNoPersonalData();
        builder.Property(erratum => erratum.Id).ValueGeneratedNever();
        builder
            .HasOne<CharterVersion>()
            .WithMany()
            .HasForeignKey(erratum => erratum.VersionId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.Classify(erratum => erratum.RecordedBy, DataClass.Pseudonymous, Recorded.Purpose, Recorded.Retention);
    }
}

internal sealed class CommitmentMapping : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("charter_commitments").HoldsNoPersonalData();
        builder.Property(commitment => commitment.Id).ValueGeneratedNever();
        builder.HasIndex(commitment => commitment.SignatoryKey);
        builder.Property(commitment => commitment.Revision).IsConcurrencyToken();
        builder.OwnsMany(commitment => commitment.Evidence, evidence => evidence.ToJson());
        builder.Classify(
            commitment => commitment.RecordedBy,
            DataClass.Pseudonymous,
            Recorded.Purpose,
            Recorded.Retention
        );
    }
}

internal sealed class CharterAnswerMapping : IEntityTypeConfiguration<CharterAnswer>
{
    public void Configure(EntityTypeBuilder<CharterAnswer> builder)
    {
        builder.ToTable("charter_answers").HoldsNoPersonalData();
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.HasIndex(answer => answer.QuestionKey);
        builder.Classify(answer => answer.RecordedBy, DataClass.Pseudonymous, Recorded.Purpose, Recorded.Retention);
    }
}

internal static class Recorded
{
    public const string Purpose = "Savoir quel compte de la Région tient la charte";
    public const string Retention = "Avec la version de la charte";
}
