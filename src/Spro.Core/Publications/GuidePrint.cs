using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Spro.Core.Common;

namespace Spro.Core.Publications;

/// <summary>What the cover of a guide says.</summary>
/// <param name="Number">The edition; null for a draft.</param>
/// <param name="Address">Where the guide is on the web.</param>
public sealed record GuideCover(int? Number, Uri Address)
{
    /// <summary>The title of the guide, or of one of its departments.</summary>
    public static string TitleOf(GuideDocument guide, string? department)
    {
        ArgumentNullException.ThrowIfNull(guide);
        var name = guide.Departments.FirstOrDefault(one => one.Code == department)?.Name;
        return name is null
            ? "Guide des structures de l'orientation"
            : $"Guide des structures de l'orientation\u00A0: {name}";
    }

    /// <summary>"Édition n° 3, annuaire du 2 mai 2026".</summary>
    public string Line(DateOnly day) =>
        (Number is { } number ? $"Édition n°\u00A0{number}, " : "Épreuve, qui n'est pas une édition\u00A0: ")
        + $"annuaire du {day.InFrench}";
}

/// <summary>
/// The guide as one page of HTML that stands alone: read on a screen, and printed by Chromium as a tagged PDF with its outline.
/// </summary>
public static class GuidePrint
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // Margin boxes number the pages. Sizes are in points: this is paper first.
    private const string Style = """
        @page { size: A4; margin: 18mm 16mm 20mm; @bottom-left { content: "FOOT"; font: 8pt sans-serif; color: #4a5a66 } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #4a5a66 } }
        @page :first { @bottom-left { content: none } @bottom-right { content: none } }
        body { font: 9.5pt/1.32 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Liberation Sans", Arial, sans-serif; color: #14212b; max-width: 46rem; margin: 0 auto; padding: 1rem }
        a { color: #0a5a78 } h1 { font-size: 26pt; line-height: 1.15; margin: 60mm 0 6mm } .cover { break-after: page }
        h2 { font-size: 18pt; margin: 0 0 4mm; break-before: page } h2, h3, h4, h5 { break-after: avoid; line-height: 1.2 }
        h3 { font-size: 14pt; margin: 8mm 0 3mm; border-top: 2pt solid #0a5a78; padding-top: 2mm } h4 { font-size: 12pt; margin: 5mm 0 2mm }
        article { break-inside: avoid; margin: 0 0 4mm; padding: 0 0 0 3mm; border-left: 2pt solid #c9d3d9 } h5 { font-size: 10.5pt; margin: 0 0 1mm }
        dl { margin: 0; display: grid; grid-template-columns: 20mm 1fr; gap: 0 3mm } dt { color: #4a5a66 } dd { margin: 0; overflow-wrap: anywhere } dd p { margin: 0 }
        .missing { font-weight: bold } nav ul, .index { list-style: none; padding-left: 4mm; margin: 0 } nav > ul { padding-left: 0 } nav ul ul { margin-bottom: 2mm } .index { columns: 2; column-gap: 8mm } .index li { break-inside: avoid; margin-bottom: 1mm }
        @media screen { h1 { margin-top: 2rem } }
        @media screen and (max-width: 30em) { dl { display: block } dd { margin-bottom: .4rem } .index { columns: 1 } }
        """;

    /// <summary>The whole guide, or a department with what is of the whole region.</summary>
    public static string Write(GuideDocument guide, string? department, GuideCover cover)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(cover);
        var title = GuideCover.TitleOf(guide, department);
        var parts = GuideChapters.Of(guide, department);
        var page = new StringBuilder(64 * 1024);
        page.Append(
                "<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
            )
            .Append(Text(title))
            .Append("</title><style>")
            .Append(
                Style.Replace(
                    "FOOT",
                    $"{title}. {cover.Line(guide.Day)}".Replace("\"", "", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
            )
            .Append("</style></head><body><main>\n<header class=\"cover\"><h1>")
            .Append(Text(title))
            .Append("</h1><p>")
            .Append(Text(cover.Line(guide.Day)))
            .Append("</p><p>")
            .Append(
                Text(
                    "Où aller, ce que chaque structure propose et à qui. Partout, c'est gratuit et ouvert à qui le demande. Chaque fiche dit quand elle a été confirmée\u00A0; ce qui manque y est écrit «\u00A0à compléter\u00A0»."
                )
            )
            .Append("</p>");
        if (parts.SelectMany(part => part.Entries).Any(entry => entry.IsFictitious))
            page.Append("<p><strong>")
                .Append(Text("Des fiches de ce guide sont fictives\u00A0: elles servent à la démonstration."))
                .Append("</strong></p>");
        page.Append("<p>")
            .Append(Text("À jour sur "))
            .Append("<a href=\"")
            .Append(Text(cover.Address.ToString()))
            .Append("\">")
            .Append(Text(cover.Address.ToString()))
            .Append("</a></p></header>\n");
        WriteContents(page, parts);
        foreach (var part in parts)
        {
            page.Append("<section><h2 id=\"")
                .Append(part.Code)
                .Append("\">")
                .Append(Text(part.Title))
                .Append("</h2>\n");
            foreach (var chapter in part.Chapters)
            {
                page.Append("<h3 id=\"")
                    .Append(IdOf(part, chapter))
                    .Append("\">")
                    .Append(Text(chapter.Title))
                    .Append("</h3>\n");
                foreach (var section in chapter.Sections)
                {
                    if (section.Title is { } commune)
                        page.Append("<h4>").Append(Text(commune)).Append("</h4>\n");
                    foreach (var entry in section.Entries)
                        WriteEntry(page, entry, guide, section.Title is null ? 4 : 5);
                }
            }
            page.Append("</section>\n");
        }
        WriteIndex(page, [.. parts.SelectMany(part => part.Entries)]);
        return page.Append("</main></body></html>\n").ToString();
    }

    private static void WriteContents(StringBuilder page, IReadOnlyList<GuidePart> parts)
    {
        page.Append(
            "<nav aria-labelledby=\"sommaire\"><h2 id=\"sommaire\" style=\"break-before:auto\">Sommaire</h2><ul>\n"
        );
        foreach (var part in parts)
        {
            page.Append("<li><a href=\"#").Append(part.Code).Append("\">").Append(Text(part.Title)).Append("</a><ul>");
            foreach (var chapter in part.Chapters)
                page.Append("<li><a href=\"#")
                    .Append(IdOf(part, chapter))
                    .Append("\">")
                    .Append(Text(chapter.Title))
                    .Append("</a> (")
                    .Append(chapter.Count.ToString(CultureInfo.InvariantCulture))
                    .Append(")</li>");
            page.Append("</ul></li>\n");
        }
        page.Append("<li><a href=\"#publics\">Par public</a></li></ul></nav>\n");
    }

    private static void WriteEntry(StringBuilder page, GuideEntry entry, GuideDocument guide, int level)
    {
        page.Append(CultureInfo.InvariantCulture, $"<article><h{level} id=\"{AnchorOf(entry)}\">")
            .Append(Text(entry.Name));
        if (entry.NeedsFictitiousMark)
            page.Append(" (fictif)");
        page.Append(CultureInfo.InvariantCulture, $"</h{level}><dl>");
        foreach (var line in GuideLines.Of(entry, guide))
        {
            page.Append("<dt>")
                .Append(Text(line.Label))
                .Append(line.IsMissing ? "</dt><dd class=\"missing\">" : "</dt><dd>");
            foreach (var value in line.Values)
                page.Append("<p>").Append(Text(value)).Append("</p>");
            page.Append("</dd>");
        }
        page.Append("</dl></article>\n");
    }

    private static void WriteIndex(StringBuilder page, IReadOnlyList<GuideEntry> entries)
    {
        page.Append("<section><h2 id=\"publics\">Par public</h2>\n");
        foreach (var section in GuideChapters.ByPublic(entries))
        {
            page.Append("<h3>").Append(Text(section.Title!)).Append("</h3><ul class=\"index\">");
            foreach (var entry in section.Entries)
                page.Append("<li><a href=\"#")
                    .Append(AnchorOf(entry))
                    .Append("\">")
                    .Append(Text(entry.Name))
                    .Append("</a>")
                    .Append(entry.Commune is { } commune ? Text($", {commune}") : "")
                    .Append("</li>");
            page.Append("</ul>\n");
        }
        page.Append("</section>\n");
    }

    private static string AnchorOf(GuideEntry entry) => $"f-{entry.PlaceId ?? entry.StructureId:N}";

    private static string IdOf(GuidePart part, GuideChapter chapter) => $"{part.Code}-{chapter.Key}";

    private static string Text(string text) => Encoder.Encode(text);
}
