using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Library;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Library;

/// <summary>The library, narrowed by an address: for professionals, and for anybody.</summary>
internal abstract class LibraryPage(CatalogueHost catalogues, TimeProvider clock) : FilteredPage
{
    private const int YearsBack = 6;

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal DateOnly Today { get; } = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
    internal string? Words { get; private set; }
    internal string? Kind { get; private set; }
    internal string? Department { get; private set; }
    internal string? Sector { get; private set; }
    internal string? Year { get; private set; }

    /// <summary>The years from which one may ask for what is dated.</summary>
    internal IEnumerable<string> Years =>
        Enumerable.Range(0, YearsBack).Select(back => (Today.Year - back).ToString(CultureInfo.InvariantCulture));

    /// <summary>Which page of the list.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    internal ListPage<LibraryLine> Found { get; private protected set; } = new([], 1, 1);

    /// <inheritdoc />
    protected override string UnknownChoice => "Choisissez dans la liste.";

    /// <summary>What is asked for; null when it is not understood, which is said beside the field.</summary>
    private protected LibraryFilter? Filter()
    {
        (Words, Kind, Department, Sector) = (Said("q"), Said("sorte"), Said("departement"), Said("secteur"));
        Year = Said("depuis");
        Check("sorte", Kind, text => Enum.TryParse<LibraryKind>(text, out var kind) && Enum.IsDefined(kind));
        Check("departement", Department, code => Catalogue.Departments.Any(one => one.Code == code));
        Check("secteur", Sector, code => Catalogue.Occupations.Sectors.Any(one => one.Code == code));
        Check("depuis", Year, Years.Contains);
        return IsClear
            ? new(
                Words,
                Kind is null ? null : Enum.Parse<LibraryKind>(Kind),
                Department,
                Sector,
                Year is null ? null : new DateOnly(int.Parse(Year, CultureInfo.InvariantCulture), 1, 1)
            )
            : null;
    }
}
