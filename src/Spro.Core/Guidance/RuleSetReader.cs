using System.Text.Json;
using System.Text.Json.Serialization;
using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>Reads a rule set file, member by member, refusing whatever it does not understand.</summary>
internal sealed class RuleSetReader
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly Networks _networks;
    private readonly Dictionary<string, Flag> _flags;

    private RuleSetReader(Networks networks, IReadOnlyList<Flag> flags)
    {
        _networks = networks;
        _flags = flags.ToDictionary(flag => flag.Code, StringComparer.Ordinal);
    }

    public static RuleSet Read(string json, Networks networks)
    {
        var file = Deserialize<RuleSetFile>(json);
        RefuseIf(file.ValidTo < file.ValidFrom, "", "la date de fin vient avant la date de début");
        RefuseIf(
            file.MaxAnswers < 1 || file.MaxComplements < 0 || file.MaxQuestions < 0,
            "",
            "le nombre de réponses, de compléments ou de questions n'a pas de sens"
        );
        RefuseIfMissing("", ("version", file.Version), ("title", file.Title), ("author", file.Author));
        RefuseIfMissing("", ("approver", file.Approver), ("notice", file.Notice));
        RefuseIfTwice(file.Flags.Select(flag => flag.Code));
        foreach (var flag in file.Flags)
        {
            RefuseIfMissing(flag.Code, ("text", flag.Text));
        }

        var reader = new RuleSetReader(networks, file.Flags);
        RuleFile[] rules = [.. file.Rules.Select(ReadRuleFile)];
        RefuseIf(rules.Length == 0, "", "aucune règle");
        RefuseIfTwice(rules.Select(rule => rule.Id));
        RefuseIfTwice(file.Filters.Select(filter => filter.Network));
        return new RuleSet
        {
            Version = file.Version,
            Title = file.Title,
            Status = file.Status,
            ValidFrom = file.ValidFrom,
            ValidTo = file.ValidTo,
            Author = file.Author,
            Approver = file.Approver,
            Changes = file.Changes,
            Notice = file.Notice,
            MaxAnswers = file.MaxAnswers,
            MaxComplements = file.MaxComplements,
            MaxQuestions = file.MaxQuestions,
            Asks = [.. file.Asks.Select(reader.AskedField)],
            Flags = file.Flags,
            Filters = [.. file.Filters.Select(reader.Filter)],
            Rules = [.. rules.Select(reader.Rule)],
            Networks = networks,
        };
    }

    private static RuleFile ReadRuleFile(JsonElement json)
    {
        var id =
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var name) ? name.ToString() : "?";
        try
        {
            return json.Deserialize<RuleFile>(Strict)!;
        }
        catch (JsonException problem)
        {
            throw Refuse(id, problem.Message);
        }
    }

    private Rule Rule(RuleFile file)
    {
        RefuseIfMissing(
            file.Id,
            ("id", file.Id),
            ("name", file.Name),
            ("reason", file.Reason),
            ("scheme", file.Scheme)
        );
        RefuseIf(file.References.Count == 0, file.Id, "aucune source");
        RefuseIf(file.References.Any(r => string.IsNullOrWhiteSpace(r.Text)), file.Id, "une source est vide");
        RefuseIf(file.ValidTo < file.ValidFrom, file.Id, "la date de fin vient avant la date de début");
        RefuseIf(file.Gives.Count == 0 && file.Flags.Count == 0, file.Id, "la règle ne donne rien");
        RefuseIf(
            file.Fallback is not null && file.Gives.Any(given => given.Rank == AnswerRank.Complement),
            file.Id,
            "une règle de secours donne une porte, pas un complément"
        );
        return new Rule
        {
            Id = file.Id,
            Name = file.Name,
            When = Condition(file.When, file.Id),
            Fallback = file.Fallback,
            Gives = [.. file.Gives.Select(given => Given(given, file.Id))],
            BypassesFilters = file.BypassesFilters,
            Flags = [.. file.Flags.Select(code => Flag(code, file.Id))],
            Reason = file.Reason,
            Scheme = file.Scheme,
            References = file.References,
            Mark = file.Mark,
            Delay = file.Delay,
            ValidFrom = file.ValidFrom,
            ValidTo = file.ValidTo,
            PublicBasis = Guidance.Rule.PublicBasisOf(file.Scheme, file.Mark, file.References),
        };
    }

    private NetworkGiven Given(GivenFile file, string ruleId) =>
        new(file.Network == RuleSet.AdvisersNetwork ? null : Network(file.Network, ruleId), file.Rank, file.Order);

    private EligibilityFilter Filter(FilterFile file)
    {
        RefuseIfMissing(file.Network, ("reason", file.Reason));
        return new EligibilityFilter(
            Network(file.Network, file.Network),
            Condition(file.When, file.Network),
            file.Reason
        );
    }

    private AskedField AskedField(AskFile file)
    {
        var field = SituationField.Find(file.Field);
        RefuseIf(field is null, file.Field, "cette question porte sur un champ inconnu");
        RefuseIf(field!.IsVoluntary, file.Field, "ce champ est volontaire : on ne le demande jamais");
        RefuseIf(!field.IsReadableByRules, file.Field, "aucune règle ne lit ce champ : le demander ne sert à rien");
        return new AskedField(field, file.OnlyIf is { } json ? Condition(json, file.Field) : new Always());
    }

    private Network Network(string code, string where) =>
        _networks.Contains(code) ? _networks[code] : throw Refuse(where, $"le réseau « {code} » est inconnu");

    private Flag Flag(string code, string ruleId) =>
        _flags.GetValueOrDefault(code) ?? throw Refuse(ruleId, $"le signal « {code} » n'a pas de texte");

    private static Condition Condition(JsonElement json, string where)
    {
        try
        {
            return ConditionReader.Read(json);
        }
        catch (FormatException problem)
        {
            throw Refuse(where, problem.Message);
        }
    }

    private static T Deserialize<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict) ?? throw Refuse("", "le fichier est vide");
        }
        catch (JsonException problem)
        {
            throw Refuse("", problem.Message);
        }
    }

    private static void RefuseIfMissing(string where, params ReadOnlySpan<(string Name, string Text)> texts)
    {
        foreach (var (name, text) in texts)
        {
            RefuseIf(string.IsNullOrWhiteSpace(text), where, $"« {name} » est vide");
        }
    }

    private static void RefuseIfTwice(IEnumerable<string> ids)
    {
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Refuse(twice.Key, "cet identifiant est écrit deux fois");
        }
    }

    private static void RefuseIf(bool refused, string where, string why)
    {
        if (refused)
        {
            throw Refuse(where, why);
        }
    }

    private static RefusedException Refuse(string where, string why) =>
        where.Length == 0
            ? new("invalid-rule-set", $"Jeu de règles refusé : {why}.")
            : RefusedException.At(where, "invalid-rule-set", $"{where} : {why}.");

    private sealed record RuleSetFile(
        string Version,
        string Title,
        RuleSetStatus Status,
        DateOnly ValidFrom,
        DateOnly? ValidTo,
        string Author,
        string Approver,
        IReadOnlyList<string> Changes,
        string Notice,
        int MaxAnswers,
        int MaxComplements,
        int MaxQuestions,
        IReadOnlyList<AskFile> Asks,
        IReadOnlyList<Flag> Flags,
        IReadOnlyList<FilterFile> Filters,
        IReadOnlyList<JsonElement> Rules
    );

    private sealed record AskFile(string Field, JsonElement? OnlyIf = null);

    private sealed record FilterFile(string Network, JsonElement When, string Reason);

    private sealed record GivenFile(string Network, AnswerRank Rank, int Order);

    private sealed record RuleFile(
        string Id,
        string Name,
        JsonElement When,
        IReadOnlyList<GivenFile> Gives,
        IReadOnlyList<string> Flags,
        string Reason,
        string Scheme,
        IReadOnlyList<LegalReference> References,
        EvidenceMark Mark,
        FallbackMoment? Fallback = null,
        bool BypassesFilters = false,
        string? Delay = null,
        DateOnly? ValidFrom = null,
        DateOnly? ValidTo = null
    );
}
