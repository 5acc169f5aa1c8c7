using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.ActionPlans;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Agenda;

internal sealed class AgendaActionMapping : IEntityTypeConfiguration<AgendaAction>
{
    public void Configure(EntityTypeBuilder<AgendaAction> builder)
    {
        builder.ToTable("agenda_actions").HoldsNoPersonalData();
        builder.Property(action => action.Id).ValueGeneratedNever();
        builder.Property(action => action.Revision).IsConcurrencyToken();
        builder.Ignore(action => action.IsOwnedByOfficer);
        // Asked bit by bit.
        builder.Property(action => action.Publics).HasConversion<int>();
        builder.Classify(
            action => action.WrittenBy,
            DataClass.Pseudonymous,
            "Savoir qui tient une action de l'agenda",
            "Tant que l'action est gardée ; sans nom un an après la fermeture du compte"
        );
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(one => one.PlanId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(action => new
        {
            action.State,
            action.StartsAt,
            action.Id,
        });
    }
}

internal sealed class RegistrationMapping : IEntityTypeConfiguration<Registration>
{
    private const string Purpose = "Inscrire à une action de l'agenda, et prévenir";
    private const string Retention = "Un mois après l'action, ou dès que la personne se désinscrit";
    private const string NeedsPurpose = "Accueillir la personne comme il lui faut, à une action";
    private const string NeedsRetention = "Jusqu'au lendemain de l'action";

    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.ToTable("registrations").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<AgendaAction>().WithMany().HasForeignKey(one => one.ActionId);
        builder.Ignore(one => one.IsErased);
        builder.HasIndex(one => one.TokenHash).IsUnique();
        builder.HasIndex(one => one.GuardianTokenHash);
        builder.HasIndex(one => one.EmailKey);
        builder.HasIndex(one => new { one.ActionId, one.Number }).IsUnique();
        foreach (
            var column in (System.Linq.Expressions.Expression<Func<Registration, object?>>[])
                [
                    one => one.TokenHash,
                    one => one.GuardianTokenHash,
                    one => one.EmailKey,
                    one => one.IsToldBySms,
                    one => one.State,
                    one => one.People,
                    one => one.IsMinor,
                    one => one.AgreedAt,
                    one => one.RegisteredAt,
                    one => one.RegisteredBy,
                    one => one.RegisteredByStructureId,
                    one => one.Came,
                    one => one.GaveOpinion,
                ]
        )
            builder.Classify(column, DataClass.Pseudonymous, Purpose, Retention);
        builder.Seal(one => one.Secret, Purpose, Retention);
        builder.Seal(one => one.Name, Purpose, Retention);
        builder.Seal(one => one.Email, Purpose, Retention);
        builder.Seal(one => one.Phone, Purpose, Retention);
        builder.Seal(one => one.GuardianEmail, Purpose, Retention);
        builder.Seal(one => one.Needs, NeedsPurpose, NeedsRetention, DataClass.Sensitive);
        builder.Seal(one => one.NeedsAnswer, NeedsPurpose, NeedsRetention, DataClass.Sensitive);
    }
}

internal sealed class ActionOpinionMapping : IEntityTypeConfiguration<ActionOpinion>
{
    public void Configure(EntityTypeBuilder<ActionOpinion> builder)
    {
        builder.ToTable("action_opinions").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<AgendaAction>().WithMany().HasForeignKey(one => one.ActionId);
    }
}
