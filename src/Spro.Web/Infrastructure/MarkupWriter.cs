using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Spro.Web.Infrastructure;

/// <summary>
/// HTML written straight to the response, for the lists that the busiest pages repeat: what the template says is ours,
/// what it holds is encoded. Markup made by a Razor view or a tag helper is kept in pieces before it is written, which costs several times more.
/// </summary>
internal readonly struct MarkupWriter(TextWriter writer, HtmlEncoder encoder)
{
    private TextWriter Writer { get; } = writer;
    private HtmlEncoder Encoder { get; } = encoder;

    /// <summary>Writes an interpolated text, as <c>html.Write($"…")</c>.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The pieces are written by way of the instance.")]
    public void Write([InterpolatedStringHandlerArgument("")] Pieces pieces) => _ = pieces;

    /// <summary>Text that is written several times, encoded once.</summary>
    public HtmlString Encoded(string text) => new(Encoder.Encode(text));

    /// <summary>Writes the pieces of an interpolated text as they come.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Pieces
    {
        private readonly MarkupWriter _to;

        /// <summary>The compiler says how long the text is: nothing is kept, so it does not matter.</summary>
        public Pieces(int literalLength, int formattedCount, MarkupWriter to)
        {
            _ = (literalLength, formattedCount);
            _to = to;
        }

        public void AppendLiteral(string ours) => _to.Writer.Write(ours);

        public void AppendFormatted(string? value)
        {
            if (value is not null)
                _to.Encoder.Encode(_to.Writer, value);
        }

        public void AppendFormatted(IHtmlContent? content) => content?.WriteTo(_to.Writer, _to.Encoder);

        public void AppendFormatted(int value)
        {
            Span<char> digits = stackalloc char[11];
            value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            _to.Writer.Write(digits[..length]);
        }
    }
}

/// <summary>A part of a page that writes itself by a <see cref="MarkupWriter"/>.</summary>
internal sealed class DirectMarkup(Action<MarkupWriter> write) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => write(new MarkupWriter(writer, encoder));
}
