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

    /// <summary>Whether a known acronym stands in what a page shows: if not, there is nothing to expand.</summary>
    public bool IsAnyIn(ReadOnlySpan<char> html)
    {
        for (var i = 0; i < html.Length; )
        {
            var capital = html[i..].IndexOfAnyInRange('A', 'Z');
            if (capital < 0)
                return false;
            var start = i + capital;
            i = start + 1;
            // An acronym has two capitals, or a capital and a digit: nearly every word is no more than that to read.
            if (i == html.Length || !(char.IsAsciiLetterUpper(html[i]) || char.IsAsciiDigit(html[i])))
                continue;
            while (i < html.Length && char.IsLetterOrDigit(html[i]))
                i++;
            if (_lookup.ContainsKey(html[start..i]) && !IsInTag(html, start))
                return true;
        }
        return false;
    }

    private static bool IsInTag(ReadOnlySpan<char> html, int position) =>
        html[..position].LastIndexOfAny('<', '>') is >= 0 and var mark && html[mark] == '<';

    // A page has a thousand tags: names are compared as they are written, in lower case.
    private static Role RoleOf(ReadOnlySpan<char> name) =>
        name switch
        {
            "a" or "button" or "strong" => Role.KeptWhole | Role.Inline,
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "legend" or "summary" => Role.KeptWhole,
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

        /// <summary>A name, or what leads somewhere: nothing is put inside.</summary>
        KeptWhole = 2,

        /// <summary>No text for reading, or it explains itself.</summary>
        LeftAlone = 4,
    }

    private static bool HasTwoCapitals(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var capital = text[i..^1].IndexOfAnyInRange('A', 'Z');
            if (capital < 0)
                return false;
            i += capital;
            if (char.IsAsciiLetterUpper(text[i + 1]) || char.IsAsciiDigit(text[i + 1]))
                return true;
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
            var role = RoleOf(name);
            if (!role.HasFlag(Role.Inline))
                _startsSentence = true;
            if (!closes && role.HasFlag(Role.LeftAlone))
            {
                var close = html.IndexOf($"</{name}", end, StringComparison.Ordinal);
                if (close < 0)
                    return html.Length;
                if (name is "dfn")
                    _seen.Add(WebUtility.HtmlDecode(html[end..close]).Trim());
                return After(">", close);
            }
            if (_kept is null ? !closes && role.HasFlag(Role.KeptWhole) : name.SequenceEqual(_kept))
                Keep(name, role, closes, end);
            return end;
        }

        public override string ToString() =>
            _expanded is null ? html : _expanded.Append(html, _written, html.Length - _written).ToString();

        private void Keep(ReadOnlySpan<char> name, Role role, bool closes, int end)
        {
            _kept ??= name.ToString();
            _depth += closes ? -1 : 1;
            if (_depth > 0)
                return;
            _kept = null;
            if (_toSay.Count == 0)
                return;
            var isInline = role.HasFlag(Role.Inline);
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
            var found = html.AsSpan(from).IndexOf(mark);
            return found < 0 ? html.Length : from + found + mark.Length;
        }
    }
}
