using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Spro.Core.Knowledge;

/// <summary>A page: names, headings and links stay whole, and say their acronyms right after.</summary>
public sealed partial class Acronyms
{
    // As the site writes: accents are no entities.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What is no text for reading, or explains itself.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LeftAlone = Set(
        "code",
        "dfn",
        "pre",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title"
    );

    /// <summary>What is a name or leads somewhere: nothing is put inside.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KeptWhole = Set(
        "a",
        "button",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "legend",
        "strong",
        "summary"
    );

    /// <summary>What runs on in a sentence: no sentence begins there.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Inline = Set(
        "a",
        "b",
        "em",
        "i",
        "span",
        "strong",
        "button",
        "mark",
        "abbr"
    );

    /// <summary>
    /// HTML with each known acronym in full where it comes first. Attributes, code, drawings and choices of a list are left
    /// as they are; a heading, a link or a strong word stays whole and its acronyms are explained right after it; what a
    /// <c>dfn</c> holds is explained there.
    /// </summary>
    public string ExpandHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var page = new Page(this, html);
        var position = 0;
        while (position < html.Length)
        {
            var tag = html.IndexOf('<', position);
            if (tag < 0)
                tag = html.Length;
            if (tag > position)
                page.Text(position, tag);
            position = tag < html.Length ? page.Tag(tag) : tag;
        }
        return page.ToString();
    }

    /// <summary>Whether a known acronym stands anywhere in a text, tags included: if not, there is nothing to expand.</summary>
    public bool IsAnyIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; )
        {
            var capital = text[i..].IndexOfAnyInRange('A', 'Z');
            if (capital < 0)
                return false;
            var start = i + capital;
            i = start + 1;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            if (i - start > 1 && _lookup.ContainsKey(text[start..i]))
                return true;
        }
        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] names) =>
        names.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool HasTwoCapitals(ReadOnlySpan<char> text)
    {
        var wasCapital = false;
        foreach (var letter in text)
        {
            var isCapital = char.IsAsciiLetterUpper(letter);
            if (wasCapital && (isCapital || char.IsAsciiDigit(letter)))
                return true;
            wasCapital = isCapital;
        }
        return false;
    }

    /// <summary>One page as it is read, from its beginning to its end.</summary>
    private sealed class Page(Acronyms acronyms, string html)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private readonly List<Acronym> _toSay = [];
        private StringBuilder? _expanded;
        private int _written;
        private string? _kept;
        private int _depth;
        private bool _isOnlyAcronym;
        private bool _startsSentence = true;

        /// <summary>Reads the text between two tags.</summary>
        public void Text(int start, int end)
        {
            var raw = html.AsSpan(start, end - start);
            var starts = _startsSentence;
            if (!raw.IsWhiteSpace())
                _startsSentence = false;
            if (!HasTwoCapitals(raw))
                return;
            // Names of entities are no words.
            var text = raw.Contains('&') ? WebUtility.HtmlDecode(raw.ToString()) : raw.ToString();
            if (_kept is not null)
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
                Write(start, end, Encoder.Encode(expanded));
        }

        /// <summary>Reads a tag, with what must be skipped after it; gives where the next text begins.</summary>
        public int Tag(int start)
        {
            if (html.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal))
                return After("-->", start);
            var closes = start + 1 < html.Length && html[start + 1] == '/';
            var nameStart = start + (closes ? 2 : 1);
            var nameEnd = nameStart;
            while (nameEnd < html.Length && char.IsAsciiLetterOrDigit(html[nameEnd]))
                nameEnd++;
            var name = html.AsSpan(nameStart, nameEnd - nameStart);
            var end = After(">", nameEnd);
            if (!Inline.Contains(name))
                _startsSentence = true;
            if (!closes && LeftAlone.Contains(name))
            {
                var close = html.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase);
                if (close < 0)
                    return html.Length;
                if (name.Equals("dfn", StringComparison.OrdinalIgnoreCase))
                    _seen.Add(WebUtility.HtmlDecode(html[end..close]).Trim());
                return After(">", close);
            }
            if (
                _kept is null
                    ? !closes && KeptWhole.Contains(name)
                    : name.Equals(_kept, StringComparison.OrdinalIgnoreCase)
            )
                Keep(name.ToString(), closes, end);
            return end;
        }

        public override string ToString() =>
            _expanded is null ? html : _expanded.Append(html, _written, html.Length - _written).ToString();

        private void Keep(string name, bool closes, int end)
        {
            _kept = name;
            _depth += closes ? -1 : 1;
            if (_depth > 0)
                return;
            _kept = null;
            if (_toSay.Count == 0)
                return;
            var isInline = Inline.Contains(name);
            var words = string.Join(
                isInline ? " ; " : "<br>",
                _toSay.Select(acronym =>
                    Encoder.Encode(
                        isInline && _isOnlyAcronym ? acronym.Expansion : $"{acronym.Letters}\u00A0: {acronym.Expansion}"
                    )
                )
            );
            Write(end, end, isInline ? $" ({words})" : $"<p class=\"spro-muted\">{words}</p>");
            _toSay.Clear();
        }

        private void Write(int start, int end, string text)
        {
            _expanded ??= new StringBuilder(html.Length + 256);
            _expanded.Append(html, _written, start - _written).Append(text);
            _written = end;
        }

        private int After(string mark, int from)
        {
            var found = html.IndexOf(mark, from, StringComparison.Ordinal);
            return found < 0 ? html.Length : found + mark.Length;
        }
    }
}
