using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Knowledge;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Knowledge;

/// <summary>The trainings, all of them or those to an occupation or a certification, in an order that the reader chooses.</summary>
internal sealed class TrainingsModel(
    CatalogueHost catalogues,
    TimeProvider clock,
    IStringLocalizer<Resources.Trainings> texts
) : FilteredPage
{
    private const int PageSize = 20;
    private const string Yes = "oui";

    private static readonly string[] FilterFields = ["ordre", "mode", "sansdiplome", "handicap"];

    /// <summary>The orders offered: how an address names each, and the text that names it.</summary>
    internal static IReadOnlyList<(TrainingOrder Order, string Name, string Value)> Orders { get; } =
    [
        (TrainingOrder.Distance, "distance", "distance"),
        (TrainingOrder.Date, "date", "date"),
        (TrainingOrder.Level, "niveau", "level"),
    ];

    internal static IReadOnlyList<TrainingMode> Modes { get; } = Enum.GetValues<TrainingMode>();

    /// <inheritdoc />
    protected override string UnknownChoice => texts["filter.unknown"];

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal OccupationRecord? Occupation { get; private set; }
    internal CertificationRecord? Certification { get; private set; }
    internal Sector? Sector { get; private set; }
    internal TrainingMode? Mode { get; private set; }
    internal bool WithoutDiploma { get; private set; }
    internal bool DisabilityAccess { get; private set; }
    internal TrainingOrder Order { get; private set; }
    internal string OrderName => Orders.First(one => one.Order == Order).Name;
    internal IReadOnlyList<FoundTraining> Trainings { get; private set; } = [];
    internal int Total { get; private set; }
    internal string? Next { get; private set; }
    internal bool HasFilters => FilterFields.Any(name => Said(name) is not null);

    /// <summary>Shows the form, and what it asks for.</summary>
    public IActionResult OnGet()
    {
        if (Said("metier") is { } job && (Occupation = Catalogue.Occupations.Find(job)) is null)
            return NotFound();
        if (Said("certification") is { } code && (Certification = Catalogue.Certifications.Find(code)) is null)
            return NotFound();
        if (Said("secteur") is { } letter && (Sector = Catalogue.Occupations.SectorOf(letter)) is null)
            return NotFound();
        Asked = AskedCommune.Read(Catalogue.Territory, Said(AskedCommune.CodeField), Said(AskedCommune.TextField));
        if (Asked.IsUnknown)
            Refuse(AskedCommune.TextField, texts["commune.unknown"]);
        Mode = Modes.Select(mode => (TrainingMode?)mode).FirstOrDefault(mode => NameOf(mode!.Value) == Said("mode"));
        Check("mode", Said("mode"), _ => Mode is not null);
        WithoutDiploma = IsTicked("sansdiplome");
        DisabilityAccess = IsTicked("handicap");
        var ordered = Orders.FirstOrDefault(one => one.Name == Said("ordre"));
        Check("ordre", Said("ordre"), _ => ordered.Name is not null);
        // Without a commune there is no distance.
        Order =
            ordered.Name is null || (ordered.Order == TrainingOrder.Distance && Asked.Commune is null)
                ? Asked.Commune is null
                    ? TrainingOrder.Date
                    : TrainingOrder.Distance
                : ordered.Order;
        if (!IsClear)
            return Page();
        var found = TrainingSearch.Find(
            Catalogue,
            new TrainingQuery
            {
                Occupation = Occupation,
                CertificationCode = Certification?.Code,
                Sector = Sector,
                Commune = Asked.Commune,
                Mode = Mode,
                WithoutDiploma = WithoutDiploma,
                DisabilityAccess = DisabilityAccess,
                Order = Order,
                Day = DateOnly.FromDateTime(LocalCalendar.Metropolitan.ToLocal(clock.GetUtcNow().UtcDateTime)),
            }
        );
        Total = found.Count;
        var page = TrainingPage.Of(found, TrainingKey.Read(Said(AfterField)), PageSize);
        Trainings = page.Trainings;
        if (page.Next is { } next)
            Next = With(AfterField, next.ToString());
        return Page();
    }

    /// <summary>How an address names a mode.</summary>
    internal static string NameOf(TrainingMode mode) =>
        mode switch
        {
            TrainingMode.Presence => "sur-place",
            TrainingMode.Remote => "a-distance",
            TrainingMode.Mixed => "mixte",
            _ => "apprentissage",
        };

    private bool IsTicked(string field)
    {
        Check(field, Said(field), said => said == Yes);
        return Said(field) == Yes;
    }
}
