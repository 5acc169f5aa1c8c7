namespace Spro.Core.Structures.Opening.Syntax;

/// <summary>A place in the words of a text.</summary>
internal sealed class TokenCursor(List<Token> tokens)
{
    private int _at;

    public Token Current => Peek(0);

    public Token Peek(int ahead) => tokens[Math.Min(_at + ahead, tokens.Count - 1)];

    public void Advance() => _at++;

    public bool Take(char symbol)
    {
        var taken = Current.Is(symbol);
        _at += taken ? 1 : 0;
        return taken;
    }

    public bool Take(TokenKind kind)
    {
        var taken = Current.Kind == kind;
        _at += taken ? 1 : 0;
        return taken;
    }

    public void Expect(char symbol, string otherwise)
    {
        if (!Take(symbol))
        {
            throw Refuse(otherwise);
        }
    }

    public int Number()
    {
        var token = Current;
        return Take(TokenKind.Number) ? token.Value : throw Refuse("on attend un nombre");
    }

    public SyntaxRefusedException Refuse(string reason) => Current.Refuse(reason);
}
