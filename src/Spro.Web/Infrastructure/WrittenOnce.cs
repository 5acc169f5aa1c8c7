using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Spro.Web.Infrastructure;

/// <summary>
/// Parts of pages that say the same to everybody (a question nobody has answered yet, a hundred options of a filter),
/// written once for each snapshot of the public data, or for each of the things in it.
/// </summary>
internal sealed class WrittenOnce(HtmlEncoder encoder)
{
    private readonly ConditionalWeakTable<object, ConcurrentDictionary<string, IHtmlContent>> _written = [];

    /// <summary>The part of that name, made by <paramref name="write"/> the first time it is asked for about something.</summary>
    public async Task<IHtmlContent> GetAsync(object about, string name, Func<Task<IHtmlContent>> write)
    {
        var parts = _written.GetOrAdd(about, _ => new(StringComparer.Ordinal));
        if (parts.TryGetValue(name, out var known))
            return known;
        await using var text = new StringWriter();
        (await write()).WriteTo(text, encoder);
        return parts.GetOrAdd(name, new HtmlString(text.ToString()));
    }
}
