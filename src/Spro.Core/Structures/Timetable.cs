using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Structures;

/// <summary>
/// When a place receives: its weekly hours, beaten by its dated exceptions, or the dated stops of a moving place; never
/// outside the days the place holds. Its answers depend on what it is made of and on the moment asked, although it remembers
/// the last opening found; days are counted as the place's territory counts them.
/// </summary>
public sealed class Timetable
{
    /// <summary>How far ahead a next opening is looked for, in days.</summary>
    public const int HorizonDays = 60;

    private readonly OpeningHours? _weekly;
    private readonly Exception[] _exceptions;
    private readonly DatedStop[] _stops;
    private readonly LocalCalendar _calendar;
    private readonly bool _receives;
    private readonly DateTime _beginsUtc = DateTime.MinValue;
    private readonly DateTime _endsUtc = DateTime.MaxValue;

    // What was found last: until that opening comes it is the next one, and a closed door stays closed. Nearly everybody
    // asks about now.
    private FoundOpening? _lastFound;

    /// <summary>The timetable of a place on the calendar of its territory.</summary>
    public Timetable(Place place, LocalCalendar calendar)
        : this(place, calendar, new ReadHours()) { }

    /// <summary>The same, sharing with other places the hours already read.</summary>
    internal Timetable(Place place, LocalCalendar calendar, ReadHours read)
    {
        ArgumentNullException.ThrowIfNull(place);
        _calendar = calendar;
        _receives = place.Status == PlaceStatus.Open;
        if (place.ValidFrom is { } first)
            _beginsUtc = ToUtc(first, TimeOnly.MinValue);
        if (place.ValidTo is { } last && last < DateOnly.MaxValue)
            _endsUtc = ToUtc(last.AddDays(1), TimeOnly.MinValue);
        IsMobile = place.Kind == PlaceKind.Mobile && place.Stops.Count > 0;
        _weekly = read.Of(place.Hours);
        _exceptions =
        [
            .. place.Exceptions.Select(exception => new Exception(
                exception.From,
                exception.To,
                read.Of(exception.Hours),
                exception.Hours is not null
            )),
        ];
        _stops =
        [
            .. place
                .Stops.OrderBy(stop => stop.Date)
                .ThenBy(stop => stop.Opens)
                .Select(stop => new DatedStop(stop, ToUtc(stop.Date, stop.Opens), ToUtc(stop.Date, stop.Closes))),
        ];
    }

    /// <summary>The weekly hours, when they are known and understood.</summary>
    public OpeningHours? Weekly => _weekly;

    /// <summary>The place moves, and its stops are dated.</summary>
    public bool IsMobile { get; }

    /// <summary>The calendar the place lives by.</summary>
    public LocalCalendar Calendar => _calendar;

    /// <summary>Whether the place is open at an instant.</summary>
    public OpenKind StateAt(DateTime utc)
    {
        if (!_receives || utc < _beginsUtc || utc >= _endsUtc)
            return OpenKind.Closed;
        if (_lastFound is { WasClosed: true } last && last.Covers(utc))
            return OpenKind.Closed;
        if (IsMobile)
            return StopAt(utc) is null ? OpenKind.Closed : OpenKind.Open;
        if (_exceptions.Length > 0)
        {
            var day = DateOnly.FromDateTime(_calendar.ToLocal(utc));
            if (ExceptionOn(day) is { } exception)
                return exception.StateAt(utc, _calendar);
        }
        return _weekly is null ? OpenKind.Unknown : _weekly.StateAt(utc, _calendar).Kind;
    }

    /// <summary>The next instant, after <paramref name="utc"/>, when the door opens; null when none is known.</summary>
    public DateTime? NextOpening(DateTime utc)
    {
        if (_lastFound is { } last && last.Covers(utc))
            return last.OpensUtc;
        var next = FindNextOpening(utc);
        if (next is { } opens)
            _lastFound = new FoundOpening(utc, opens, WasClosed: StateAt(utc) == OpenKind.Closed);
        return next;
    }

    private DateTime? FindNextOpening(DateTime utc)
    {
        if (!_receives || utc >= _endsUtc)
            return null;
        if (utc < _beginsUtc)
            return StateAt(_beginsUtc) == OpenKind.Open ? _beginsUtc : FindNextOpening(_beginsUtc);
        return NextOpeningByHours(utc) is { } next && next < _endsUtc ? next : null;
    }

    private DateTime? NextOpeningByHours(DateTime utc)
    {
        if (IsMobile)
            return NextStop(utc)?.FromUtc;
        if (_weekly?.NextOpening(utc, _calendar) is var usual && HasNoExceptionIn(utc, usual))
            return usual;
        return Changes(utc).Where(change => change.Opens).Select(change => (DateTime?)change.AtUtc).FirstOrDefault();
    }

