using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>The shape of a field's value.</summary>
public enum FieldShape
{
    /// <summary>An age in years, or two bounds.</summary>
    Age,

    /// <summary>True or false.</summary>
    YesNo,

    /// <summary>One code of a closed list.</summary>
    Choice,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Several codes of a closed list, possibly none.</summary>
    Set,

    /// <summary>The code of a network.</summary>
    Network,

    /// <summary>Free words, which no rule reads.</summary>
    Text,
}

/// <summary>
/// The vocabulary of situations: everything the service knows about each field stands here, once. Every field has a
/// text form (used in addresses and codes); JSON dresses the same text in a type.
/// </summary>
public sealed class SituationField
{
    private const int LongestText = 60;
    private const int LongestTimeInMonths = 1200;

    /// <summary>Age.</summary>
    public static readonly SituationField Age = new("age", FieldShape.Age)
    {
        SlotCount = 1 + AgeRange.Oldest - AgeRange.Youngest + 1,
        TextOf = s => s.Age?.ToString(),
        Set = (s, text) => s with { Age = ParseAge(text) },
        Slot = s => s.Age is { } age ? 1 + age.Min - AgeRange.Youngest : 0,
    };

    /// <summary>Department.</summary>
    public static readonly SituationField DepartmentCode = OfCodes(
        "departmentCode",
        FrenchDepartments.Codes,
        s => s.DepartmentCode,
        (s, code) => s with { DepartmentCode = code }
    );

    /// <summary>Residence in the region.</summary>
    public static readonly SituationField ResidesInRegion = YesNo(
        "residesInRegion",
        s => s.ResidesInRegion,
        (s, v) => s with { ResidesInRegion = v }
    );

    /// <summary>Main status.</summary>
    public static readonly SituationField MainStatus = Choice(
        "mainStatus",
        s => s.MainStatus,
        (s, v) => s with { MainStatus = v }
    );

    /// <summary>Class or year, in free words.</summary>
    public static readonly SituationField SchoolLevel = new("schoolLevel", FieldShape.Text)
    {
        IsReadableByRules = false,
        TextOf = s => s.SchoolLevel,
        Set = (s, text) =>
            text.Length <= LongestText
                ? s with
                {
                    SchoolLevel = text,
                }
                : throw new FieldException("too-long", $"Écrivez au plus {LongestText} caractères."),
    };

    /// <summary>Level of the highest diploma.</summary>
    public static readonly SituationField HighestDiplomaLevel = Number(
        "highestDiplomaLevel",
        8,
        s => s.HighestDiplomaLevel,
        (s, v) => s with { HighestDiplomaLevel = v },
        ["0", "3", "4", "5", "6", "7", "8"]
    );

    /// <summary>Vocational qualification.</summary>
    public static readonly SituationField HasProfessionalQualification = YesNo(
        "hasProfessionalQualification",
        s => s.HasProfessionalQualification,
        (s, v) => s with { HasProfessionalQualification = v }
    );

    /// <summary>Last place of study.</summary>
    public static readonly SituationField LastEducation = Choice(
        "lastEducation",
        s => s.LastEducation,
        (s, v) => s with { LastEducation = v }
    );

    /// <summary>Months since the person left education.</summary>
    public static readonly SituationField MonthsOutOfEducation = Number(
        "monthsOutOfEducation",
        LongestTimeInMonths,
        s => s.MonthsOutOfEducation,
        (s, v) => s with { MonthsOutOfEducation = v },
        []
    );

    /// <summary>Executive.</summary>
    public static readonly SituationField IsExecutive = YesNo(
        "isExecutive",
        s => s.IsExecutive,
        (s, v) => s with { IsExecutive = v }
    );

    /// <summary>Recent graduate.</summary>
    public static readonly SituationField IsRecentGraduate = YesNo(
        "isRecentGraduate",
        s => s.IsRecentGraduate,
        (s, v) => s with { IsRecentGraduate = v }
    );

