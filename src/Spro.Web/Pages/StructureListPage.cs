using Spro.Core.Members;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages;

/// <summary>A long list of structures, of which the address says what is wanted and the page.</summary>
internal abstract class StructureListPage : FilteredPage
{
    private const int LongestText = 200;

    /// <summary>The page of the list, in an address.</summary>
    internal const string PageField = "p";

    /// <inheritdoc />
    protected override string UnknownChoice => "Choisissez dans la liste.";

    /// <summary>The structures; null when the page shows something else.</summary>
    internal StructureList? List { get; private protected set; }

    /// <summary>What the address asks.</summary>
    internal StructureQuery Query { get; private set; } = new();

    /// <summary>Reads what the address asks; a page that is none is the first.</summary>
    protected StructureQuery ReadQuery()
    {
        var text = Said("q")?.Trim();
        Query = new()
        {
            Text = string.IsNullOrEmpty(text) ? null : text[..Math.Min(text.Length, LongestText)],
            OnlyStale = Request.Query["seulement"].Contains("a-confirmer"),
            OnlyUnsigned = Request.Query["seulement"].Contains("sans-signature"),
            OnlyUnreachable = Request.Query["seulement"].Contains("sans-adresse"),
            Page = Request.PageOf(PageField),
        };
        return Query;
    }
}
