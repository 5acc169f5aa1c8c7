using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Accounts.Teams;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    private const string Purpose = "Faire entrer un professionnel dans l'équipe de sa structure";
    private const string Retention = "Trente jours après la fin de l'invitation";

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations").HoldsNoPersonalData();
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.NetworkCode).HasMaxLength(AccountMembership.LongestNetworkCode);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasIndex(invitation => invitation.StructureId);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(invitation => invitation.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Seal(invitation => invitation.Name, Purpose, Retention);
        builder.Seal(invitation => invitation.Email, Purpose, Retention);
        builder.Classify(invitation => invitation.EmailKey, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(invitation => invitation.TokenHash, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(invitation => invitation.AccountId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(invitation => invitation.InvitedBy, DataClass.Pseudonymous, Purpose, Retention);
    }
}