    /// <summary>Sector.</summary>
    public static readonly SituationField Sector = Choice("sector", s => s.Sector, (s, v) => s with { Sector = v });

    /// <summary>Apprenticeship contract in danger.</summary>
    public static readonly SituationField ContractAtRisk = YesNo(
        "contractAtRisk",
        s => s.ContractAtRisk,
        (s, v) => s with { ContractAtRisk = v }
    );

    /// <summary>Network of the adviser the person already has. Rules see only whether there is one.</summary>
    public static readonly SituationField CurrentReferentNetwork = new("currentReferentNetwork", FieldShape.Network)
    {
        SlotCount = 2,
        TextOf = s => s.CurrentReferentNetwork,
        Set = (s, text) => s with { CurrentReferentNetwork = text },
        Slot = s => s.CurrentReferentNetwork is null ? 0 : 1,
    };

    /// <summary>Ability to travel.</summary>
    public static readonly SituationField HasTransport = YesNo(
        "hasTransport",
        s => s.HasTransport,
        (s, v) => s with { HasTransport = v }
    );

    /// <summary>What the person comes for.</summary>
    public static readonly SituationField Needs = new("needs", FieldShape.Set)
    {
        Values = NeedCodes.All,
        TextOf = s => s.Needs is { } needs ? string.Join(',', NeedCodes.Of(needs)) : null,
        Set = (s, text) => s with { Needs = ParseNeeds(text) },
    };

    /// <summary>Disability. Voluntary.</summary>
    public static readonly SituationField DisabilityStatus = Choice(
        "disabilityStatus",
        s => s.DisabilityStatus,
        (s, v) => s with { DisabilityStatus = v },
        voluntary: true
    );

    /// <summary>Health puts the job at risk. Voluntary.</summary>
    public static readonly SituationField JobAtRiskForHealth = YesNo(
        "jobAtRiskForHealth",
        s => s.JobAtRiskForHealth,
        (s, v) => s with { JobAtRiskForHealth = v },
        voluntary: true
    );

    /// <summary>Revenu de solidarité active. Voluntary.</summary>
    public static readonly SituationField ReceivesRsa = YesNo(
        "receivesRsa",
        s => s.ReceivesRsa,
        (s, v) => s with { ReceivesRsa = v },
        voluntary: true
    );

    /// <summary>Difficulty in reading or writing. Voluntary.</summary>
    public static readonly SituationField LiteracyFragile = YesNo(
        "literacyFragile",
        s => s.LiteracyFragile,
        (s, v) => s with { LiteracyFragile = v },
        voluntary: true
    );

    /// <summary>Difficulty with digital tools. Voluntary.</summary>
    public static readonly SituationField DigitalFragile = YesNo(
        "digitalFragile",
        s => s.DigitalFragile,
        (s, v) => s with { DigitalFragile = v },
        voluntary: true
    );

    /// <summary>Ease in French. Voluntary.</summary>
    public static readonly SituationField FrenchLevel = Choice(
        "frenchLevel",
        s => s.FrenchLevel,
        (s, v) => s with { FrenchLevel = v },
        voluntary: true
    );

    /// <summary>Detention. Voluntary.</summary>
    public static readonly SituationField IsDetained = YesNo(
        "isDetained",
        s => s.IsDetained,
        (s, v) => s with { IsDetained = v },
        voluntary: true
    );

    /// <summary>For whom the answer is asked. No rule reads it.</summary>
    public static readonly SituationField OnBehalfOf = Choice(
        "onBehalfOf",
        s => s.OnBehalfOf,
        (s, v) => s with { OnBehalfOf = v },
        readable: false
    );

    /// <summary>The whole vocabulary, in the order of DOMAIN §3.2.</summary>
    public static readonly IReadOnlyList<SituationField> All =
    [
        Age,
        DepartmentCode,
        ResidesInRegion,
        MainStatus,
        SchoolLevel,
        HighestDiplomaLevel,
        HasProfessionalQualification,
        LastEducation,
        MonthsOutOfEducation,
        IsExecutive,
        IsRecentGraduate,
        Sector,
        ContractAtRisk,
        CurrentReferentNetwork,
        HasTransport,
        Needs,
        DisabilityStatus,
        JobAtRiskForHealth,
        ReceivesRsa,
        LiteracyFragile,
        DigitalFragile,
        FrenchLevel,
        IsDetained,
        OnBehalfOf,
    ];

