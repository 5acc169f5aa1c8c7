using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Spro.Core.Catalogue;

namespace Spro.Web.Infrastructure;

/// <summary>
/// Parts of pages that say the same to everybody (a question nobody has answered yet, a hundred options of a filter),
/// written once for each snapshot of the public data and each language.
/// </summary>
internal sealed class WrittenOnce(HtmlEncoder encoder)
{
    private readonly ConditionalWeakTable<
        PublicCatalogue,
        ConcurrentDictionary<(string, CultureInfo), IHtmlContent>
    > _written = [];

    /// <summary>The part of that name, made by <paramref name="write"/> from <paramref name="catalogue"/> the first time.</summary>
    public async Task<IHtmlContent> GetAsync(PublicCatalogue catalogue, string name, Func<Task<IHtmlContent>> write)
    {
        var parts = _written.GetOrAdd(catalogue, _ => new());
        if (parts.TryGetValue((name, CultureInfo.CurrentUICulture), out var known))
            return known;
        await using var text = new StringWriter();
        (await write()).WriteTo(text, encoder);
        return parts.GetOrAdd((name, CultureInfo.CurrentUICulture), new HtmlString(text.ToString()));
    }
}
