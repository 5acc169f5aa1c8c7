using System.Numerics;
using Spro.Core.Knowledge;

namespace Spro.Core.Guidance;

/// <summary>Picks what to say before the doors.</summary>
public static class SituationSheets
{
    private const int MostAtOnce = 3;

    extension(Sheets sheets)
    {
        /// <summary>The sheets that matter: on each need said, then on each flag raised; at most three.</summary>
        public IReadOnlyList<InformationSheet> For(Situation situation, Decision decision)
        {
            ArgumentNullException.ThrowIfNull(situation);
            ArgumentNullException.ThrowIfNull(decision);
            List<InformationSheet> matter = new(MostAtOnce);
            for (var needs = (uint)(situation.Needs ?? Needs.None); needs != 0; needs &= needs - 1)
            {
                Add(matter, sheets.OnNeed(NeedCodes.All[BitOperations.TrailingZeroCount(needs)]));
            }

            foreach (var flag in decision.Flags)
            {
                Add(matter, sheets.OnFlag(flag.Code));
            }

            return matter;
        }
    }

    private static void Add(List<InformationSheet> matter, InformationSheet? sheet)
    {
        if (sheet is not null && matter.Count < MostAtOnce && !matter.Contains(sheet))
        {
            matter.Add(sheet);
        }
    }
}
