using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Search;
using Spro.Core.Territories;
using Spro.Web.Pages.Territories;

namespace Spro.Web.Pages.Search;

/// <summary>How something found is called, on the page of results and while one types.</summary>
internal sealed class FoundWords(IStringLocalizer<Resources.Search> texts)
{
    /// <summary>A title as one says it: both forms of a job name in one go.</summary>
    public static string Said(SearchKinds kind, string title) =>
        kind == SearchKinds.Occupation ? Core.Knowledge.TitleForms.Said(title) : title;

    /// <summary>What it is, in a word or two: "Métier", "Commune".</summary>
    public string KindOf(SearchDocument found) =>
        found.Kind == SearchKinds.Territory
            ? texts["kind.territory." + AreaNames.Of(AreaKinds.Read(found.Code).Kind)]
            : texts["kind." + CatalogueSearch.NameOf(found.Kind)];
}
