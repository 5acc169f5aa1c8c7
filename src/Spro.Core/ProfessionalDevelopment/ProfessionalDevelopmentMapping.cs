using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.ProfessionalDevelopment;

internal sealed class YearProgrammeMapping : IEntityTypeConfiguration<YearProgramme>
{
    public void Configure(EntityTypeBuilder<YearProgramme> builder)
    {
        builder.ToTable("year_programmes").HoldsNoPersonalData();
        builder.HasKey(one => one.Year);
        builder.Property(one => one.Year).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
    }
}

internal sealed class ProgrammeModuleMapping : IEntityTypeConfiguration<ProgrammeModule>
{
    public void Configure(EntityTypeBuilder<ProgrammeModule> builder)
    {
        builder.ToTable("programme_modules").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.HasOne<YearProgramme>().WithMany().HasForeignKey(one => one.Year);
    }
}

internal sealed class DevelopmentSessionMapping : IEntityTypeConfiguration<DevelopmentSession>
{
    public void Configure(EntityTypeBuilder<DevelopmentSession> builder)
    {
        builder.ToTable("development_sessions").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.Property(one => one.Turns).IsConcurrencyToken();
        builder.Classify(
            one => one.Trainers,
            DataClass.PublicContact,
            "Dire qui anime une session de professionnalisation",
            "5 ans après la session"
        );
        builder.Ignore(one => one.HalfDays);
        builder.Ignore(one => one.WholeAttendance);
        builder.HasOne<ProgrammeModule>().WithMany().HasForeignKey(one => one.ModuleId);
        builder.HasIndex(one => one.StartsAt);
    }
}

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    private const string Purpose = "Inscrire à une session de professionnalisation, et noter qui est venu";
    private const string PurposeOfCode = "Vérifier une attestation de professionnalisation";

    // No-shows are told in the same sentence: one column holds both.
    private const string Retention =
        "5 ans après la session pour qui est venu, le temps où une attestation se vérifie ; 3 mois sinon ; 2 jours si rien n'est confirmé";

    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("enrolments").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Seal(one => one.Name, Purpose, Retention);
        builder.Seal(one => one.Email, Purpose, Retention);
        builder.Seal(one => one.Organisation, Purpose, Retention);
        builder.Classify(one => one.EmailKey, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(one => one.AccountId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(one => one.Came, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(one => one.CertificateCode, DataClass.Pseudonymous, PurposeOfCode, "5 ans après la session");
        builder.Property(one => one.CertificateCode).HasMaxLength(Certificates.Length);
        builder.Property(one => one.NetworkCode).HasMaxLength(40);
        // Said twice at once, it is said once.
        builder.Property(one => one.HasSaidAtOnce).IsConcurrencyToken();
        builder.Property(one => one.HasSaidLater).IsConcurrencyToken();
        builder.Ignore(one => one.IsActive);
        builder.Ignore(one => one.HasCome);
        builder.Ignore(one => one.MayBeNoted);
        builder.HasOne<DevelopmentSession>().WithMany().HasForeignKey(one => one.SessionId);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId).OnDelete(DeleteBehavior.SetNull);
        // Nobody is enrolled twice in a session; nulls are no one.
        builder.HasIndex(one => new { one.SessionId, one.AccountId }).IsUnique();
        builder.HasIndex(one => new { one.SessionId, one.EmailKey }).IsUnique();
        builder.HasIndex(one => one.CertificateCode).IsUnique();
        builder.HasIndex(one => one.AccountId);
        builder.HasIndex(one => one.EmailKey);
    }
}

internal sealed class OpinionMapping : IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Opinion> builder)
    {
        builder.ToTable("opinions").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Classify(
            one => one.Comment,
            DataClass.Identity,
            "Améliorer le programme de professionnalisation",
            "5 ans après la session"
        );
        builder.HasOne<DevelopmentSession>().WithMany().HasForeignKey(one => one.SessionId);
    }
}