    private static readonly FrozenDictionary<string, SituationField> ByName = All.ToFrozenDictionary(
        field => field.Name,
        StringComparer.Ordinal
    );

    private SituationField(string name, FieldShape shape)
    {
        Name = name;
        Shape = shape;
    }

    /// <summary>The name in JSON and in addresses ("mainStatus").</summary>
    public string Name { get; }

    /// <summary>The shape of its value.</summary>
    public FieldShape Shape { get; }

    /// <summary>
    /// True for what people may volunteer and are never asked: it travels only in the body of a request, and never
    /// enters an address, a stored code or a log.
    /// </summary>
    public bool IsVoluntary { get; private init; }

    /// <summary>False for the fields that exist for the adviser or the wording only.</summary>
    public bool IsReadableByRules { get; private init; } = true;

    /// <summary>The codes it takes, as text; empty when the list is open (age, months, free words, networks).</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>The text form of the field in a situation; null when it was not said.</summary>
    public Func<Situation, string?> TextOf { get; private init; } = _ => null;

    /// <summary>How many values conditions tell apart, with "not said" first; 0 when conditions read it otherwise.</summary>
    internal int SlotCount { get; private init; }

    /// <summary>The value of an exact situation among <see cref="SlotCount"/>; 0 when it was not said.</summary>
    internal Func<Situation, int> Slot { get; private init; } = _ => 0;

    private Func<Situation, string, Situation> Set { get; init; } = (s, _) => s;

    /// <summary>The slot of a value written as text; -1 when the field does not take it.</summary>
    internal int SlotOf(string text)
    {
        try
        {
            return Slot(Set(Situation.Empty, text));
        }
        catch (FieldException)
        {
            return -1;
        }
    }

    /// <summary>The value of a slot as text; null for "not said" and for numbers the field does not take.</summary>
    internal string? TextOfSlot(int slot)
    {
        var text = Shape switch
        {
            _ when slot == 0 => null,
            FieldShape.YesNo => slot == 1 ? "false" : "true",
            FieldShape.Choice => Values[slot - 1],
            FieldShape.Age => (slot - 1 + AgeRange.Youngest).ToString(CultureInfo.InvariantCulture),
            FieldShape.Number => (slot - 1).ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is null || SlotOf(text) < 0 ? null : text;
    }

    /// <summary>The situation with this field at a slot; unchanged for "not said".</summary>
    internal Situation At(Situation situation, int slot) =>
        TextOfSlot(slot) is { } text ? Set(situation, text) : situation;

    /// <summary>The field of that name, or null.</summary>
    public static SituationField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>
    /// The situation with this field read from its text form ("16-17", "true", "vae,job_search").
    /// </summary>
    /// <returns>Null and the situation, or the problem and the situation unchanged.</returns>
    public SituationProblem? Read(string text, Networks networks, ref Situation situation)
    {
        ArgumentNullException.ThrowIfNull(networks);
        if (Shape == FieldShape.Network && !networks.Contains(text))
        {
            return UnknownValue(text);
        }

        try
        {
            situation = Set(situation, text);
            return null;
        }
        catch (FieldException refused)
        {
            return refused.Code == "unknown-value"
                ? UnknownValue(text)
                : new SituationProblem(refused.Code, Name, refused.Message);
        }
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private SituationProblem UnknownValue(string text) =>
        new("unknown-value", Name, $"« {Shorten(text)} » n'est pas une valeur de « {Name} ».");

    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    private static SituationField YesNo(
        string name,
        Func<Situation, bool?> get,
        Func<Situation, bool?, Situation> set,
        bool voluntary = false
    ) =>
        new(name, FieldShape.YesNo)
        {
            IsVoluntary = voluntary,
            Values = ["true", "false"],
            TextOf = s =>
                get(s) switch
                {
                    true => "true",
                    false => "false",
                    null => null,
                },
            Set = (s, text) =>
                text switch
                {
                    "true" => set(s, true),
                    "false" => set(s, false),
                    _ => throw FieldException.UnknownValue,
                },
            SlotCount = 3,
            Slot = s =>
                get(s) switch
                {
                    null => 0,
                    false => 1,
                    true => 2,
                },
        };

    private static SituationField Choice<T>(
        string name,
        Func<Situation, T?> get,
        Func<Situation, T?, Situation> set,
        bool voluntary = false,
        bool readable = true
    )
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var codes = values.Select(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())).ToArray();
        return new SituationField(name, FieldShape.Choice)
        {
            IsVoluntary = voluntary,
            IsReadableByRules = readable,
            Values = codes,
            TextOf = s => get(s) is { } value ? codes[Convert.ToInt32(value, CultureInfo.InvariantCulture)] : null,
            Set = (s, text) =>
                Array.IndexOf(codes, text) is var index and >= 0
                    ? set(s, values[index])
                    : throw FieldException.UnknownValue,
            SlotCount = 1 + values.Length,
            Slot = s => get(s) is { } value ? 1 + System.Runtime.CompilerServices.Unsafe.As<T, int>(ref value) : 0,
        };
    }

