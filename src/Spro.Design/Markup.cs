using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design;

/// <summary>
/// HTML written as an interpolated string, <c>Markup m = $"&lt;p&gt;{text}&lt;/p&gt;"</c>: what stands between the holes is
/// ours, what falls into a hole is encoded unless it is already HTML. Nothing a person typed can become markup.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Markup(int literalLength, int formattedCount) : IHtmlContent
{
    // Literal HTML as string, text to encode as Text, ready HTML as IHtmlContent.
    private readonly List<object> parts = new(Math.Min(literalLength, formattedCount + 1) + formattedCount);

    private sealed record Text(string Value);

    public void AppendLiteral(string html) => parts.Add(html);

    public void AppendFormatted(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            parts.Add(new Text(text));
        }
    }

    public void AppendFormatted(int number) => parts.Add(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(IHtmlContent? html)
    {
        if (html is not null)
        {
            parts.Add(html);
        }
    }

    /// <summary>Writes each attribute with a space before it.</summary>
    public void AppendFormatted(IEnumerable<TagHelperAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            parts.Add(" ");
            parts.Add(attribute);
        }
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case string html:
                    writer.Write(html);
                    break;
                case Text text:
                    encoder.Encode(writer, text.Value);
                    break;
                case IHtmlContent html:
                    html.WriteTo(writer, encoder);
                    break;
            }
        }
    }

    /// <summary>The HTML, with the default encoder.</summary>
    public override string ToString()
    {
        using var writer = new StringWriter();
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>An attribute with a space before it, or nothing when it has no value.</summary>
    public static Markup? Attribute(string name, string? value) =>
        value is null ? null : (Markup)$" {name}=\"{value}\"";

    /// <summary>A class list without its empty members.</summary>
    public static string Classes(params ReadOnlySpan<string?> classes)
    {
        var written = new List<string>(classes.Length);
        foreach (var name in classes)
        {
            if (!string.IsNullOrEmpty(name))
            {
                written.Add(name);
            }
        }
        return string.Join(' ', written);
    }
}
