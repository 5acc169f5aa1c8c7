using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Spro.Web.Infrastructure;

/// <summary>
/// The part of a list's item that is the same for everybody and at any hour (a name, an address), written and encoded
/// once for as long as what it is about lives: a door lives as long as the snapshot it is in.
/// </summary>
internal sealed class WrittenPart<TView>(HtmlEncoder encoder, Action<MarkupWriter, TView> write)
{
    private readonly ConditionalWeakTable<object, HtmlString> _written = [];

    /// <summary>The part about something, of which <paramref name="view"/> is one view among others.</summary>
    public HtmlString Of(object about, TView view)
    {
        if (_written.TryGetValue(about, out var known))
            return known;
        using var text = new StringWriter();
        write(new MarkupWriter(text, encoder), view);
        return _written.GetOrAdd(about, new HtmlString(text.ToString()));
    }
}
