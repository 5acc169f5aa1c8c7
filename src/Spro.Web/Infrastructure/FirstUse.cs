using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Spro.Core.Knowledge;

namespace Spro.Web.Infrastructure;

/// <summary>
/// What a page says, its acronyms in full where they come first: done once on the whole page, so that no text of any
/// source is forgotten.
/// </summary>
internal sealed class FirstUse(IHtmlContent page) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        using var held = new HeldPage();
        page.WriteTo(held, encoder);
        Acronyms.BuiltIn.WriteExpanded(held.Text, writer);
    }

    /// <summary>A page written into a buffer that is lent.</summary>
    private sealed class HeldPage : TextWriter
    {
        private char[] _buffer = ArrayPool<char>.Shared.Rent(32 * 1024);
        private int _length;

        public override Encoding Encoding => Encoding.UTF8;

        public ArraySegment<char> Text => new(_buffer, 0, _length);

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (_buffer.Length - _length < buffer.Length)
            {
                var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + buffer.Length));
                Text.CopyTo(larger);
                ArrayPool<char>.Shared.Return(_buffer);
                _buffer = larger;
            }
            buffer.CopyTo(_buffer.AsSpan(_length));
            _length += buffer.Length;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && _buffer.Length > 0)
            {
                ArrayPool<char>.Shared.Return(_buffer);
                _buffer = [];
                _length = 0;
            }
            base.Dispose(disposing);
        }
    }
}
