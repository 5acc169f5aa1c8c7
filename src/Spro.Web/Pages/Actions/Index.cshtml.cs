using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Spro.Core.Agenda;
using Spro.Core.Catalogue;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Actions;

/// <summary>The agenda of the public: what one may go to, by day, department, public, sort and distance.</summary>
internal sealed class IndexModel(
    PublicAgenda agenda,
    CatalogueHost catalogues,
    TimeProvider clock,
    IStringLocalizer<Resources.PublicActions> texts
) : FilteredPage
{
    private const int PageSize = 20;
    private static readonly int[] Kilometres = [10, 30, 60];

    /// <inheritdoc />
    protected override string UnknownChoice => texts["filter.unknown"];

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal AgendaPage Found { get; private set; } = new([], 0, null);
    internal string? Next { get; private set; }
    internal string Kind => Said("sorte") ?? "";
    internal string Public => Said("public") ?? "";
    internal string Department => Said("departement") ?? "";
    internal string Day => Said("jour") ?? "";
    internal string Km => Said("km") ?? AgendaPage.UsualKm.ToString(System.Globalization.CultureInfo.InvariantCulture);
    internal static IEnumerable<int> Distances => Kilometres;
    internal bool HasFilters => Kind.Length + Public.Length + Department.Length + Day.Length > 0;

    /// <summary>Shows the form, and what it asks for.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Asked = AskedCommune.Read(Catalogue.Territory, Said(AskedCommune.CodeField), Said(AskedCommune.TextField));
        if (Asked.IsUnknown)
            Refuse(AskedCommune.TextField, texts["commune.unknown"]);
        Check("sorte", Said("sorte"), said => Enum.TryParse<ActionKind>(said, out var kind) && Enum.IsDefined(kind));
        Check(
            "public",
            Said("public"),
            said => Enum.TryParse<ActionPublics>(said, out var one) && AgendaWords.EachPublic.Contains(one)
        );
        Check("departement", Said("departement"), said => Catalogue.Departments.Any(one => one.Code == said));
        Check("km", Said("km"), said => Kilometres.Any(one => $"{one}" == said));
        var now = clock.GetUtcNow().UtcDateTime;
        DateOnly? day =
            DateOnly.TryParseExact(Day, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            && read.Year is >= 2000 and < 2200
                ? read
                : null;
        if (Day.Length > 0 && day is null)
            Refuse("jour", texts["day.unknown"]);
        if (!IsClear)
            return;
        Found = await agenda.FindAsync(
            new AgendaQuery
            {
                From = day is { } first ? Max(now, Midnight(first)) : now,
                Until = day is { } last ? Midnight(last.AddDays(1)) : null,
                Kind = Kind.Length > 0 ? Enum.Parse<ActionKind>(Kind) : null,
                Publics = Public.Length > 0 ? Enum.Parse<ActionPublics>(Public) : ActionPublics.None,
                Department = Said("departement"),
                Near = Asked.Commune,
                WithinKm = int.Parse(Km, System.Globalization.CultureInfo.InvariantCulture),
                After = AgendaKey.Read(Said(AfterField)),
            },
            PageSize,
            cancellationToken
        );
        if (Found.Next is { } next)
            Next = With(AfterField, next.ToString());
    }

    private static DateTime Midnight(DateOnly day) =>
        LocalCalendar.Metropolitan.ToUtc(day.ToDateTime(TimeOnly.MinValue));

    private static DateTime Max(DateTime one, DateTime other) => one > other ? one : other;
}
