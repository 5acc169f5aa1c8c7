using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Evidence.Frozen;
using Spro.Core.Evidence.Rules;
using Spro.Core.Referrals;
using Spro.Core.Steering;

namespace Spro.Core.Evidence;

/// <summary>The register with the rules that measure it: a new rule is one class and one line here.</summary>
public static class EvidenceServices
{
    /// <summary>Registers them.</summary>
    public static void AddEvidence(this IServiceCollection services)
    {
        services.AddSingleton<EvidenceRegister>();
        services.AddSingleton<FrozenRegisters>();
        services.AddSingleton<SessionRegisters>();
        services.AddSingleton<IObligationRule, ConfidentialityRule>();
        services.AddSingleton<IObligationRule, CoverageRule>();
        services.AddSingleton<IObligationRule, DirectoryRule>();
        services.AddSingleton<IObligationRule, FreeOfChargeRule>();
        services.AddSingleton<IObligationRule, FirstAnswerRule>();
        services.AddSingleton<IObligationRule, ReferralRule>();
        services.AddSingleton<IObligationRule, AmendmentRule>();
        services.AddSingleton<IObligationRule, SheetAgeRule>();
        services.AddSingleton<IObligationRule, LearningRule>();
        services.AddSingleton<IObligationRule, OpenDataRule>();
        services.AddSingleton<IObligationRule, PlainWordsRule>();
        services.AddSingleton<IObligationRule, ParticipationRule>();
        foreach (var rule in BuiltInRule.All)
            services.AddSingleton<IObligationRule>(rule);
        services.AddSingleton<Committees>();
        services.AddSingleton<HeldActions>();
        services.AddSingleton<IObligationRule, LocalEconomyRule>();
        services.AddSingleton<IObligationRule, DiscoveryRule>();
        services.AddSingleton<IObligationRule, InformationRule>();
        services.AddSingleton<IObligationRule, EqualityRule>();
        services.AddSingleton<IObligationRule, SpecificPublicRule>();
        services.AddSingleton<IObligationRule, StrategyRule>();
        services.AddSingleton<IObligationRule, EvaluationRule>();
        services.AddSingleton<IObligationRule, ExchangeRule>();
        services.AddSingleton<IObligationRule, GroupRule>();
        services.AddSingleton<IObligationRule, MutualKnowledgeRule>();
        services.AddSingleton<IObligationRule, PlanRule>();
        services.AddSingleton<IObligationRule, PracticeRule>();
        services.AddSingleton<IObligationRule, ProgrammeRule>();
        services.AddSingleton<IObligationRule, ProgrammeReportRule>();
        services.AddSingleton<IObligationRule, SharedToolRule>();
        services.AddSingleton<IObligationRule, SelectionRule>();
        services.AddSingleton<IObligationRule, LabelCommitmentRule>();
        services.AddSingleton<IObligationRule, ListingRule>();
        services.AddSingleton<IObligationRule, GuideRule>();
        services.AddSingleton<IObligationRule, PublicationRule>();
        services.AddSingleton<IObligationRule, AdviceDelayRule>();
        services.AddSingleton<IObligationRule, NearbyRule>();
        services.AddSingleton<IObligationRule, WrongPlaceRule>();
        services.AddSingleton<IObligationRule, ExperienceAdviceRule>();
        services.AddSingleton<IObligationRule, CompleteSheetRule>();
        services.AddSingleton<IObligationRule, PlaceAccessRule>();
        services.AddSingleton<IObligationRule>(services => Statutory(services, "L1", StatutoryClock.FifteenDays));
        services.AddSingleton<IObligationRule>(services => Statutory(services, "L2", StatutoryClock.ThreeMonths));
    }

    private static StatutoryRule Statutory(IServiceProvider services, string code, StatutoryClock clock) =>
        new(code, clock, services.GetRequiredService<ReferralDelays>());
}
