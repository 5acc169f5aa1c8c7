using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Accounts.Providers;

internal sealed class ProviderIdentityMapping : IEntityTypeConfiguration<ProviderIdentity>
{
    private const string Purpose = "Reconnaître qui se connecte par ProConnect";
    private const string Retention = "Comme le compte";

    public void Configure(EntityTypeBuilder<ProviderIdentity> builder)
    {
        builder.ToTable("provider_identities").HoldsNoPersonalData();
        builder.Property(identity => identity.Id).ValueGeneratedNever();
        builder.HasIndex(identity => identity.SubjectKey).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(identity => identity.AccountId);
        builder.Classify(identity => identity.SubjectKey, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(identity => identity.LinkedAt, DataClass.Pseudonymous, Purpose, Retention);
    }
}

internal sealed class ProviderSessionMapping : IEntityTypeConfiguration<ProviderSession>
{
    public void Configure(EntityTypeBuilder<ProviderSession> builder)
    {
        builder.ToTable("provider_sessions").HoldsNoPersonalData();
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasOne<SignInSession>().WithOne().HasForeignKey<ProviderSession>(session => session.Id);
        builder.Seal(
            session => session.IdToken,
            "Fermer aussi la connexion chez ProConnect",
            "Le temps de la connexion, une heure de plus si elle se ferme d'elle-même"
        );
    }
}

internal sealed class SpentAnswerMapping : IEntityTypeConfiguration<SpentAnswer>
{
    public void Configure(EntityTypeBuilder<SpentAnswer> builder)
    {
        builder.ToTable("spent_answers").HoldsNoPersonalData();
        builder.HasKey(answer => answer.Key);
    }
}
