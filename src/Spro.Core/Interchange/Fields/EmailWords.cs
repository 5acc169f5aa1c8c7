using System.Text.Json;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Fields;

/// <summary>The words by which <see cref="PersonalEmail"/> judges (<c>data/email-words.json</c>), folded.</summary>
/// <param name="FreeMail">Domains of mail boxes that anybody opens for oneself.</param>
/// <param name="PlacesOnly">Domains that only give addresses to places.</param>
/// <param name="Functions">Functions, and short names of kinds of places.</param>
/// <param name="Connectors">Words that join others and say nothing alone.</param>
/// <param name="FirstNames">First names, which the name of a place may hold too ("Centre Simone Veil").</param>
internal sealed record EmailWords(
    HashSet<string> FreeMail,
    HashSet<string> PlacesOnly,
    HashSet<string> Functions,
    HashSet<string> Connectors,
    HashSet<string> FirstNames
)
{
    private static readonly Lazy<EmailWords> Embedded = new(() =>
        JsonSerializer.Deserialize<EmailWords>(EmbeddedData.ReadText("email-words.json"), JsonSerializerOptions.Web)!
    );

    public static EmailWords BuiltIn => Embedded.Value;
}
