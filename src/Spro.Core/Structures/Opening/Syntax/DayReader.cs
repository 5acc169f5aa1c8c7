using System.Collections.Immutable;

namespace Spro.Core.Structures.Opening.Syntax;

/// <summary>Reads the selectors of days at the start of a rule.</summary>
internal sealed class DayReader(TokenCursor tokens)
{
    private const int FarthestFromEaster = 60;

    public ImmutableArray<DaySelector> Read()
    {
        var selectors = ImmutableArray.CreateBuilder<DaySelector>();
        while (NextKind() is { } kind)
        {
            var start = tokens.Current;
            if (selectors.Any(selector => selector.Kind == kind))
            {
                throw start.Refuse("ce genre de jours est déjà donné dans la règle ; séparez par « , » ou « ; »");
            }
            selectors.Add(new DaySelector(kind, Alternatives(kind)));
            SkipColon();
        }
        return selectors.ToImmutable();
    }

    /// <summary>A colon may part the days from what follows ("Jul-Aug: Mo 10:00-12:00"), for the eye only.</summary>
    private void SkipColon()
    {
        if (tokens.Take(':') && tokens.Current.Kind is TokenKind.End or TokenKind.Symbol or TokenKind.Fallback)
        {
            throw tokens.Refuse("on attend un jour ou une heure après « : »");
        }
    }

    private DaySelectorKind? NextKind() =>
        tokens.Current.Kind switch
        {
            TokenKind.Year => IsDatedHere() ? DaySelectorKind.Date : DaySelectorKind.Year,
            TokenKind.Month or TokenKind.Easter => DaySelectorKind.Date,
            TokenKind.Week => DaySelectorKind.Week,
            TokenKind.PublicHoliday => IsHolidayAlone() ? DaySelectorKind.Holiday : DaySelectorKind.Weekday,
            TokenKind.Weekday => DaySelectorKind.Weekday,
            _ => null,
        };

    private bool IsDatedHere() =>
        tokens.Peek(1).Kind == TokenKind.Month && tokens.Peek(2).Kind == TokenKind.Number && !IsTime(2, first: true);

    // "PH" before "," opens a list of weekdays; otherwise it narrows them ("PH Mo-Fr": holidays on a weekday).
    private bool IsHolidayAlone() => !tokens.Peek(1).Is(',');

    private ImmutableArray<DayTest> Alternatives(DaySelectorKind kind)
    {
        if (kind == DaySelectorKind.Holiday)
        {
            return [Holiday()];
        }
        var alternatives = ImmutableArray.CreateBuilder<DayTest>();
        if (kind == DaySelectorKind.Week)
        {
            tokens.Take(TokenKind.Week);
        }
        do
        {
            switch (kind)
            {
                case DaySelectorKind.Year:
                    alternatives.Add(Years());
                    break;
                case DaySelectorKind.Week:
                    alternatives.Add(Weeks());
                    break;
                case DaySelectorKind.Date:
                    AddDates(alternatives);
                    break;
                default:
                    AddWeekdays(alternatives);
                    break;
            }
        } while (tokens.Take(','));
        return alternatives.ToImmutable();
    }

    private YearRange Years()
    {
        var start = tokens.Current;
        var first = Year();
        if (tokens.Take('+'))
        {
            return new YearRange(first, null, 1);
        }
        if (!tokens.Take('-'))
        {
            return tokens.Current.Is('/') ? new YearRange(first, null, Step(2, 100)) : new YearRange(first, first, 1);
        }
        var last = Year();
        return last > first
            ? new YearRange(first, last, Step(1, 100))
            : throw start.Refuse("les années d’une période vont en croissant");
    }

    private int Year()
    {
        var token = tokens.Current;
        return tokens.Take(TokenKind.Year) ? token.Value : throw tokens.Refuse("on attend une année");
    }

    private WeekRange Weeks()
    {
        var start = tokens.Current;
        var first = tokens.Number();
        var isRange = tokens.Take('-');
        var last = isRange ? tokens.Number() : first;
        if (first < 1 || last > 53 || last < first)
        {
            throw start.Refuse("les semaines vont de 1 à 53, dans l’ordre");
        }
        var step = isRange ? Step(2, 26) : 1;
        return new WeekRange(first, last, first == last ? 1 : step);
    }

