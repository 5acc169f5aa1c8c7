using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>The search of the directory: a form of GET fields, its results as a list, a map and a table.</summary>
[OutputCache(PolicyName = Site.PublicPages)]
internal sealed class IndexModel(
    CatalogueHost catalogues,
    TimeProvider clock,
    IStringLocalizer<Resources.Directory> texts
) : FilteredPage
{
    private const int PageSize = 20;
    private const int LongestText = 200;

    /// <summary>What the person typed: a name or a postcode.</summary>
    public string? CommuneText => Said(AskedCommune.TextField);

    /// <summary>The INSEE code of the commune that the site found.</summary>
    public string? CommuneCode => Said(AskedCommune.CodeField);

    /// <summary>Kilometres around it.</summary>
    public string? Radius => Said("rayon");

    /// <summary>Code of a network.</summary>
    public string? NetworkCode => Said("reseau");

    /// <summary>A public, as the situation names it.</summary>
    public string? Audience => Said("public");

    /// <summary>A need.</summary>
    public string? Need => Said("besoin");

    /// <summary>"maintenant", or nothing.</summary>
    public string? Open => Said("ouvert");

    /// <summary>A local date and time, as the browser's field gives it.</summary>
    public string? When => Said("quand");

    /// <summary>"oui": known to be step-free.</summary>
    public string? StepFree => Said("accessible");

    /// <summary>Words of a name.</summary>
    public string? Text => Said("q");

    /// <summary>Where the page starts, as the page before gave it.</summary>
    public string? After => Said(AfterField);

    /// <inheritdoc />
    protected override string UnknownChoice => texts["filter.unknown"];

    internal PublicCatalogue Catalogue { get; } = catalogues.Current;
    internal CommuneRecord? Commune => Asked.Commune;
    private LocalCalendar Calendar => Commune?.Calendar ?? LocalCalendar.Metropolitan;
    internal IReadOnlyList<DoorView> Doors { get; private set; } = [];

    /// <summary>A commune was given, and nothing that was asked for is within the radius.</summary>
    internal bool IsNearNothing { get; private set; }

    /// <summary>Then, the nearest that is farther, or closed at the moment asked.</summary>
    internal FoundDoor? NearestOtherwise { get; private set; }

    /// <summary>It is within the radius: only the moment is wrong.</summary>
    internal bool IsOnlyClosed => NearestOtherwise?.Km <= RadiusKm;
    internal int Total { get; private set; }
    internal string? Next { get; private set; }
    internal double RadiusKm { get; private set; } = DirectoryQuery.UsualRadiusKm;
    internal DateTime AtUtc { get; private set; }

    /// <summary>Something beside the commune was asked.</summary>
    internal bool HasFilters =>
        Request.Query.Any(pair =>
            pair.Key is "rayon" or "reseau" or "public" or "besoin" or "ouvert" or "quand" or "accessible" or "q"
            && pair.Value != ""
        );

    /// <summary>Shows the form, and the results of what it holds.</summary>
    public void OnGet()
    {
        AtUtc = clock.GetUtcNow().UtcDateTime;
        Asked = AskedCommune.Read(Catalogue.Territory, CommuneCode, CommuneText);
        if (Asked.IsUnknown)
            Refuse(AskedCommune.TextField, texts["commune.unknown"]);
        var openAt = ReadMoment();
        ReadRadius();
        Check("reseau", NetworkCode, code => Catalogue.Networks.Find(code) is not null);
        Check("public", Audience, SituationField.MainStatus.Values.Contains);
        Check("besoin", Need, NeedCodes.Open.Contains);
        Check("ouvert", Open, open => open == "maintenant");
        Check("accessible", StepFree, stepFree => stepFree == "oui");
        if (Text is { Length: > LongestText })
            Refuse("q", texts["text.long"]);
        if (!IsClear)
            return;
        AtUtc = openAt ?? AtUtc;
        var query = new DirectoryQuery
        {
            Commune = Commune,
            RadiusKm = RadiusKm,
            Network = NetworkCode,
            MainStatus = Audience,
            Need = Need,
            OpenAt = openAt,
            StepFree = StepFree == "oui",
            Text = Text,
            Day = Calendar.DayOf(AtUtc),
        };
        var found = DirectorySearch.Find(Catalogue.Doors, query);
        Total = found.Count;
        IsNearNothing = Commune is not null && found is not [{ Km: not null }, ..];
        if (IsNearNothing)
            NearestOtherwise = DirectorySearch.NearestOtherwise(Catalogue.Doors, query);
        var page = DirectoryPage.Of(found, DirectoryKey.Read(After), PageSize);
        Doors = [.. page.Doors.Select(door => new DoorView(door, AtUtc))];
        if (page.Next is { } next)
            Next = With(AfterField, next.ToString());
    }

    private void ReadRadius()
    {
        if (Radius is null)
            return;
        if (
            double.TryParse(Radius, NumberStyles.Float, CultureInfo.InvariantCulture, out var km)
            && km is > 0 and <= 100
        )
            RadiusKm = km;
        else
            Refuse("rayon", texts["radius.unknown"]);
    }

    private DateTime? ReadMoment()
    {
        if (Open == "maintenant")
            return AtUtc;
        if (string.IsNullOrWhiteSpace(When))
            return null;
        if (
            DateTime.TryParse(When, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is > 2000 and < 2100
        )
            return Calendar.ToUtc(local);
        Refuse("quand", texts["when.unknown"]);
        return null;
    }
}
