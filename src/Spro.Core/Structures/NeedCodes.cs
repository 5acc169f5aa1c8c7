using System.Numerics;
using System.Text.Json;

namespace Spro.Core.Structures;

/// <summary>The codes of needs, as JSON, addresses, rules and information sheets write them.</summary>
public static class NeedCodes
{
    internal static readonly Needs[] Singles = [.. Enum.GetValues<Needs>().Where(need => need != Needs.None)];

    /// <summary>Every code, in the order of the vocabulary.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. Singles.Select(need => JsonNamingPolicy.SnakeCaseLower.ConvertName(need.ToString())),
    ];

    /// <summary>The needs that tell of health, disability or reading: confided like the voluntary fields.</summary>
    public const Needs Confided = Needs.DisabilityRights | Needs.JobRetentionHealth | Needs.BasicSkills;

    /// <summary>The codes of the others: those that an address may carry.</summary>
    public static readonly IReadOnlyList<string> Open =
    [
        .. All.Where((_, index) => (Singles[index] & Confided) == Needs.None),
    ];

    /// <summary>The codes of a set, in the order of the vocabulary.</summary>
    public static IEnumerable<string> Of(Needs needs)
    {
        for (var left = (uint)needs; left != 0; left &= left - 1)
        {
            yield return All[BitOperations.TrailingZeroCount(left)];
        }
    }

    /// <summary>Reads one code.</summary>
    public static bool TryRead(string code, out Needs need)
    {
        for (var index = 0; index < Singles.Length; index++)
        {
            if (All[index] == code)
            {
                need = Singles[index];
                return true;
            }
        }

        need = Needs.None;
        return false;
    }
}
