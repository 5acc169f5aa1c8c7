using System.Globalization;
using Spro.Core.Members;

namespace Spro.Web.Pages;

/// <summary>A long list of structures, of which the address says what is wanted and the page.</summary>
internal abstract class StructureListPage : FilteredPage
{
    private const int LongestText = 200;

    /// <summary>The page of the list, in an address.</summary>
    internal const string PageField = "page";

    /// <inheritdoc />
    protected override string UnknownChoice => "Choisissez dans la liste.";

    /// <summary>The structures; null when the page shows something else.</summary>
    internal StructureList? List { get; private protected set; }

    /// <summary>What the address asks.</summary>
    internal StructureQuery Query { get; private set; } = new();

    /// <summary>The address of a page of the same list.</summary>
    internal string PageAt(int page) => With(PageField, page.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads what the address asks; a page that is none is the first.</summary>
    protected StructureQuery ReadQuery()
    {
        var text = Said("q")?.Trim();
        _ = int.TryParse(Said(PageField), NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        Query = new()
        {
            Text = string.IsNullOrEmpty(text) ? null : text[..Math.Min(text.Length, LongestText)],
            OnlyStale = Request.Query["seulement"].Contains("a-confirmer"),
            OnlyUnsigned = Request.Query["seulement"].Contains("sans-signature"),
            OnlyUnreachable = Request.Query["seulement"].Contains("sans-adresse"),
            Page = page,
        };
        return Query;
    }
}
