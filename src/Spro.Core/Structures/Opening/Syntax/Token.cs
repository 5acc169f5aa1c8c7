namespace Spro.Core.Structures.Opening.Syntax;

internal enum TokenKind
{
    Weekday,
    Month,
    Number,
    Year,
    Week,
    PublicHoliday,
    Easter,
    DayUnit,
    State,
    Comment,
    AllWeek,
    Symbol,
    Fallback,
    Unsupported,
    End,
}

/// <summary>A word of the text. The value is the day (Monday is 0), month, number, year or <see cref="OpenKind"/>.</summary>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, int Value = 0)
{
    public bool Is(char symbol) => Kind == TokenKind.Symbol && Text[0] == symbol;

    /// <summary>Names what is known but not supported; otherwise gives the reason of the caller.</summary>
    public SyntaxRefusedException Refuse(string reason) =>
        new(
            Kind != TokenKind.Unsupported ? reason
                : Text.Equals("SH", StringComparison.OrdinalIgnoreCase)
                    ? "les vacances scolaires ne sont pas prises en charge"
                : "les heures de lever et de coucher du soleil ne sont pas prises en charge",
            this
        );
}

/// <summary>Stops the reading of a text; never leaves <see cref="OpeningHours.TryParse"/>.</summary>
internal sealed class SyntaxRefusedException(string reason, Token at) : Exception(reason)
{
    public OpeningHoursRefusal Refusal { get; } = new(reason, at.Position, at.Text);
}