    private int Step(int least, int most)
    {
        if (!tokens.Take('/'))
        {
            return 1;
        }
        var at = tokens.Current;
        var step = tokens.Number();
        return step >= least && step <= most ? step : throw at.Refuse($"l’intervalle va de {least} à {most}");
    }

    private void AddDates(ImmutableArray<DayTest>.Builder dates)
    {
        int? year = tokens.Current.Kind == TokenKind.Year ? Year() : null;
        if (year is null && tokens.Take(TokenKind.Easter))
        {
            dates.Add(new EasterDay(Offset(FarthestFromEaster)));
            if (tokens.Current.Is('-'))
            {
                throw tokens.Refuse("une période qui commence à Pâques n’est pas prise en charge");
            }
            return;
        }
        var month = Month();
        var isFirst = dates.Count == 0;
        if (tokens.Current.Kind == TokenKind.Number && !IsTime(0, isFirst))
        {
            AddDays(dates, month, year);
        }
        else if (year is not null)
        {
            throw tokens.Refuse("on attend un jour du mois après l’année et le mois");
        }
        else if (NthBeforeRange() is { } first)
        {
            tokens.Expect('-', "on attend la fin de la période");
            dates.Add(Range(new DateEnd(month, first.Nth, first.Weekday), null));
        }
        else
        {
            dates.Add(new MonthRange(month, tokens.Take('-') ? Month() : month));
        }
    }

    private void AddDays(ImmutableArray<DayTest>.Builder dates, int month, int? year)
    {
        do
        {
            var start = tokens.Current;
            var first = new DateEnd(month, DayOf(month));
            if (!tokens.Take('-'))
            {
                dates.Add(new DateRange(first, first, year, year));
            }
            else if (tokens.Current.Kind != TokenKind.Number)
            {
                dates.Add(Range(first, year));
                return;
            }
            else
            {
                var last = new DateEnd(month, DayOf(month));
                if (last.Day < first.Day)
                {
                    throw start.Refuse("les jours d’une période vont en croissant");
                }
                dates.Add(new DateRange(first, last, year, year));
            }
            if (tokens.Current.Is('/'))
            {
                throw tokens.Refuse("un jour sur plusieurs dans le mois (« /2 ») n’est pas pris en charge");
            }
        } while (tokens.Current.Is(',') && tokens.Peek(1).Kind == TokenKind.Number && tokens.Take(','));
    }

    /// <summary>The rest of a range of dates, after its hyphen.</summary>
    private DateRange Range(DateEnd first, int? firstYear)
    {
        var start = tokens.Current;
        int? lastYear = start.Kind == TokenKind.Year ? Year() : null;
        if (tokens.Current.Kind == TokenKind.Easter)
        {
            throw tokens.Refuse("une période qui finit à Pâques n’est pas prise en charge");
        }
        if (firstYear is null != lastYear is null)
        {
            throw start.Refuse("l’année doit figurer aux deux bouts de la période, ou à aucun");
        }
        var month = Month();
        var last = tokens.Current.Kind == TokenKind.Weekday ? NthEnd(month) : new DateEnd(month, DayOf(month));
        var range = new DateRange(first, last, firstYear, lastYear);
        var (from, until) = (first.In(firstYear ?? 2024), last.In(lastYear ?? 2024));
        if (lastYear is not null && until < from)
        {
            throw start.Refuse("la période finit avant de commencer");
        }
        if (first.Month == last.Month && (first.Weekday ?? last.Weekday) is not null)
        {
            throw start.Refuse("une période qui part d’un jour de la semaine finit dans un autre mois");
        }
        if (until.AddDays(1) == from)
        {
            throw start.Refuse("la période fait le tour de l’année");
        }
        return range;
    }

    private int Month()
    {
        var token = tokens.Current;
        return tokens.Take(TokenKind.Month) ? token.Value : throw tokens.Refuse("on attend un mois");
    }

    private int DayOf(int month)
    {
        var at = tokens.Current;
        var day = tokens.Number();
        return day >= 1 && day <= DateTime.DaysInMonth(2024, month)
            ? day
            : throw at.Refuse($"il n’y a pas de {day} {Codes.FrenchMonths[month - 1]}");
    }

