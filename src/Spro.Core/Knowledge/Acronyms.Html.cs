using System.Net;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Spro.Core.Knowledge;

/// <summary>A page: names, headings, links and quoted words stay whole, and say their acronyms right after.</summary>
public sealed partial class Acronyms
{
    // As the site writes: accents are no entities.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// Writes HTML with each known acronym in full where it comes first. Attributes, code, drawings and choices of a list
    /// are left as they are; a heading, a link, a strong word or what is quoted stays whole and its acronyms are explained right after it;
    /// what a <c>dfn</c> holds is explained there.
    /// </summary>
    /// <param name="html">A page, or a part that is read alone.</param>
    /// <param name="to">Where it is written.</param>
    public void WriteExpanded(ArraySegment<char> html, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        new Page(this, html, to).Write();
    }

    // A page has a thousand tags: names are compared as they are written, in lower case.
    private static Role RoleOf(ReadOnlySpan<char> name) =>
        name switch
        {
            "a" or "button" or "q" or "strong" => Role.KeptWhole | Role.Inline,
            "blockquote" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "legend" or "summary" => Role.KeptWhole,
            "b" or "em" or "i" or "span" or "mark" or "abbr" => Role.Inline,
            "code"
            or "dfn"
            or "pre"
            or "script"
            or "select"
            or "style"
            or "svg"
            or "template"
            or "textarea"
            or "title" => Role.LeftAlone,
            _ => Role.None,
        };

    /// <summary>What an element is for the reader.</summary>
    [Flags]
    private enum Role
    {
        None = 0,

        /// <summary>It runs on in a sentence: none begins there.</summary>
        Inline = 1,

        /// <summary>A name, what leads somewhere or the words of others: nothing is put inside.</summary>
        KeptWhole = 2,

        /// <summary>No text for reading, or it explains itself.</summary>
        LeftAlone = 4,
    }

    // Where two capitals, or a capital and a digit, first stand side by side; -1 when nowhere. Nearly no word has them, so
    // a page is read sixteen letters at a time.
    private static int TwoCapitals(ReadOnlySpan<char> text)
    {
        var letters = MemoryMarshal.Cast<char, ushort>(text);
        var i = 0;
        for (; i + Vector<ushort>.Count < letters.Length; i += Vector<ushort>.Count)
        {
            var second = new Vector<ushort>(letters[(i + 1)..]);
            if (
                (Capitals(new Vector<ushort>(letters[i..])) & (Capitals(second) | Digits(second)))
                != Vector<ushort>.Zero
            )
                break;
        }
        for (; i + 1 < text.Length; i++)
        {
            if (
                char.IsAsciiLetterUpper(text[i])
                && (char.IsAsciiLetterUpper(text[i + 1]) || char.IsAsciiDigit(text[i + 1]))
            )
                return i;
        }
        return -1;

        // What is under the first wraps around and is large.
        static Vector<ushort> Capitals(Vector<ushort> letters) =>
            Vector.LessThan(letters - new Vector<ushort>('A'), new Vector<ushort>(26));
        static Vector<ushort> Digits(Vector<ushort> letters) =>
            Vector.LessThan(letters - new Vector<ushort>('0'), new Vector<ushort>(10));
    }

