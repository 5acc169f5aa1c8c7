using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Spro.Core.Structures.Opening.Syntax;
using Spro.Core.Territories;

namespace Spro.Core.Structures.Opening;

/// <summary>
/// The opening hours of a place, read from the OpenStreetMap "opening_hours" syntax. Immutable; several threads may ask
/// at once. Answers about the same days are kept, so that asking again costs some tens of nanoseconds.
/// </summary>
/// <remarks>Hours are read on the wall clock of the place, through both changes of clock.</remarks>
public sealed class OpeningHours
{
    /// <summary>How far ahead a change or an opening is looked for: five years.</summary>
    private const int HorizonDays = 5 * 366;

    /// <summary>A power of two; a week and a day is as far as a next opening usually is.</summary>
    private const int KeptDays = 8;

    private readonly KeptDay?[] _days = new KeptDay?[KeptDays];
    private Foreseen? _nextChange;
    private Foreseen? _nextOpening;

    private OpeningHours(ImmutableArray<OpeningRule> rules)
    {
        Rules = rules;
    }

    internal ImmutableArray<OpeningRule> Rules { get; }

    /// <summary>Reads a text ("Mo-Fr 09:00-12:00,14:00-17:00; PH off"). What is not supported is refused, never guessed.</summary>
    /// <param name="text">Up to 2,000 characters.</param>
    /// <param name="hours">The hours, when the text is understood entirely.</param>
    /// <param name="refusal">Otherwise why not, in French.</param>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out OpeningHours? hours,
        [NotNullWhen(false)] out OpeningHoursRefusal? refusal
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            hours = new OpeningHours(Parser.Read(text));
            refusal = null;
            return true;
        }
        catch (SyntaxRefusedException refused)
        {
            hours = null;
            refusal = refused.Refusal;
            return false;
        }
    }

    /// <summary>The state at an instant.</summary>
    public OpeningState StateAt(DateTime utc, LocalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var day = calendar.DayAt(utc);
        var minute = day.ElapsedMinutesAt(utc);
        foreach (ref readonly var stretch in Plan(day, calendar).AsSpan())
        {
            if (minute < stretch.Until)
            {
                return new OpeningState(stretch.Kind, stretch.Comment);
            }
        }
        throw new InvalidOperationException("A plan covers its whole day.");
    }

    /// <summary>
    /// The first instant after <paramref name="utc"/> at which <see cref="OpeningState.Kind"/> changes; null when it does
    /// not within five years.
    /// </summary>
    public DateTime? NextChange(DateTime utc, LocalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Foresee(ref _nextChange, utc, calendar, static (before, after) => after != before);
    }

    /// <summary>
    /// The first instant after <paramref name="utc"/> at which the place becomes open (it closes before, when it is open
    /// now); null when it does not within five years.
    /// </summary>
    public DateTime? NextOpening(DateTime utc, LocalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Foresee(
            ref _nextOpening,
            utc,
            calendar,
            static (before, after) => after == OpenKind.Open && before != OpenKind.Open
        );
    }

    /// <summary>When the place is open, or may be, on a local day; in order, none when it stays closed.</summary>
    public IReadOnlyList<OpeningInterval> IntervalsOn(DateOnly day, LocalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var local = calendar.DayOf(day.DayNumber);
        return
        [
            .. Plan(local, calendar)
                .Where(static stretch => stretch.Kind != OpenKind.Closed)
                .Select(stretch => new OpeningInterval(
                    local.InstantAt(stretch.From),
                    local.InstantAt(stretch.Until),
                    new OpeningState(stretch.Kind, stretch.Comment)
                )),
        ];
    }

    /// <summary>The same hours in canonical syntax.</summary>
    public override string ToString() =>
        string.Concat(
            Rules.Select(
                (rule, i) =>
                {
                    var next = i + 1 < Rules.Length ? Rules[i + 1].Join : RuleJoin.Replaces;
                    var separator = rule.Join switch
                    {
                        _ when i == 0 => "",
                        RuleJoin.Replaces => "; ",
                        RuleJoin.Fallback => " || ",
                        _ => ", ",
                    };
                    return separator + rule.Write(stateImplied: next is RuleJoin.Replaces or RuleJoin.Fallback);
                }
            )
        );

    private Stretch[] Plan(LocalDay day, LocalCalendar calendar)
    {
        ref var slot = ref _days[day.Number & (KeptDays - 1)];
        var kept = Volatile.Read(ref slot);
        if (kept is null || kept.Day != day.Number || kept.Calendar != calendar)
        {
            kept = new KeptDay(day.Number, calendar, DayPlan.Elapsed(Rules, day, calendar.Holidays));
            Volatile.Write(ref slot, kept);
        }
        return kept.Plan;
    }

    private DateTime? Foresee(
        ref Foreseen? memory,
        DateTime utc,
        LocalCalendar calendar,
        Func<OpenKind, OpenKind, bool> isIt
    )
    {
        var foreseen = Volatile.Read(ref memory);
        if (foreseen is null || foreseen.Calendar != calendar || utc < foreseen.From || utc >= foreseen.Until)
        {
            foreseen = LookAhead(utc, calendar, isIt);
            Volatile.Write(ref memory, foreseen);
        }
        return foreseen.At;
    }

    /// <summary>The answer holds from the instant asked about until it comes true, or for the day when there is none.</summary>
    private Foreseen LookAhead(DateTime utc, LocalCalendar calendar, Func<OpenKind, OpenKind, bool> isIt)
    {
        var day = calendar.DayAt(utc);
        var minute = day.ElapsedMinutesAt(utc);
        OpenKind? before = null;
        for (var ahead = 0; ahead < HorizonDays; ahead++)
        {
            var local = ahead == 0 ? day : calendar.DayOf(day.Number + ahead);
            foreach (var stretch in Plan(local, calendar))
            {
                if (before is { } kind && isIt(kind, stretch.Kind))
                {
                    var at = local.InstantAt(stretch.From);
                    return new Foreseen(calendar, utc, at, at);
                }
                if (before is not null || minute < stretch.Until)
                {
                    before = stretch.Kind;
                }
            }
        }
        return new Foreseen(calendar, utc, utc.AddDays(1), At: null);
    }

    private sealed record KeptDay(int Day, LocalCalendar Calendar, Stretch[] Plan);

    private sealed record Foreseen(LocalCalendar Calendar, DateTime From, DateTime Until, DateTime? At);
}
