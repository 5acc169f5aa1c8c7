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
        using var text = new StringWriter();
        page.WriteTo(text, encoder);
        writer.Write(Acronyms.BuiltIn.ExpandHtml(text.ToString()));
    }
}
