using Spro.Core.Guidance;

namespace Spro.Core.OpenData;

/// <summary>A version of the rules as open data: in French for people, and whole, so that anybody can compute again.</summary>
internal static class PublishedRules
{
    public static object Of(RuleSet rules, Wording words, string licence, DateOnly today) =>
        new
        {
            licence,
            date = today,
            version = rules.Version,
            title = rules.Title,
            status = rules.Status == RuleSetStatus.Approved ? "approved" : "draft",
            author = rules.Author,
            approver = rules.Approver,
            validFrom = rules.ValidFrom,
            validTo = rules.ValidTo,
            notice = rules.Notice,
            maxAnswers = rules.MaxAnswers,
            maxComplements = rules.MaxComplements,
            voluntaryFields = SituationField.All.Where(field => field.IsVoluntary).Select(field => field.Name),
            networks = rules.Networks.Select(network => new
            {
                code = network.Code,
                name = network.Name,
                membership = AnswerJson.MembershipOf(network.Membership),
            }),
            rules = rules.Rules.Select(rule => Rule(rule, words)),
            filters = rules.Filters.Select(filter => new
            {
                network = filter.Network.Code,
                onlyIf = ConditionText.Of(filter.Condition, words),
                condition = ConditionJson.Of(filter.Condition),
                reason = filter.Reason,
            }),
            flags = rules.Flags.Select(flag => new { code = flag.Code, text = flag.Text }),
        };

    private static object Rule(Rule rule, Wording words) =>
        new
        {
            id = rule.Id,
            name = rule.Name,
            validFrom = rule.ValidFrom,
            validTo = rule.ValidTo,
            when = ConditionText.Of(rule.When, words),
            condition = ConditionJson.Of(rule.When),
            fallback = rule.Fallback switch
            {
                FallbackMoment.NothingElse => "nothingElse",
                FallbackMoment.NoSignatory => "noSignatory",
                _ => null,
            },
            bypassesFilters = rule.BypassesFilters,
            gives = rule.Gives.Select(given => new
            {
                network = given.Network?.Code ?? RuleSet.AdvisersNetwork,
                rank = AnswerJson.RankOf(given.Rank),
                order = given.Order,
            }),
            flags = rule.Flags.Select(flag => flag.Code),
            reason = rule.Reason,
            basis = rule.PublicBasis,
        };
}
