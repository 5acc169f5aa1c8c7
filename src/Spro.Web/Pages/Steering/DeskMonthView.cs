using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Steering;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Steering;

/// <summary>The counts of a month, with the names of what is counted.</summary>
/// <param name="Counted">The counts, and when they were made.</param>
/// <param name="Catalogue">Where the names are.</param>
/// <param name="IsByPlace">Headings are names of places; else codes of intercommunalités.</param>
internal sealed record DeskMonthView(Counted<DeskMonth> Counted, PublicCatalogue Catalogue, bool IsByPlace)
{
    public DeskMonth Month => Counted.Figures;

    public string? NameOf(string? heading) =>
        heading is null || IsByPlace
            ? heading
            : Catalogue.Territory.Territory(TerritoryKind.Epci, heading)?.Name ?? heading;

    public string? NetworkOf(string? code) => code is null ? null : Catalogue.Networks.Find(code)?.Name ?? code;

    public static string ChannelOf(string? code, PageTexts<Resources.Steering> texts) =>
        texts["desk.channel." + (code ?? "unknown")].Value;

    public static string AgeOf(string? code, PageTexts<Resources.Steering> texts) =>
        texts["desk.age." + (code ?? "unknown")].Value;

    public string PublicOf(string? code, PageTexts<Resources.Steering> texts) =>
        code is null ? texts["desk.public.unknown"].Value : Catalogue.Words[SituationField.MainStatus].LabelOf(code);
}
