using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Local;

internal sealed class LocalCredentialMapping : IEntityTypeConfiguration<LocalCredential>
{
    private const int LongestHash = 200;
    private const string Purpose = "Vérifier qu'un professionnel est bien lui";
    private const string Retention = "Comme le compte";

    public void Configure(EntityTypeBuilder<LocalCredential> builder)
    {
        builder.ToTable("local_credentials").HoldsNoPersonalData();
        builder.Property(credential => credential.Id).ValueGeneratedNever();
        builder.Property(credential => credential.Password).HasMaxLength(LongestHash);
        builder.HasOne<Account>().WithOne().HasForeignKey<LocalCredential>(credential => credential.Id);
        builder.Seal(credential => credential.TotpSecret, Purpose, Retention, DataClass.Pseudonymous);
        builder.Classify(credential => credential.Password, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(credential => credential.PasswordSetAt, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(credential => credential.TotpStep, DataClass.Pseudonymous, Purpose, Retention);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    private const string Purpose = "Laisser entrer un professionnel qui a perdu son téléphone";
    private const string Retention = "Jusqu'aux codes suivants";

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes").HoldsNoPersonalData();
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId);
        builder.Classify(code => code.Hash, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(code => code.UsedAt, DataClass.Pseudonymous, Purpose, Retention);
    }
}

internal sealed class PasswordLinkMapping : IEntityTypeConfiguration<PasswordLink>
{
    private const string Purpose = "Laisser choisir un autre mot de passe";
    private const string Retention = "Trente jours après la fin du lien";

    public void Configure(EntityTypeBuilder<PasswordLink> builder)
    {
        builder.ToTable("password_links").HoldsNoPersonalData();
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId);
        builder.Classify(link => link.TokenHash, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(link => link.UsedAt, DataClass.Pseudonymous, Purpose, Retention);
    }
}

internal sealed class SignInAttemptsMapping : IEntityTypeConfiguration<SignInAttempts>
{
    private const string Purpose = "Ralentir qui essaie des mots de passe";
    private const string Retention = "Un jour";

    public void Configure(EntityTypeBuilder<SignInAttempts> builder)
    {
        builder.ToTable("sign_in_attempts").HoldsNoPersonalData();
        builder.HasKey(attempts => attempts.EmailKey);
        builder.HasIndex(attempts => attempts.LastAt);
        builder.Classify(attempts => attempts.EmailKey, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(attempts => attempts.Failures, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(attempts => attempts.LastAt, DataClass.Pseudonymous, Purpose, Retention);
    }
}
