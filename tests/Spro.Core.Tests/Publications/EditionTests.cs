using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Publications;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Governance;
using Spro.TestSupport;

namespace Spro.Core.Tests.Publications;

/// <summary>Editions and publications as they are kept.</summary>
public class EditionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task An_edition_is_published_once_never_changes_and_its_files_follow(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var guides = house.Started.Get<Guides>();
        var adviser = await house.Started.SignInAsync(Role.Adviser, StructureOf("fictif-cio-53"));
        await Assert.ThrowsAsync<NotAllowedException>(() => guides.PublishAsync(adviser, Cancellation));

        var third = await guides.PublishAsync(house.Region, Cancellation);
        Assert.Equal(3, third.Number);
        Assert.Equal(
            "nothing-new",
            (await Assert.ThrowsAsync<RefusedException>(() => guides.PublishAsync(house.Region, Cancellation))).Code
        );
        var difference = (await guides.DifferenceAsync(2, Cancellation))!;
        Assert.Single(difference.In);
        Assert.Equal("Permanence fictive qui a fermé", Assert.Single(difference.Out).Name);
        Assert.Equal(["les horaires"], Assert.Single(difference.Changed).Changes);

        // The directory goes on; the edition says what it said, and who has left since.
        var before = (await guides.FindAsync(3, Cancellation))!;
        var entry = before.Entries.First(one =>
            one.PlaceId is not null && before.Entries.Count(other => other.StructureId == one.StructureId) == 1
        );
        await using (var db = house.Started.Database.CreateDbContext())
        {
            await db.Set<Place>()
                .Where(one => one.StructureId == entry.StructureId)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.ValidTo, house.Today.AddDays(-1)), Cancellation);
            await db.BumpPublicDataAsync(Cancellation);
        }
        await house.Started.Get<CatalogueHost>().RefreshAsync(Cancellation);
        Assert.Equal(entry.StructureId, Assert.Single(await guides.LeftSinceAsync(before, Cancellation)).Id);
        var fourth = await guides.PublishAsync(house.Region, Cancellation);
        Assert.Contains(
            (await guides.DifferenceAsync(fourth.Number, Cancellation))!.Out,
            one => one.Id == entry.StructureId
        );
        Assert.Equal(third.Hash, (await guides.ListAsync(Cancellation)).Single(one => one.Number == 3).Hash);

        var press = new GuidePress(
            house.Started.Get<IDbContextFactory<SproDbContext>>(),
            new ChromiumPrinter(ChromiumPrinter.None),
            new Uri("http://localhost:5080"),
            house.Started.Clock
        );
        Assert.True(await press.MakeNextAsync(Cancellation));
        var files = await guides.FilesAsync(fourth.Number, Cancellation);
        Assert.Equal(6 * 3, files.Count);
        Assert.Equal(ChromiumPrinter.NotInstalled, (await guides.ListAsync(Cancellation))[0].PdfReason);
        var bytes = (await guides.FileAsync(fourth.Number, "guide-53.csv", Cancellation))!;
        Assert.Equal(files.Single(one => one.Name == "guide-53.csv").Hash, Guides.HashOf(bytes));
        // Made again, they stay as they were published.
        await press.KeepAsync(fourth.Number, [new("guide-53.csv", [1])], null, isLast: true, Cancellation);
        Assert.Equal(bytes, await guides.FileAsync(fourth.Number, "guide-53.csv", Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_publication_is_public_the_day_it_appears_and_what_was_sent_is_noted_once(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var publications = house.Started.Get<RegionalPublications>();
        var id = Guid.CreateVersion7();
        var draft = new PublicationDraft(
            id,
            0,
            "Collection",
            "Titre d'essai",
            house.Today.Year,
            "Élèves",
            null,
            500,
            null
        );
        for (var twice = 0; twice < 2; twice++)
            await publications.SaveAsync(house.Region, draft, Cancellation);
        Assert.DoesNotContain(await publications.CatalogueAsync(Cancellation), one => one.Publication.Id == id);
        Assert.Equal(
            "title",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    publications.SaveAsync(house.Region, draft with { Revision = 1, Title = " " }, Cancellation)
                )
            ).Field
        );
        await publications.SaveAsync(
            house.Region,
            draft with
            {
                Revision = 1,
                PublishedOn = house.Today,
            },
            Cancellation
        );
        Assert.Contains(await publications.CatalogueAsync(Cancellation), one => one.Publication.Id == id);
        Assert.Equal(
            "changed-meanwhile",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    publications.SaveAsync(house.Region, draft with { Revision = 1, Title = "Autre" }, Cancellation)
                )
            ).Code
        );

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            publications.AddSchoolsAsync(house.Region, id, "0530001A;Collège;Laval;100\nLycée;Laval;3", Cancellation)
        );
        Assert.StartsWith("Ligne 2", refused.Message, StringComparison.Ordinal);
        for (var twice = 0; twice < 2; twice++)
            await publications.AddSchoolsAsync(house.Region, id, "0530001a\tCollège\tLaval\t100", Cancellation);
        await publications.AddNetworkAsync(house.Region, id, "CIO", 10, Cancellation);
        var lines = await publications.DistributionAsync(house.Region, id, Cancellation);
        Assert.Equal(1, lines.Count(line => line.Recipient.Kind == RecipientKind.School));
        var school = lines.Single(line => line.Recipient.Kind == RecipientKind.School).Recipient.Id;
        var form = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
            await publications.NoteSentAsync(house.Region, id, form, [school], house.Today, Cancellation);
        var view = (await publications.FindAsync(house.Region, id, Cancellation))!;
        Assert.Equal((100, 1), (view.Copies, view.Reached));
        Assert.Equal(
            "all-sent",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    publications.NoteSentAsync(
                        house.Region,
                        id,
                        Guid.CreateVersion7(),
                        [school],
                        house.Today,
                        Cancellation
                    )
                )
            ).Code
        );
    }

    private static Guid StructureOf(string structure) => DirectoryIds.OfStructure("fictitious", structure);
}
