using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Spro.Web.Pages.FirstAnswer;

/// <summary>What has been said so far goes on with the form, as hidden fields: there is no session to keep it.</summary>
internal sealed class SaidSoFar(IEnumerable<KeyValuePair<string, string>> said) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (name, value) in said)
        {
            writer.Write("<input type=\"hidden\" name=\"");
            encoder.Encode(writer, name);
            writer.Write("\" value=\"");
            encoder.Encode(writer, value);
            writer.Write("\">\n");
        }
    }
}