    /// <summary>One page as it is read, from its beginning to its last acronym.</summary>
    private ref struct Page(Acronyms acronyms, ArraySegment<char> page, TextWriter to)
    {
        private readonly ReadOnlySpan<char> _html = page;
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private readonly List<Acronym> _toSay = [];

        // Where the next acronym to say stands; far fewer than words.
        private int _next;
        private int _written;
        private ReadOnlySpan<char> _kept;
        private int _depth;
        private bool _isOnlyAcronym;
        private bool _startsSentence = true;

        public void Write()
        {
            _next = NextFrom(0);
            // Once all are said, nobody needs to know where the tags are.
            for (var position = 0; _next < _html.Length || _toSay.Count > 0; )
            {
                var tag = _html[position..].IndexOf('<');
                tag = tag < 0 ? _html.Length : position + tag;
                if (tag > position)
                    Text(position, tag);
                if (tag == _html.Length)
                    break;
                position = Tag(tag);
                if (_next < position)
                    _next = NextFrom(position);
            }
            WriteUpTo(_html.Length);
        }

        private readonly int NextFrom(int position)
        {
            while (TwoCapitals(_html[position..]) is >= 0 and var start)
            {
                start += position;
                position = start;
                while (position < _html.Length && char.IsLetterOrDigit(_html[position]))
                    position++;
                if (
                    acronyms._lookup.TryGetValue(_html[start..position], out var known)
                    && !_seen.Contains(known.Letters)
                    && !IsInTag(start)
                )
                    return start;
            }
            return _html.Length;
        }

        // The codes of a list of choices are no words.
        private readonly bool IsInTag(int position) =>
            _html[..position].LastIndexOfAny('<', '>') is >= 0 and var mark && _html[mark] == '<';

        // The text between two tags.
        private void Text(int start, int end)
        {
            var raw = _html[start..end];
            var starts = _startsSentence;
            if (!raw.IsWhiteSpace())
                _startsSentence = false;
            if (_next >= end)
                return;
            // Names of entities are no words.
            var text = raw.Contains('&') ? WebUtility.HtmlDecode(raw.ToString()) : raw.ToString();
            if (!_kept.IsEmpty)
            {
                foreach (var (at, acronym) in acronyms.In(text))
                {
                    if (!_seen.Add(acronym.Letters) || IsSaidAround(text, at, at + acronym.Letters.Length, acronym))
                        continue;
                    _toSay.Add(acronym);
                    _isOnlyAcronym = text.Trim() == acronym.Letters;
                }
                return;
            }
            var expanded = acronyms.Expand(text, _seen, starts);
            if (!ReferenceEquals(expanded, text))
                Replace(start, end, Encoder.Encode(expanded));
        }

        // A tag, with what must be skipped after it; gives where the next text begins.
        private int Tag(int start)
        {
            var opens = _html[start..];
            if (opens.StartsWith("<!--"))
                return After("-->", start);
            var closes = opens is ['<', '/', ..];
            var nameStart = start + (closes ? 2 : 1);
            var nameEnd = nameStart;
            while (nameEnd < _html.Length && char.IsAsciiLetterOrDigit(_html[nameEnd]))
                nameEnd++;
            var name = _html[nameStart..nameEnd];
            var end = After(">", nameEnd);
            var role = RoleOf(name);
            if (!role.HasFlag(Role.Inline))
                _startsSentence = true;
            if (!closes && role.HasFlag(Role.LeftAlone))
            {
                var close = _html[end..].IndexOf($"</{name}", StringComparison.Ordinal);
                if (close < 0)
                    return _html.Length;
                if (name is "dfn")
                    _seen.Add(WebUtility.HtmlDecode(_html.Slice(end, close).ToString()).Trim());
                return After(">", end + close);
            }
            if (_kept.IsEmpty ? !closes && role.HasFlag(Role.KeptWhole) : name.SequenceEqual(_kept))
                Keep(name, role, closes, end);
            return end;
        }

        private void Keep(ReadOnlySpan<char> name, Role role, bool closes, int end)
        {
            if (_kept.IsEmpty)
                _kept = name;
            _depth += closes ? -1 : 1;
            if (_depth > 0)
                return;
            _kept = default;
            if (_toSay.Count == 0)
                return;
            Replace(end, end, WordsOf(_toSay, role.HasFlag(Role.Inline), _isOnlyAcronym));
            _toSay.Clear();
        }

        private static string WordsOf(List<Acronym> acronyms, bool isInline, bool isAlone)
        {
            var words = acronyms.Select(acronym =>
                Encoder.Encode(
                    isInline && isAlone ? acronym.Expansion : $"{acronym.Letters}\u00A0: {acronym.Expansion}"
                )
            );
            return isInline
                ? $" ({string.Join(" ; ", words)})"
                : $"<p class=\"spro-muted\">{string.Join("<br>", words)}</p>";
        }

        private void Replace(int start, int end, string text)
        {
            WriteUpTo(start);
            to.Write(text);
            _written = end;
        }

        // As an array: a writer that is given a span copies it first.
        private void WriteUpTo(int end)
        {
            var kept = page[_written..end];
            to.Write(kept.Array!, kept.Offset, kept.Count);
            _written = end;
        }

        private readonly int After(string mark, int from)
        {
            var found = _html[from..].IndexOf(mark);
            return found < 0 ? _html.Length : from + found + mark.Length;
        }
    }
}
