using System.Collections.Immutable;
using Spro.Core.Territories;

namespace Spro.Core.Structures.Opening.Syntax;

/// <summary>
/// Reads the rules of a text: days, then times, then state and comment. What it cannot read for certain, it refuses.
/// </summary>
internal sealed class Parser
{
    private const int MostRules = 100;

    private readonly TokenCursor _tokens;
    private readonly DayReader _days;

    private Parser(TokenCursor tokens)
    {
        _tokens = tokens;
        _days = new DayReader(tokens);
    }

    public static ImmutableArray<OpeningRule> Read(string text) =>
        new Parser(new TokenCursor(Lexer.Read(text))).Rules();

    private ImmutableArray<OpeningRule> Rules()
    {
        var rules = ImmutableArray.CreateBuilder<OpeningRule>();
        var join = RuleJoin.Replaces;
        while (true)
        {
            while (join == RuleJoin.Replaces && _tokens.Take(';')) { }
            if (_tokens.Current.Kind == TokenKind.End && join != RuleJoin.Fallback)
            {
                break;
            }
            rules.Add(Rule(join));
            if (rules.Count > MostRules)
            {
                throw _tokens.Refuse($"plus de {MostRules} règles");
            }
            join = Join(join);
        }
        return rules.Count > 0 ? rules.ToImmutable() : throw _tokens.Refuse("il n’y a aucun horaire");
    }

    private RuleJoin Join(RuleJoin previous)
    {
        if (_tokens.Current.Kind == TokenKind.End || _tokens.Take(';'))
        {
            return RuleJoin.Replaces;
        }
        if (_tokens.Take(','))
        {
            return previous is RuleJoin.Fallback or RuleJoin.AddsToFallback ? RuleJoin.AddsToFallback : RuleJoin.Adds;
        }
        return _tokens.Take(TokenKind.Fallback)
            ? RuleJoin.Fallback
            : throw _tokens.Refuse("on attend « ; », « , » ou la fin");
    }

    private OpeningRule Rule(RuleJoin join)
    {
        var first = _tokens.Current;
        var days = _days.Read();
        var times = Times();
        var (kind, comment) = State();
        if (_tokens.Current == first)
        {
            throw _tokens.Refuse("on attend un jour, une heure ou un état");
        }
        var rule = new OpeningRule(join, days, times, kind, comment);
        if (rule.IsFallback && rule.PassesMidnight)
        {
            throw first.Refuse("une règle de secours (« || ») qui passe minuit n’est pas prise en charge");
        }
        return rule;
    }

    private (OpenKind Kind, string? Comment) State()
    {
        OpenKind? kind = null;
        if (_tokens.Current is { Kind: TokenKind.State, Value: var value })
        {
            _tokens.Advance();
            kind = (OpenKind)value;
        }
        string? comment = null;
        if (_tokens.Current is { Kind: TokenKind.Comment, Text: var text })
        {
            _tokens.Advance();
            comment = text[1..^1];
        }
        return (kind ?? (comment is null ? OpenKind.Open : OpenKind.Unknown), comment);
    }

    private ImmutableArray<TimeRange> Times()
    {
        if (_tokens.Take(TokenKind.AllWeek))
        {
            return [TimeRange.WholeDay];
        }
        if (_tokens.Current.Kind != TokenKind.Number)
        {
            return [];
        }
        var times = ImmutableArray.CreateBuilder<TimeRange>();
        do
        {
            if (times is [.., { OpenEnded: true }])
            {
                throw _tokens.Refuse("une heure sans fin (« 18:00+ ») doit être la dernière de la liste");
            }
            times.Add(Time());
        } while (_tokens.Current.Is(',') && _tokens.Peek(1).Kind == TokenKind.Number && _tokens.Take(','));
        return times.ToImmutable();
    }

    private TimeRange Time()
    {
        if (_tokens.Peek(1).Is('-') && _tokens.Peek(2).Kind == TokenKind.Number && !_tokens.Peek(3).Is(':'))
        {
            return WholeHours();
        }
        var start = _tokens.Current;
        var from = ClockTime();
        if (from >= LocalDay.WallMinutes)
        {
            throw start.Refuse("une plage commence avant 24:00");
        }
        if (_tokens.Take('+'))
        {
            return TimeRange.OpenEndedFrom(from);
        }
        _tokens.Expect('-', "on attend l’heure de fin (« 09:00-12:00 »)");
        var end = _tokens.Current;
        var until = ClockTime();
        if (_tokens.Current.Is('+'))
        {
            throw _tokens.Refuse("une fin suivie de « + » n’est pas prise en charge");
        }
        if (_tokens.Current.Is('/'))
        {
            throw _tokens.Refuse("des heures de passage (« /30 ») ne sont pas des horaires d’ouverture");
        }
        return Range(from, until <= from ? until + LocalDay.WallMinutes : until, end);
    }

    private TimeRange WholeHours()
    {
        var from = _tokens.Number() * 60;
        _tokens.Expect('-', "on attend l’heure de fin");
        var end = _tokens.Current;
        var until = _tokens.Number() * 60;
        if (from == until || from >= LocalDay.WallMinutes)
        {
            throw end.Refuse("cette plage d’heures n’a pas de sens ; écrivez 09:00-12:00");
        }
        return Range(from, until < from ? until + LocalDay.WallMinutes : until, end);
    }

    private static TimeRange Range(int from, int until, Token end) =>
        until <= 2 * LocalDay.WallMinutes
            ? new TimeRange(from, until, OpenEnded: false)
            : throw end.Refuse("une plage ne passe pas deux fois minuit");

    private int ClockTime()
    {
        var hours = _tokens.Number();
        _tokens.Expect(':', "on attend « : » et les minutes (« 09:30 »)");
        var at = _tokens.Current;
        var minutes = _tokens.Number();
        return minutes < 60 ? hours * 60 + minutes : throw at.Refuse("les minutes vont de 00 à 59");
    }
}
