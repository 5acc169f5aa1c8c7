using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Spro.Web.Infrastructure;

/// <summary>
/// HTML written straight to the response, for the lists that the busiest pages repeat: what the template says is ours,
/// what it holds is encoded. A Razor view keeps each piece in memory before it writes it, which costs several times more.
/// </summary>
internal readonly struct Markup(TextWriter writer, HtmlEncoder encoder)
{
    private TextWriter Writer { get; } = writer;
    private HtmlEncoder Encoder { get; } = encoder;

    /// <summary>Writes an interpolated text, as <c>html.Write($"…")</c>.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The pieces are written by way of the instance.")]
    public void Write([InterpolatedStringHandlerArgument("")] Pieces pieces) => _ = pieces;

    /// <summary>Writes the pieces of an interpolated text as they come.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Pieces
    {
        private readonly Markup _markup;

        /// <summary>The compiler says how long the text is: nothing is kept, so it does not matter.</summary>
        public Pieces(int literalLength, int formattedCount, Markup markup)
        {
            _ = (literalLength, formattedCount);
            _markup = markup;
        }

        public void AppendLiteral(string ours) => _markup.Writer.Write(ours);

        public void AppendFormatted(string? value)
        {
            if (value is not null)
                _markup.Encoder.Encode(_markup.Writer, value);
        }

        public void AppendFormatted(IHtmlContent? content) => content?.WriteTo(_markup.Writer, _markup.Encoder);

        public void AppendFormatted(int value)
        {
            Span<char> digits = stackalloc char[11];
            value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            _markup.Writer.Write(digits[..length]);
        }
    }
}
