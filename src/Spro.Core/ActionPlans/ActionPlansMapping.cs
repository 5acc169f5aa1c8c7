using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Governance;
using Spro.Core.Privacy;

namespace Spro.Core.ActionPlans;

internal sealed class StrategyObjectiveMapping : IEntityTypeConfiguration<StrategyObjective>
{
    public void Configure(EntityTypeBuilder<StrategyObjective> builder)
    {
        builder.ToTable("strategy_objectives").HoldsNoPersonalData();
        builder.Property(objective => objective.Id).ValueGeneratedNever();
        builder.Property(objective => objective.Revision).IsConcurrencyToken();
    }
}

internal sealed class ActionPlanMapping : IEntityTypeConfiguration<ActionPlan>
{
    public void Configure(EntityTypeBuilder<ActionPlan> builder)
    {
        builder.ToTable("action_plans").HoldsNoPersonalData();
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Property(plan => plan.Revision).IsConcurrencyToken();
        builder.Ignore(plan => plan.LacksGuidanceForEverybody);
        builder.HasOne<Body>().WithMany().HasForeignKey(plan => plan.BodyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(plan => plan.Actions).WithOne().HasForeignKey(action => action.PlanId);
    }
}

internal sealed class PlanActionMapping : IEntityTypeConfiguration<PlanAction>
{
    public void Configure(EntityTypeBuilder<PlanAction> builder)
    {
        builder.ToTable("plan_actions").HoldsNoPersonalData();
        builder.Property(action => action.Id).ValueGeneratedNever();
        builder.Property(action => action.Revision).IsConcurrencyToken();
    }
}
