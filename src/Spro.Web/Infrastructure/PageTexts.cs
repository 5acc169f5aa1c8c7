using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Spro.Web.Infrastructure;

/// <summary>
/// The texts of one part of the site, as its pages write them. The framework's own localizer formats every text, those
/// without an argument too, each time it writes it.
/// </summary>
internal sealed class PageTexts<TResource>(IStringLocalizer<TResource> texts)
{
    private readonly ConcurrentDictionary<(string, CultureInfo), PageText> _known = new();

    public PageText this[string name] =>
        _known.GetOrAdd(
            (name, CultureInfo.CurrentUICulture),
            static (key, texts) => new PageText(texts[key.Item1].Value, []),
            texts
        );

    /// <summary>The text with arguments in it, which are encoded.</summary>
    public PageText this[string name, params object[] arguments] => new(this[name].Value, arguments);
}

/// <summary>A text of the site: HTML of ours, its arguments encoded when it is written.</summary>
internal sealed class PageText(string format, object[] arguments) : IHtmlContent
{
    /// <summary>As plain text, for an attribute: whoever writes it encodes it.</summary>
    public string Value =>
        arguments.Length == 0 ? format : string.Format(CultureInfo.CurrentCulture, format, arguments);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (arguments.Length == 0)
        {
            writer.Write(format);
            return;
        }
        var encoded = new object[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            encoded[i] = encoder.Encode(Convert.ToString(arguments[i], CultureInfo.CurrentCulture) ?? string.Empty);
        writer.Write(string.Format(CultureInfo.CurrentCulture, format, encoded));
    }
}
