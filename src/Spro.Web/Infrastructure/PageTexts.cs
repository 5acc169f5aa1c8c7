using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Spro.Web.Infrastructure;

/// <summary>
/// The texts of one part of the site, as its pages write them: in French, the only language the site speaks. The
/// framework's own localizer formats every text, those without an argument too, each time it writes it.
/// </summary>
internal sealed class PageTexts<TResource>(IStringLocalizer<TResource> texts)
{
    private readonly ConcurrentDictionary<string, PageText> _known = new(StringComparer.Ordinal);

    public PageText this[string name] =>
        _known.GetOrAdd(name, static (name, texts) => PageText.Parse(texts[name].Value), texts);

    /// <summary>The text with arguments in it, which are encoded.</summary>
    public PageText this[string name, params object[] arguments] => this[name].With(arguments);
}

/// <summary>A text of the site: HTML of ours, its arguments encoded when it is written.</summary>
internal sealed partial class PageText : IHtmlContent
{
    private readonly string _format;

    // Ours at even ranks, the rank of an argument at odd ones.
    private readonly string[] _pieces;
    private readonly object[] _arguments;

    private PageText(string format, string[] pieces, object[] arguments) =>
        (_format, _pieces, _arguments) = (format, pieces, arguments);

    public static PageText Parse(string format) => new(format, Hole().Split(format), []);

    public PageText With(object[] arguments) => new(_format, _pieces, arguments);

    /// <summary>As plain text, for an attribute: whoever writes it encodes it.</summary>
    public string Value =>
        _arguments.Length == 0 ? _format : string.Format(CultureInfo.CurrentCulture, _format, _arguments);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        for (var i = 0; i < _pieces.Length; i++)
        {
            if (i % 2 == 0)
                writer.Write(_pieces[i]);
            else
                encoder.Encode(writer, Argument(_pieces[i][0] - '0'));
        }
    }

    private string Argument(int rank) => Convert.ToString(_arguments[rank], CultureInfo.CurrentCulture) ?? string.Empty;

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Hole();
}
