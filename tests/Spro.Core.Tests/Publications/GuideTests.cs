using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Spro.Core.Catalogue;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Rules;
using Spro.Core.Publications;
using Spro.Core.Structures;
using Spro.Core.Territories;
using Spro.Core.Tests.Catalogue;

namespace Spro.Core.Tests.Publications;

/// <summary>The guide as a pure document, and its forms (CAP-03).</summary>
public sealed class GuideTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly GuideCover Cover = new(3, new Uri("https://orientation.example.org/guide"));

    private static ServiceOffer Service(params string[] audiences) =>
        Directories.Service(one =>
        {
            one.Name = "Conseil <personnel> & gratuit";
            one.Audiences = [.. audiences];
            one.Description = string.Concat(Enumerable.Repeat("Nous vous recevons. ", 40));
            one.Conditions = "De 16 à 25 ans, à Laval.";
        });

    private static GuideDocument Guide(params Door[] doors) =>
        GuideDocument.Of(
            doors,
            [],
            Networks.BuiltIn,
            Directories.Territory.Departments.Where(one => one.ParentCode == "52"),
            Directories.Territory,
            Day
        );

    private static Door Complete(string name, string commune, string network = "ML", Action<Place>? change = null) =>
        Directories.Door(
            Directories.At(
                name,
                commune,
                network,
                place =>
                {
                    place.Address = "1 rue de l'Exemple";
                    place.Phone = "0261910000";
                    place.ConfirmedOn = new DateOnly(2026, 10, 1);
                    change?.Invoke(place);
                }
            ),
            network,
            Service()
        );

    [Fact]
    public void What_is_missing_is_printed_and_listed_and_keeps_nobody_else_back()
    {
        var bare = Directories.Door(Directories.At("Lieu sans rien", "53130", "CIO"), "CIO");
        var guide = Guide(Complete("Lieu complet", "53130"), bare);

        var gap = Assert.Single(Guides.GapsOf(guide));
        Assert.Equal(bare.Structure.Id, gap.Id);
        Assert.Equal([GuideItem.Place, GuideItem.Offer, GuideItem.Public], gap.Missing);
        var lines = GuideLines.Of(guide.Entries.Single(entry => entry.PlaceId == bare.Place.Id), guide);
        Assert.Equal(
            3,
            lines.Count(line => line.IsMissing && line.Values[0].Contains("À compléter", StringComparison.Ordinal))
        );
        Assert.Contains(
            lines,
            line => line.Label == "Confirmé" && line.Values[0].StartsWith("jamais", StringComparison.Ordinal)
        );
        Assert.Contains("Lieu complet", GuidePrint.Write(guide, "53", Cover), StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_a_service_is_for_reads_as_one_sentence_and_its_conditions_are_whole()
    {
        var service = Service("jeunes", "etudiants");
        service.Conditions = string.Concat(Enumerable.Repeat("Habiter la commune depuis un an. ", 20)).TrimEnd();
        var door = Directories.Door(Directories.At("Lieu", "53130", "ML"), "ML", service);

        var entry = Assert.Single(Guide(door).Entries);
        Assert.Equal(["Jeunes, étudiantes et étudiants"], entry.Publics);
        Assert.EndsWith(service.Conditions, Assert.Single(entry.Offers).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Islands_moving_places_and_what_is_at_a_distance_have_their_chapters_and_outsiders_have_none()
    {
        var bus = Complete(
            "Bus",
            "53130",
            "REGION",
            place =>
            {
                place.Kind = PlaceKind.Mobile;
                place.Stops =
                [
                    new()
                    {
                        Date = Day.AddDays(-1),
                        Opens = new(9, 0),
                        Closes = new(12, 0),
                        CommuneCode = "53130",
                    },
                    new()
                    {
                        Date = Day.AddDays(7),
                        Opens = new(9, 30),
                        Closes = new(12, 0),
                        CommuneCode = "53147",
                        Address = "la mairie",
                    },
                ];
            }
        );
        var guide = Guide(
            Complete("Point de l'Île", "85113"),
            Complete("Mission d'Ancenis", "44003"),
            bus,
            Complete("Par téléphone", "53130", "APEC", place => place.Kind = PlaceKind.Remote),
            Complete("Organisme labellisé", "53130", "ASSOCIATED"),
            Complete("Clés", "53130", "PREPA_CLES"),
            Complete("Guichet social", "53130", "DEPARTEMENT"),
            Directories.Door(Directories.At("Sans réseau", "53130", "x"), network: null)
        );

        Assert.DoesNotContain(guide.Entries, entry => entry.Name is "Guichet social" or "Sans réseau");
        var parts = GuideChapters.Of(guide);
        Assert.Equal(
            ["hors-intercommunalite"],
            parts.Single(part => part.Code == "85").Chapters.Select(one => one.Key)
        );
        var mayenne = parts.Single(part => part.Code == "53").Chapters;
        Assert.Equal(["lieux-mobiles", "a-distance", "partenaires"], mayenne.Skip(1).Select(one => one.Key));
        var stop = Assert.Single(guide.Entries.Single(entry => entry.Name == "Bus").Stops);
        Assert.Contains("9 h 30", stop, StringComparison.Ordinal);
        Assert.EndsWith(", la mairie", stop, StringComparison.Ordinal);
        var labelled = guide.Entries.Single(entry => entry.Standing == GuideStanding.Associated);
        Assert.Contains("Membre associé", GuideLines.Of(labelled, guide)[1].Values[0], StringComparison.Ordinal);
        Assert.DoesNotContain(GuideChapters.Of(guide, "53"), part => part.Code == "85");
    }

    [Fact]
    public void An_edition_says_who_came_left_and_changed_and_a_confirmation_alone_is_no_change()
    {
        var stays = Complete("Lieu", "53130");
        var before = Guide(stays, Complete("Autre", "53130", "CIO"));
        var confirmed = Complete("Lieu", "53130", change: place => place.ConfirmedOn = Day);
        var called = Complete("Lieu", "53130", change: place => place.Phone = "0261919999");

        Assert.True(GuideDifference.Between(Guide(stays), Guide(confirmed)).IsEmpty);
        var difference = GuideDifference.Between(before, Guide(called, Complete("Nouveau", "53130", "IJ")));
        Assert.Equal(DirectoryIds.OfStructure("test", "IJ"), Assert.Single(difference.In).Id);
        Assert.Equal(DirectoryIds.OfStructure("test", "CIO"), Assert.Single(difference.Out).Id);
        Assert.Equal(["le contact"], Assert.Single(difference.Changed).Changes);
    }

    [Fact]
    public void A_structure_that_has_ended_is_not_in_the_next_guide()
    {
        var door = Complete("Labellisé", "53130", "ASSOCIATED");
        Assert.Single(Guide(door).Entries);
        door.Structure.ValidTo = Day.AddDays(-1);
        Assert.Empty(Guide(door).Entries);
    }

    [Fact]
    public async Task The_table_and_the_text_open_and_hold_each_place_once()
    {
        var guide = Guide(Complete("=Lieu d'essai", "53130"), Complete("Autre lieu", "44003", "CIO"));
        using var table = new MemoryStream();
        await GuideCsv.WriteAsync(guide, null, table, TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(table.ToArray()).TrimEnd().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Contains("'=Lieu d'essai", lines[2] + lines[1], StringComparison.Ordinal);
        // Who may come is there, however long what is done there is said.
        Assert.Contains("De 16 à 25 ans, à Laval.", lines[1], StringComparison.Ordinal);

        using var file = new MemoryStream(GuideDocx.Write(guide, null, Cover));
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(word, TestContext.Current.CancellationToken));
        var text = word.MainDocumentPart!.Document!.InnerText;
        Assert.Contains("Conseil <personnel> & gratuit", text, StringComparison.Ordinal);
        // Each line of the contents leads to its chapter, also where nothing fills the pages in.
        var chapters = word
            .MainDocumentPart.Document.Descendants<BookmarkStart>()
            .ToDictionary(one => one.Name!.Value!, one => one.Parent!.InnerText);
        Assert.Contains("Par public", chapters.Values);
        Assert.Equal(
            chapters,
            word.MainDocumentPart.Document.Descendants<Hyperlink>()
                .ToDictionary(one => one.Anchor!.Value!, one => one.Descendants<Text>().Single().Text)
        );
    }

    [Fact]
    public async Task The_page_prints_as_a_tagged_pdf_in_french_or_says_why_it_does_not()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var html = GuidePrint.Write(Guide(Complete("Lieu", "53130")), "53", Cover);
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        Assert.Contains("Conseil &lt;personnel&gt; &amp; gratuit", html, StringComparison.Ordinal);
        Assert.Equal(
            (null, ChromiumPrinter.NotInstalled),
            await new ChromiumPrinter("aucun").PrintAsync(html, cancellation)
        );

        var (pdf, reason) = await new ChromiumPrinter(null).PrintAsync(html, cancellation);
        if (reason == ChromiumPrinter.NotInstalled)
            return;
        Assert.Null(reason);
        var raw = Inflated(pdf!);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang (fr)", raw, StringComparison.Ordinal);
        Assert.Contains("/Outlines", raw, StringComparison.Ordinal);
    }

    [Fact]
    public void The_guide_is_kept_only_by_an_edition_in_which_every_member_says_all()
    {
        Assert.Equal(ObligationState.Due, GuideRule.Judge(null, new DateOnly(2024, 12, 31)).State);
        Assert.Equal(ObligationState.Late, GuideRule.Judge(null, new DateOnly(2025, 1, 1)).State);
        Assert.Equal(ObligationState.Due, GuideRule.Judge(new(1, Day, 3, 4), Day).State);
        Assert.Equal(ObligationState.Due, GuideRule.Judge(new(1, Day, 0, 0), Day).State);
        Assert.Equal(ObligationState.Kept, GuideRule.Judge(new(1, Day, 4, 4), Day).State);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, ObligationState.NotMeasured)]
    [InlineData(2, 0, 100, 3, ObligationState.Due)]
    [InlineData(2, 1, 100, 3, ObligationState.NotMeasured)]
    public void What_the_Region_says_that_it_sent_never_keeps_publications(
        int all,
        int readable,
        int copies,
        int reached,
        ObligationState state
    ) => Assert.Equal(state, PublicationRule.Judge(all, readable, copies, reached, year: 2026).State);

    // Objects are in compressed streams: what can be inflated is read so.
    private static string Inflated(byte[] pdf)
    {
        var text = new StringBuilder(Encoding.Latin1.GetString(pdf));
        for (var at = 0; (at = pdf.AsSpan(at).IndexOf("stream\n"u8) is >= 0 and var next ? at + next + 7 : -1) >= 0; )
        {
            try
            {
                using var zip = new ZLibStream(new MemoryStream(pdf, at, pdf.Length - at), CompressionMode.Decompress);
                using var reader = new StreamReader(zip, Encoding.Latin1);
                text.Append(reader.ReadToEnd());
            }
            catch (InvalidDataException)
            {
                continue;
            }
        }
        return text.ToString();
    }
}
