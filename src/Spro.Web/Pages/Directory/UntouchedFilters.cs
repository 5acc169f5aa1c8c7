using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Spro.Core.Catalogue;

namespace Spro.Web.Pages.Directory;

/// <summary>
/// The filters as nobody has touched them: a hundred options that say the same to everybody, written once for each
/// snapshot of the public data.
/// </summary>
internal sealed class UntouchedFilters(HtmlEncoder encoder)
{
    private readonly ConditionalWeakTable<PublicCatalogue, IHtmlContent> _written = [];

    public async Task<IHtmlContent> UntouchedAsync(IHtmlHelper html, IndexModel model)
    {
        if (_written.TryGetValue(model.Catalogue, out var known))
            return known;
        await using var text = new StringWriter();
        (await html.PartialAsync("_Filters", model)).WriteTo(text, encoder);
        var written = new HtmlString(text.ToString());
        _written.AddOrUpdate(model.Catalogue, written);
        return written;
    }
}
