using System.Text;
using Spro.Core.Guidance;
using Spro.Core.Structures;

namespace Spro.Core.Desk;

/// <summary>What somebody said of their situation, as an address says it ("?insee=53130&amp;age=16-17"): nothing confided is in it.</summary>
public static class Said
{
    /// <summary>What an address calls the commune.</summary>
    public const string Commune = "insee";

    /// <summary>Writes it, in the order of the vocabulary.</summary>
    /// <param name="situation">What was said.</param>
    /// <param name="communeCode">INSEE code of the commune where they live; it says the department.</param>
    /// <param name="networks">Some of their names tell of health.</param>
    public static string Of(Situation situation, string? communeCode, Networks networks)
    {
        ArgumentNullException.ThrowIfNull(situation);
        var open = situation.WithoutVoluntary(networks);
        if (communeCode is not null)
            open = open with { DepartmentCode = null };
        var text = new StringBuilder();
        if (communeCode is not null)
            Add(Commune, communeCode);
        foreach (var field in SituationField.All)
        {
            if (field.TextOf(open) is not { } value)
                continue;
            if (field.Shape == FieldShape.Set)
                foreach (var one in value.Split(',', StringSplitOptions.RemoveEmptyEntries))
                    Add(field.Name, one);
            else
                Add(field.Name, value);
        }
        return text.ToString();

        void Add(string name, string value) =>
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    /// <summary>Reads it; what is no longer of the vocabulary is left out.</summary>
    public static (Situation Situation, string? CommuneCode) Read(string said, Networks networks)
    {
        ArgumentNullException.ThrowIfNull(said);
        var values = said.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToLookup(
                pair => pair[0],
                pair => Uri.UnescapeDataString(pair[1].Replace('+', ' ')),
                StringComparer.Ordinal
            );
        var situation = Situation.Empty;
        foreach (var field in SituationField.All)
        {
            if (!field.IsVoluntary && values.Contains(field.Name))
                _ = field.Read(string.Join(',', values[field.Name]), networks, ref situation);
        }
        return (situation.WithoutVoluntary(networks), values[Commune].LastOrDefault());
    }
}
