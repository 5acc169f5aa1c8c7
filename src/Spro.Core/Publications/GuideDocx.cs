using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Spro.Core.Publications;

/// <summary>
/// The guide as a text of Word: headings, a table of contents whose pages are numbered when it is opened, numbered pages. For those who
/// lay it out their own way.
/// </summary>
public static class GuideDocx
{
    /// <summary>The whole guide, or a department with what is of the whole region.</summary>
    public static byte[] Write(GuideDocument guide, string? department, GuideCover cover)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(cover);
        var title = GuideCover.TitleOf(guide, department);
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = title;
            word.PackageProperties.Language = "fr-FR";
            // The same guide gives the same file.
            word.PackageProperties.Created = guide.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = StylesOf();
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new UpdateFieldsOnOpen { Val = true });
            var foot = main.AddNewPart<FooterPart>();
            foot.Footer = new Footer(new Paragraph(Words($"{title}. {cover.Line(guide.Day)}. Page "), Field("PAGE")));
            var body = new Body();
            Write(body, guide, department, cover, title);
            body.Append(
                new SectionProperties(
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) },
                    new PageSize { Width = 11906, Height = 16838 },
                    new PageMargin
                    {
                        Top = 1134,
                        Bottom = 1134,
                        Left = 1134,
                        Right = 1134,
                        Header = 567,
                        Footer = 567,
                        Gutter = 0,
                    }
                )
            );
            main.Document = new Document(body);
        }
        return file.ToArray();
    }

    private static void Write(Body body, GuideDocument guide, string? department, GuideCover cover, string title)
    {
        body.Append(Styled("Title", title), Plain(cover.Line(guide.Day)), Plain(cover.Address.ToString()));
        if (guide.Entries.Any(entry => entry.IsFictitious))
            body.Append(Plain("Des fiches de ce guide sont fictives\u00A0: elles servent à la démonstration."));
        var contents = Styled("TOCHeading", "Sommaire");
        body.Append(contents);
        var parts = GuideChapters.Of(guide, department);
        foreach (var part in parts)
        {
            body.Append(Styled("Heading1", part.Title));
            foreach (var chapter in part.Chapters)
            {
                body.Append(Styled("Heading2", chapter.Title));
                foreach (var section in chapter.Sections)
                {
                    if (section.Title is { } commune)
                        body.Append(Styled("Heading3", commune));
                    foreach (var entry in section.Entries)
                        Write(body, entry, guide, section.Title is null ? "Heading3" : "Heading4");
                }
            }
        }
        body.Append(Styled("Heading1", "Par public"));
        foreach (var section in GuideChapters.ByPublic(parts.SelectMany(part => part.Entries)))
        {
            body.Append(Styled("Heading2", section.Title!));
            foreach (var entry in section.Entries)
                body.Append(Plain(entry.Commune is { } commune ? $"{entry.Name}, {commune}" : entry.Name));
        }
        foreach (var line in Enumerable.Reverse(ContentsOf(body)))
            body.InsertAfter(line, contents);
    }

    // Word fills it anew with the pages when it opens the text; what does not already leads to each chapter.
    private static List<Paragraph> ContentsOf(Body body)
    {
        List<Paragraph> lines = [];
        foreach (var heading in body.Elements<Paragraph>())
        {
            var style = heading.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
            if (style is not ("Heading1" or "Heading2"))
                continue;
            var rank = lines.Count.ToString(CultureInfo.InvariantCulture);
            lines.Add(
                new Paragraph(
                    new ParagraphProperties(new Indentation { Left = style == "Heading1" ? "0" : "360" }),
                    new Hyperlink(Words(heading.InnerText)) { Anchor = "chapitre" + rank }
                )
            );
            heading.InsertAfter(new BookmarkStart { Id = rank, Name = "chapitre" + rank }, heading.ParagraphProperties);
            heading.Append(new BookmarkEnd { Id = rank });
        }
        lines[0]
            .InsertAfter(new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), lines[0].ParagraphProperties)
            .InsertAfterSelf(new Run(new FieldCode("TOC \\o \"1-2\" \\h \\z \\u")))
            .InsertAfterSelf(new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
        lines[^1].Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
        return lines;
    }

    private static void Write(Body body, GuideEntry entry, GuideDocument guide, string style)
    {
        body.Append(Styled(style, entry.NeedsFictitiousMark ? $"{entry.Name} (fictif)" : entry.Name));
        foreach (var line in GuideLines.Of(entry, guide))
        {
            var paragraph = Plain($"{line.Label}\u00A0: ");
            for (var rank = 0; rank < line.Values.Count; rank++)
            {
                var run = Words(line.Values[rank]);
                if (line.IsMissing)
                    run.RunProperties = new RunProperties(new Bold());
                if (rank > 0)
                    run.InsertBefore(new Break(), run.GetFirstChild<Text>());
                paragraph.Append(run);
            }
            body.Append(paragraph);
        }
    }

    private static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Words(text));

    private static Paragraph Plain(string text) => new(Words(text));

    // What no XML may hold would make a file that does not open.
    private static Run Words(string text) =>
        new(
            new Text(string.Concat(text.Where(one => !char.IsControl(one) && !char.IsSurrogate(one) && one < '\uFFFE')))
            {
                Space = SpaceProcessingModeValues.Preserve,
            }
        );

    private static SimpleField Field(string code) => new(new Run(new Text("…"))) { Instruction = code };

    private static Styles StylesOf()
    {
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = "Arial",
                            HighAnsi = "Arial",
                            ComplexScript = "Arial",
                        },
                        new FontSize { Val = "20" },
                        new Languages { Val = "fr-FR" }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(
                        new SpacingBetweenLines
                        {
                            After = "60",
                            Line = "264",
                            LineRule = LineSpacingRuleValues.Auto,
                        }
                    )
                )
            ),
            Style("Normal", "Normal", 20, null, null)
        );
        styles.Append(
            Style("Title", "Title", 52, null, "360"),
            Style("TOCHeading", "TOC Heading", 32, null, "360"),
            Style("Heading1", "heading 1", 36, 0, "480"),
            Style("Heading2", "heading 2", 28, 1, "320"),
            Style("Heading3", "heading 3", 24, 2, "240"),
            Style("Heading4", "heading 4", 21, 3, "200")
        );
        return styles;
    }

    private static Style Style(string id, string name, int halfPoints, int? outline, string? before)
    {
        var style = new Style(new StyleName { Val = name })
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = id == "Normal",
        };
        if (id == "Normal")
            return style;
        style.Append(new BasedOn { Val = "Normal" });
        var properties = new StyleParagraphProperties(
            new KeepNext(),
            new SpacingBetweenLines { Before = before, After = "80" }
        );
        if (outline is { } level)
            properties.Append(new OutlineLevel { Val = level });
        style.Append(
            properties,
            new StyleRunProperties(
                new Bold(),
                new FontSize { Val = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            )
        );
        return style;
    }
}
