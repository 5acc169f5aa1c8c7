using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>
/// What a rule asks of a situation. Conditions have no "not": each test says itself what it makes of an unknown value,
/// so that more knowledge never turns a reading upside down by surprise.
/// </summary>
public abstract record Condition
{
    /// <summary>The fields it reads.</summary>
    public abstract IEnumerable<SituationField> Fields { get; }

    /// <summary>Whether it holds, as far as is known.</summary>
    public abstract Truth Evaluate(Situation situation);

    /// <summary>
    /// The same condition as a choice between conjunctions of tests: it holds when one of them holds. (The law of
    /// distribution stands in Kleene's logic too.)
    /// </summary>
    internal abstract IEnumerable<IReadOnlyList<FieldTest>> Alternatives();
}

/// <summary>Holds always.</summary>
public sealed record Always : Condition
{
    /// <inheritdoc />
    public override IEnumerable<SituationField> Fields => [];

    /// <inheritdoc />
    public override Truth Evaluate(Situation situation) => Truth.True;

    internal override IEnumerable<IReadOnlyList<FieldTest>> Alternatives() =>
        [
            [],
        ];
}

/// <summary>Holds when every part holds.</summary>
/// <param name="Parts">At least one condition.</param>
public sealed record AllOf(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<SituationField> Fields => Parts.SelectMany(part => part.Fields).Distinct();

    /// <inheritdoc />
    public override Truth Evaluate(Situation situation) => Parts.Min(part => part.Evaluate(situation));

    internal override IEnumerable<IReadOnlyList<FieldTest>> Alternatives() =>
        Parts
            .Select(part => part.Alternatives())
            .Aggregate(
                new Always().Alternatives(),
                (done, next) => done.SelectMany(_ => next, IReadOnlyList<FieldTest> (a, b) => [.. a, .. b])
            );
}

/// <summary>Holds when one part holds.</summary>
/// <param name="Parts">At least one condition.</param>
public sealed record AnyOf(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc />
    public override IEnumerable<SituationField> Fields => Parts.SelectMany(part => part.Fields).Distinct();

    /// <inheritdoc />
    public override Truth Evaluate(Situation situation) => Parts.Max(part => part.Evaluate(situation));

    internal override IEnumerable<IReadOnlyList<FieldTest>> Alternatives() =>
        Parts.SelectMany(part => part.Alternatives());
}

/// <summary>A test of one field.</summary>
public abstract record FieldTest : Condition
{
    /// <summary>The field it reads.</summary>
    public abstract SituationField Field { get; }

    /// <inheritdoc />
    public override IEnumerable<SituationField> Fields => [Field];

    internal override IEnumerable<IReadOnlyList<FieldTest>> Alternatives() =>
        [
            [this],
        ];
}

/// <summary>A test written as a truth table: one row per value of the field, "not said" first.</summary>
public sealed record ValueTest : FieldTest
{
    private readonly Truth[] _bySlot;

    internal ValueTest(SituationField field, Truth[] bySlot)
    {
        Field = field;
        _bySlot = bySlot;
    }

    /// <inheritdoc />
    public override SituationField Field { get; }

    /// <inheritdoc />
    public override Truth Evaluate(Situation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return Field == SituationField.Age && situation.Age is { IsExact: false } range
            ? Over(range)
            : At(Field.Slot(situation));
    }

    internal Truth At(int slot) => _bySlot[slot];

    private Truth Over(AgeRange range)
    {
        var first = 1 + range.Min - AgeRange.Youngest;
        var ages = _bySlot.AsSpan(first, range.Max - range.Min + 1);
        return ages.ContainsAnyExcept(ages[0]) ? Truth.Unknown : ages[0];
    }
}

/// <summary>Holds when the person comes for one of these needs.</summary>
/// <param name="Any">At least one need.</param>
public sealed record NeedTest(Needs Any) : FieldTest
{
    /// <inheritdoc />
    public override SituationField Field => SituationField.Needs;

    /// <inheritdoc />
    public override Truth Evaluate(Situation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return situation.Needs switch
        {
            null => Truth.Unknown,
            { } said when (said & Any) != Needs.None => Truth.True,
            _ => Truth.False,
        };
    }
}
