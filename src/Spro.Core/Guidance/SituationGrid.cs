using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>The situations on which rules are proved and compared.</summary>
internal static class SituationGrid
{
    public const int FirstAge = 12;
    public const int LastAge = 75;

    private static readonly int?[] Diplomas = [null, 0, 3, 4, 5, 6, 7, 8];
    private static readonly bool?[] YesNoUnsaid = [null, true, false];

    private static readonly DisabilityStatus?[] Disabilities =
    [
        null,
        .. Enum.GetValues<DisabilityStatus>().Cast<DisabilityStatus?>(),
    ];

    private static readonly Needs[] NoneOrOne = [Needs.None, .. NeedCodes.Singles];

    /// <summary>Every main status at every age of the proof.</summary>
    public static Situation[] StatusesAndAges() =>
        [
            .. from status in Enum.GetValues<MainStatus>()
            from age in Enumerable.Range(FirstAge, LastAge - FirstAge + 1)
            select new Situation { MainStatus = status, Age = AgeRange.Exactly(age) },
        ];

    /// <summary>A situation crossed with executive × diploma × disability × (no need, each need).</summary>
    public static IEnumerable<Situation> Crossed(Situation situation) =>
        from executive in YesNoUnsaid
        from diploma in Diplomas
        from disability in Disabilities
        from needs in NoneOrOne
        select situation with
        {
            IsExecutive = executive,
            HighestDiplomaLevel = diploma,
            DisabilityStatus = disability,
            Needs = needs,
        };

    /// <summary>Nothing said, then every value of every field alone.</summary>
    public static IEnumerable<Situation> SingleFields(RuleSet rules)
    {
        yield return Situation.Empty;
        yield return Situation.Empty with
        {
            Needs = Needs.None,
        };
        foreach (var field in SituationField.All)
        {
            IEnumerable<string?> values = field.Shape switch
            {
                FieldShape.Network => rules.Networks.Select(network => network.Code),
                FieldShape.Set or FieldShape.Choice or FieldShape.YesNo => field.Values,
                FieldShape.Text => ["3e"],
                _ => Enumerable.Range(1, field.SlotCount - 1).Select(field.TextOfSlot),
            };
            foreach (var value in values.OfType<string>())
            {
                var situation = Situation.Empty;
                if (field.Read(value, rules.Networks, ref situation) is null)
                {
                    yield return situation;
                }
            }
        }
    }

    /// <summary>Situations in which a rule holds, one way after another.</summary>
    public static IEnumerable<Situation> WhereItHolds(Rule rule, Networks networks) =>
        rule
            .When.Alternatives()
            .SelectMany(tests => Satisfying(tests, tests.Select(test => test.Field).Distinct().ToArray(), networks));

    private static IEnumerable<Situation> Satisfying(
        IReadOnlyList<FieldTest> tests,
        ReadOnlyMemory<SituationField> fields,
        Networks networks
    )
    {
        if (fields.IsEmpty)
        {
            return [Situation.Empty];
        }

        var field = fields.Span[0];
        return from rest in Satisfying(tests, fields[1..], networks)
            from situation in Values(field, rest, networks)
            where tests.Where(test => test.Field == field).All(test => test.Evaluate(situation) == Truth.True)
            select situation;
    }

    private static IEnumerable<Situation> Values(SituationField field, Situation rest, Networks networks)
    {
        if (field == SituationField.Needs)
        {
            return NoneOrOne
                .Append((Needs)((1 << NeedCodes.Singles.Length) - 1))
                .Select(needs => rest with { Needs = needs });
        }

        if (field == SituationField.CurrentReferentNetwork)
        {
            return [rest, rest with { CurrentReferentNetwork = networks[0].Code }];
        }

        return Enumerable
            .Range(0, field.SlotCount)
            .Where(slot => slot == 0 || field.TextOfSlot(slot) is not null)
            .Select(slot => field.At(rest, slot));
    }
}