    /// <summary>When the door that is open at <paramref name="utc"/> closes; null when it is not open or never closes.</summary>
    public DateTime? ClosesAt(DateTime utc)
    {
        if (StateAt(utc) != OpenKind.Open)
            return null;
        var closes = ClosesByHours(utc) ?? DateTime.MaxValue;
        var first = closes < _endsUtc ? closes : _endsUtc;
        return first == DateTime.MaxValue ? null : first;
    }

    private DateTime? ClosesByHours(DateTime utc)
    {
        if (IsMobile)
            return StopAt(utc)?.UntilUtc;
        if (_weekly?.NextChange(utc, _calendar) is var usual && HasNoExceptionIn(utc, usual))
            return usual;
        return Changes(utc).Where(change => !change.Opens).Select(change => (DateTime?)change.AtUtc).FirstOrDefault();
    }

    /// <summary>When a stop opens (UTC).</summary>
    public DateTime OpeningOf(MobileStop stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        return ToUtc(stop.Date, stop.Opens);
    }

    /// <summary>Every stop, first first.</summary>
    internal IReadOnlyList<DatedStop> Stops => _stops;

    /// <summary>The stops still to come, first first.</summary>
    public IEnumerable<MobileStop> StopsAfter(DateTime utc) =>
        _stops.Where(stop => stop.UntilUtc > utc).Select(stop => stop.At);

    private DatedStop? NextStop(DateTime utc)
    {
        foreach (var stop in _stops)
        {
            if (stop.FromUtc > utc)
                return stop;
        }
        return null;
    }

    private DatedStop? StopAt(DateTime utc)
    {
        foreach (var stop in _stops)
        {
            if (stop.FromUtc <= utc && utc < stop.UntilUtc)
                return stop;
        }
        return null;
    }

    private Exception? ExceptionOn(DateOnly day)
    {
        foreach (var exception in _exceptions)
        {
            if (exception.From <= day && day <= exception.To)
                return exception;
        }
        return null;
    }

    // Only weekly hours count then. The day before too: its hours may go on after midnight.
    private bool HasNoExceptionIn(DateTime fromUtc, DateTime? untilUtc)
    {
        if (_exceptions.Length == 0)
            return true;
        if (untilUtc is not { } until)
            return false;
        var first = DateOnly.FromDateTime(_calendar.ToLocal(fromUtc)).AddDays(-1);
        var last = DateOnly.FromDateTime(_calendar.ToLocal(until));
        foreach (var exception in _exceptions)
        {
            if (exception.From <= last && first <= exception.To)
                return false;
        }
        return true;
    }

    // Only around exceptions: day by day, whichever hours rule that day.
    private IEnumerable<(DateTime AtUtc, bool Opens)> Changes(DateTime utc)
    {
        var today = DateOnly.FromDateTime(_calendar.ToLocal(utc));
        var wasOpen = StateAt(utc) == OpenKind.Open;
        for (var day = today; day < today.AddDays(HorizonDays); day = day.AddDays(1))
        {
            var end = ToUtc(day.AddDays(1), TimeOnly.MinValue);
            foreach (var interval in OpenOn(day))
            {
                if (interval.UntilUtc <= utc)
                    continue;
                if (!wasOpen && interval.FromUtc > utc)
                {
                    wasOpen = true;
                    yield return (interval.FromUtc, true);
                }
                // What reaches midnight may go on the next day, if that day's hours say so.
                if (interval.UntilUtc < end || !OpenOn(day.AddDays(1)).Any(next => next.FromUtc == end))
                {
                    wasOpen = false;
                    yield return (interval.UntilUtc, false);
                }
            }
        }
    }

    private IEnumerable<OpeningInterval> OpenOn(DateOnly day)
    {
        var hours = ExceptionOn(day) is { } exception ? exception.Hours : _weekly;
        return hours is null
            ? []
            : hours.IntervalsOn(day, _calendar).Where(interval => interval.State.Kind == OpenKind.Open);
    }

    private DateTime ToUtc(DateOnly day, TimeOnly time) => _calendar.ToUtc(day.ToDateTime(time));

    private sealed record FoundOpening(DateTime AskedUtc, DateTime OpensUtc, bool WasClosed)
    {
        public bool Covers(DateTime utc) => AskedUtc <= utc && utc < OpensUtc;
    }

    internal sealed record DatedStop(MobileStop At, DateTime FromUtc, DateTime UntilUtc);

    private sealed record Exception(DateOnly From, DateOnly To, OpeningHours? Hours, bool HasHours)
    {
        // Hours that could not be read: it is not known whether the place opens that day.
        public OpenKind StateAt(DateTime utc, LocalCalendar calendar) =>
            Hours is not null ? Hours.StateAt(utc, calendar).Kind
            : HasHours ? OpenKind.Unknown
            : OpenKind.Closed;
    }
}
