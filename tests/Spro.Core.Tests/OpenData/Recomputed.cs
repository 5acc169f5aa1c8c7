using System.Text.Json;

namespace Spro.Core.Tests.OpenData;

/// <summary>
/// The first answer as somebody outside would write it, from the explanations given with <c>rules.json</c>: it shares
/// no code with the program.
/// </summary>
internal static class Recomputed
{
    private static readonly string[] Ranks = ["primary", "secondary", "complement"];

    public static string Answer(JsonElement published, JsonElement situation, DateOnly day)
    {
        var rules = published.GetProperty("rules").EnumerateArray().Where(rule => IsInForce(rule, day)).ToArray();
        var signatories = published
            .GetProperty("networks")
            .EnumerateArray()
            .Where(network => network.GetProperty("membership").GetString() == "signatory")
            .Select(network => Text(network, "code"))
            .ToHashSet();
        var said = situation.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        var silent = said.Where(member => !Codes(published, "voluntaryFields").Contains(member.Key)).ToDictionary();

        var usual = Given(published, rules.Where(rule => Fallback(rule) is null), silent)
            .Where(given => given.Rank < 2)
            .Select(given => given.Network)
            .ToArray();
        var resort =
            usual.Length == 0 ? "nothingElse"
            : usual.Any(signatories.Contains) ? null
            : "noSignatory";
        JsonElement[] counting = [.. rules.Where(rule => Fallback(rule) is not { } moment || moment == resort)];

        var networks = Given(published, counting, said)
            .GroupBy(given => given.Network)
            .Select(same => (Best: same.Min(given => (given.Rank, given.Order, given.Network)), Rules: RuleIds(same)))
            .OrderBy(network => network.Best.Rank)
            .ThenBy(network => network.Best.Order)
            .ThenBy(network => network.Best.Network, StringComparer.Ordinal)
            .ToArray();
        var doors = networks.Where(network => network.Best.Rank < 2).ToList();
        var most = published.GetProperty("maxAnswers").GetInt32();
        var seat = doors.FindIndex(network => signatories.Contains(network.Best.Network));
        if (seat >= most)
        {
            doors.Insert(most - 1, doors[seat]);
            doors.RemoveAt(seat + 1);
        }

        var complements = networks.Where(network => network.Best.Rank == 2).ToArray();
        var shown = published.GetProperty("maxComplements").GetInt32();
        var raised = counting
            .Where(rule => Holds(rule.GetProperty("condition"), said) == true)
            .SelectMany(rule => Codes(rule, "flags"))
            .ToHashSet();
        return Text(
            doors.Take(most).Select(Line),
            complements.Take(shown).Select(Line),
            [.. doors.Skip(most).Select(Line), .. complements.Skip(shown).Select(Line)],
            published.GetProperty("flags").EnumerateArray().Select(flag => Text(flag, "code")).Where(raised.Contains)
        );

        static string Line(((int Rank, int Order, string Network) Best, string Rules) network) =>
            $"{Ranks[network.Best.Rank]} {network.Best.Network} {network.Rules}";
    }

    public static string Text(
        IEnumerable<string> answers,
        IEnumerable<string> complements,
        IEnumerable<string> others,
        IEnumerable<string> flags
    ) =>
        $"{string.Join(", ", answers)} | {string.Join(", ", complements)} | {string.Join(", ", others)} | {string.Join(", ", flags)}";

    private static IEnumerable<(int Rank, int Order, string Network, string Rule)> Given(
        JsonElement published,
        IEnumerable<JsonElement> rules,
        Dictionary<string, JsonElement> said
    )
    {
        var excluded = published
            .GetProperty("filters")
            .EnumerateArray()
            .Where(filter => Holds(filter.GetProperty("condition"), said) == false)
            .Select(filter => Text(filter, "network"))
            .ToHashSet();
        return from rule in rules
            where Holds(rule.GetProperty("condition"), said) == true
            from given in rule.GetProperty("gives").EnumerateArray()
            let written = Text(given, "network")
            let network = written == "$currentReferentNetwork" ? said["currentReferentNetwork"].GetString()! : written
            where rule.GetProperty("bypassesFilters").GetBoolean() || !excluded.Contains(network)
            select (
                Array.IndexOf(Ranks, Text(given, "rank")),
                given.GetProperty("order").GetInt32(),
                network,
                Text(rule, "id")
            );
    }

    private static string RuleIds(IEnumerable<(int Rank, int Order, string Network, string Rule)> same) =>
        string.Join('+', same.Select(given => given.Rule).Distinct().Order(StringComparer.Ordinal));

    /// <summary>True, false, or null for unknown.</summary>
    private static bool? Holds(JsonElement condition, Dictionary<string, JsonElement> said)
    {
        if (condition.TryGetProperty("always", out _))
            return true;
        if (condition.TryGetProperty("all", out var all))
            return Least(all.EnumerateArray().Select(part => Holds(part, said)));
        if (condition.TryGetProperty("any", out var any))
            return !Least(any.EnumerateArray().Select(part => !Holds(part, said)));
        var isSaid = said.TryGetValue(Text(condition, "field"), out var value);
        if (condition.TryGetProperty("said", out var known))
            return isSaid == known.GetBoolean();
        if (!isSaid)
            return condition.TryGetProperty("unsaid", out _) ? true : null;
        if (condition.TryGetProperty("hasAny", out var needs))
            return needs.EnumerateArray().Select(Value).Intersect(value.EnumerateArray().Select(Value)).Any();
        if (value.ValueKind != JsonValueKind.Object)
            return Accepts(condition, Value(value));
        var (youngest, oldest) = (value.GetProperty("min").GetInt32(), value.GetProperty("max").GetInt32());
        bool[] tried =
        [
            .. Enumerable.Range(youngest, oldest - youngest + 1).Select(age => Accepts(condition, $"{age}")),
        ];
        return Array.TrueForAll(tried, held => held == tried[0]) ? tried[0] : null;
    }

    private static bool Accepts(JsonElement condition, string value) =>
        condition.TryGetProperty("in", out var values)
            ? values.EnumerateArray().Select(Value).Contains(value)
            : condition.GetProperty("from").GetInt32()
                <= int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
                && int.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
                    <= condition.GetProperty("to").GetInt32();

    private static bool? Least(IEnumerable<bool?> parts)
    {
        var values = parts.ToArray();
        return values.Contains(false) ? false
            : values.Contains(null) ? null
            : true;
    }

    private static bool IsInForce(JsonElement rule, DateOnly day) =>
        (!rule.TryGetProperty("validFrom", out var from) || from.Deserialize<DateOnly>() <= day)
        && (!rule.TryGetProperty("validTo", out var to) || day <= to.Deserialize<DateOnly>());

    private static string? Fallback(JsonElement rule) =>
        rule.TryGetProperty("fallback", out var moment) ? moment.GetString() : null;

    private static IEnumerable<string> Codes(JsonElement owner, string list) =>
        owner.GetProperty(list).EnumerateArray().Select(Value);

    private static string Value(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.GetRawText(),
        };

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;
}