    /// <summary>"Jul 14:00-16:00" is a time in July; "Jul 14: 10:00-12:00" is the 14th.</summary>
    private bool IsTime(int ahead, bool first) =>
        tokens.Peek(ahead + 1).Is(':')
        && tokens.Peek(ahead + 2).Kind == TokenKind.Number
        && (!first || tokens.Peek(ahead + 3).Is('-') || tokens.Peek(ahead + 3).Is('+'));

    /// <summary>"Mar Su[-1]-Oct Su[-1]" is a range of dates; "Mar Su[-1]" is March, then its last Sunday.</summary>
    private NthWeekday? NthBeforeRange()
    {
        if (tokens.Current.Kind != TokenKind.Weekday || !tokens.Peek(1).Is('['))
        {
            return null;
        }
        var close = 2;
        while (tokens.Peek(close).Kind != TokenKind.End && !tokens.Peek(close).Is(']'))
        {
            close++;
        }
        if (!tokens.Peek(close + 1).Is('-'))
        {
            return null;
        }
        var end = NthEnd(1);
        return new NthWeekday(end.Weekday!.Value, end.Day);
    }

    private DateEnd NthEnd(int month)
    {
        var at = tokens.Current;
        var weekday = at.Value;
        tokens.Advance();
        tokens.Expect('[', "on attend un rang (« Su[-1] »)");
        var nth = Nth();
        tokens.Expect(']', "on attend « ] »");
        return Math.Abs(nth) < 5
            ? new DateEnd(month, nth, weekday)
            : throw at.Refuse("tous les mois n’ont pas cinq fois ce jour");
    }

    private void AddWeekdays(ImmutableArray<DayTest>.Builder days)
    {
        if (tokens.Current.Kind == TokenKind.PublicHoliday)
        {
            days.Add(Holiday());
            return;
        }
        var token = tokens.Current;
        if (!tokens.Take(TokenKind.Weekday))
        {
            throw tokens.Refuse("on attend un jour de la semaine après « , »");
        }
        if (tokens.Take('['))
        {
            AddNth(days, token.Value);
            return;
        }
        var last = token.Value;
        if (tokens.Take('-'))
        {
            last = tokens.Current.Value;
            if (!tokens.Take(TokenKind.Weekday))
            {
                throw tokens.Refuse("on attend un jour de la semaine après « - »");
            }
        }
        days.Add(new WeekdayRange(token.Value, last));
    }

    private void AddNth(ImmutableArray<DayTest>.Builder days, int weekday)
    {
        do
        {
            var start = tokens.Current;
            var first = Nth();
            var last = first > 0 && tokens.Take('-') ? Nth() : first;
            if (last < first)
            {
                throw start.Refuse("les rangs vont en croissant");
            }
            for (var nth = first; nth <= last; nth++)
            {
                days.Add(new NthWeekday(weekday, nth));
            }
        } while (tokens.Take(','));
        tokens.Expect(']', "on attend « ] »");
        if (tokens.Current.Is('+') || tokens.Current.Is('-'))
        {
            throw tokens.Refuse("un décalage en jours après un jour de la semaine n’est pas pris en charge");
        }
    }

    private int Nth()
    {
        var at = tokens.Current;
        var sign = tokens.Take('-') ? -1 : 1;
        var rank = tokens.Number();
        return rank is >= 1 and <= 5 ? sign * rank : throw at.Refuse("le rang va de 1 à 5, ou de -1 à -5");
    }

    private PublicHoliday Holiday()
    {
        tokens.Advance();
        return new PublicHoliday(Offset(1));
    }

    /// <summary>"+1 day", "-2 days", or nothing.</summary>
    private int Offset(int most)
    {
        if (tokens.Peek(1).Kind != TokenKind.Number || tokens.Peek(2).Kind != TokenKind.DayUnit)
        {
            return 0;
        }
        var sign = tokens.Take('-') ? -1 : 1;
        if (sign > 0)
        {
            tokens.Expect('+', "on attend « + » ou « - »");
        }
        var at = tokens.Current;
        var days = tokens.Number();
        tokens.Advance();
        return days >= 1 && days <= most ? sign * days : throw at.Refuse($"le décalage va de 1 à {most} jours");
    }
}
