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
) : PageModel
{
    private const int PageSize = 20;
    private const string AfterField = "apres";

    /// <summary>The orders offered: how an address names each, and the text that names it.</summary>
    internal static IReadOnlyList<(TrainingOrder Order, string Name, string Value)> Orders { get; } =
    [
        (TrainingOrder.Distance, "distance", "distance"),
        (TrainingOrder.Date, "date", "date"),
        (TrainingOrder.Level, "niveau", "level"),
    ];

    internal static IReadOnlyList<TrainingMode> Modes { get; } = Enum.GetValues<TrainingMode>();

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal OccupationRecord? Occupation { get; private set; }
    internal CertificationRecord? Certification { get; private set; }
    internal Sector? Sector { get; private set; }
    internal AskedCommune Asked { get; private set; } = AskedCommune.None;
    internal TrainingMode? Mode { get; private set; }
    internal bool WithoutDiploma { get; private set; }
    internal bool DisabilityAccess { get; private set; }
    internal TrainingOrder Order { get; private set; }
    internal string OrderName => Orders.First(one => one.Order == Order).Name;
    internal IReadOnlyList<FoundTraining> Trainings { get; private set; } = [];
    internal int Total { get; private set; }
    internal string? Next { get; private set; }
    internal string? CommuneError { get; private set; }
    internal bool HasFilters => Mode is not null || WithoutDiploma || DisabilityAccess || Said("ordre") is not null;

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
            ModelState.AddModelError(AskedCommune.TextField, CommuneError = texts["commune.unknown"]);
        Mode = Modes.Select(mode => (TrainingMode?)mode).FirstOrDefault(mode => NameOf(mode!.Value) == Said("mode"));
        WithoutDiploma = Said("sansdiplome") == "oui";
        DisabilityAccess = Said("handicap") == "oui";
        var ordered = Orders.FirstOrDefault(one => one.Name == Said("ordre"));
        // Without a commune there is no distance.
        Order =
            ordered.Name is null || (ordered.Order == TrainingOrder.Distance && Asked.Commune is null)
                ? Asked.Commune is null
                    ? TrainingOrder.Date
                    : TrainingOrder.Distance
                : ordered.Order;
        if (Asked.IsUnclear)
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

    internal string WithCommune(string code) => With(AskedCommune.CodeField, code);

    private string? Said(string name) => Request.Query[name] is [{ Length: > 0 } said, ..] ? said : null;

    private string With(string field, string value) =>
        Request.Path
        + QueryString.Create(
            Request
                .Query.Where(pair =>
                    pair.Key != field
                    && pair.Key != AfterField
                    && (pair.Key != AskedCommune.TextField || field != AskedCommune.CodeField)
                )
                .SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one))
                .Append(new(field, value))
        );
}
