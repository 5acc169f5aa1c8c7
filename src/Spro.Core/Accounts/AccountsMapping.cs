using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    private const string Purpose = "Reconnaître les professionnels du réseau";
    private const string Retention = "Tant que le compte sert, puis un an";

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts").HoldsNoPersonalData();
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.HasIndex(account => account.EmailKey).IsUnique();
        builder.Seal(account => account.Name, Purpose, Retention);
        builder.Seal(account => account.Email, Purpose, Retention);
        builder.Classify(account => account.EmailKey, DataClass.Pseudonymous, Purpose, Retention);
        builder.HasIndex(account => account.DisabledAt);
        builder.Classify(account => account.LastUsedAt, DataClass.Pseudonymous, Purpose, Retention);
    }
}

internal sealed class AccountMembershipMapping : IEntityTypeConfiguration<AccountMembership>
{
    public void Configure(EntityTypeBuilder<AccountMembership> builder)
    {
        builder.ToTable("account_memberships").HoldsNoPersonalData();
        builder.Property(membership => membership.Id).ValueGeneratedNever();
        builder.Property(membership => membership.NetworkCode).HasMaxLength(AccountMembership.LongestNetworkCode);
        builder.HasOne<Account>().WithMany().HasForeignKey(membership => membership.AccountId);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(membership => membership.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignInSessionMapping : IEntityTypeConfiguration<SignInSession>
{
    private const int LongestDevice = 60;

    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.ToTable("sign_in_sessions").HoldsNoPersonalData();
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Device).HasMaxLength(LongestDevice);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
        builder.HasOne<AccountMembership>().WithMany().HasForeignKey(session => session.MembershipId);
        builder.Classify(
            session => session.Device,
            DataClass.Pseudonymous,
            "Montrer à un professionnel où son compte est ouvert",
            "Trente jours après la fin de la connexion"
        );
    }
}

internal sealed class AccountEventMapping : IEntityTypeConfiguration<AccountEvent>
{
    private const string Purpose = "Montrer à un professionnel ce qui est arrivé à son compte, et qui l'a fait";
    private const string Retention = "Trois ans";

    public void Configure(EntityTypeBuilder<AccountEvent> builder)
    {
        builder.ToTable("account_events").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasIndex(one => new { one.AccountId, one.At });
        builder.HasIndex(one => one.At);
        builder.Classify(one => one.AccountId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(one => one.ActorId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(one => one.At, DataClass.Pseudonymous, Purpose, Retention);
    }
}

internal sealed class AccessRecordMapping : IEntityTypeConfiguration<AccessRecord>
{
    private const string Purpose = "Montrer à chacune et chacun qui a lu ce qui les concerne";
    private const string Retention = "Deux ans";
    private const int LongestKind = 30;

    public void Configure(EntityTypeBuilder<AccessRecord> builder)
    {
        builder.ToTable("access_records").HoldsNoPersonalData();
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.Property(record => record.Kind).HasMaxLength(LongestKind);
        builder.HasIndex(record => new { record.Kind, record.ObjectId });
        // What somebody has read today already, without looking at the rows.
        builder.HasIndex(record => new
        {
            record.AccountId,
            record.Kind,
            record.At,
            record.ObjectId,
        });
        builder.HasIndex(record => record.At);
        builder.Classify(record => record.AccountId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(record => record.ObjectId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(record => record.At, DataClass.Pseudonymous, Purpose, Retention);
    }
}