    private static SituationField Number(
        string name,
        int max,
        Func<Situation, int?> get,
        Func<Situation, int?, Situation> set,
        string[] values
    ) =>
        new(name, FieldShape.Number)
        {
            Values = values,
            TextOf = s => get(s)?.ToString(CultureInfo.InvariantCulture),
            Set = (s, text) =>
            {
                var number = ParseNumber(text, 0, max);
                return values.Length == 0 || values.Contains(text, StringComparer.Ordinal)
                    ? set(s, number)
                    : throw FieldException.UnknownValue;
            },
            SlotCount = 1 + max + 1,
            Slot = s => get(s) is { } number ? 1 + number : 0,
        };

    private static SituationField OfCodes(
        string name,
        IReadOnlyList<string> codes,
        Func<Situation, string?> get,
        Func<Situation, string?, Situation> set
    )
    {
        var slots = codes
            .Index()
            .ToFrozenDictionary(entry => entry.Item, entry => 1 + entry.Index, StringComparer.Ordinal);
        return new SituationField(name, FieldShape.Choice)
        {
            Values = codes,
            TextOf = get,
            Set = (s, text) => slots.ContainsKey(text) ? set(s, text) : throw FieldException.UnknownValue,
            SlotCount = 1 + codes.Count,
            Slot = s => get(s) is { } code ? slots.GetValueOrDefault(code) : 0,
        };
    }

    private static int ParseNumber(string text, int min, int max) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= min
        && number <= max
            ? number
            : throw new FieldException("out-of-range", $"Donnez un nombre entier entre {min} et {max}.");

    private static AgeRange ParseAge(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0)
        {
            return AgeRange.Exactly(ParseNumber(text, AgeRange.Youngest, AgeRange.Oldest));
        }

        var min = ParseNumber(text[..dash], AgeRange.Youngest, AgeRange.Oldest);
        var max = ParseNumber(text[(dash + 1)..], AgeRange.Youngest, AgeRange.Oldest);
        return min <= max
            ? new AgeRange(min, max)
            : throw new FieldException("min-above-max", "L'âge le plus petit doit venir en premier.");
    }

    private static Needs ParseNeeds(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(
                Structures.Needs.None,
                (needs, code) =>
                    NeedCodes.TryRead(code, out var need) ? needs | need : throw FieldException.UnknownValue
            );

    /// <summary>A text that a field does not take.</summary>
    private sealed class FieldException(string code, string message) : Exception(message)
    {
        public static FieldException UnknownValue => new("unknown-value", "");

        public string Code { get; } = code;
    }
}
