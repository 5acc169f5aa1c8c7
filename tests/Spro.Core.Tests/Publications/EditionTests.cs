using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Associates;
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

        var press = PressWith(ChromiumPrinter.None);
        Assert.True(await press.MakeNextAsync(Cancellation));
        var files = await guides.FilesAsync(fourth.Number, Cancellation);
        Assert.Equal(6 * 3, files.Count);
        Assert.Equal(ChromiumPrinter.NotInstalled, (await guides.ListAsync(Cancellation))[0].PdfReason);
        var bytes = (await guides.FileAsync(fourth.Number, "guide-53.csv", Cancellation))!;
        Assert.Equal(files.Single(one => one.Name == "guide-53.csv").Hash, Guides.HashOf(bytes));
        // Chromium comes back: it prints the page as it was published, by itself, and what it does not print is tried again later.
        while (await press.MakeNextAsync(Cancellation)) { }
        var chromium = Path.Combine(Directory.CreateTempSubdirectory("spro-").FullName, "chromium");
        await PretendAsync(chromium, "exit 1");
        press = PressWith(chromium);
        house.Started.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await press.MakeNextAsync(Cancellation));
        Assert.Equal(ChromiumPrinter.Failed, (await guides.ListAsync(Cancellation))[0].PdfReason);
        Assert.Equal(6 * 3, (await guides.FilesAsync(fourth.Number, Cancellation)).Count);
        await PretendAsync(
            chromium,
            "for one in \"$@\"; do case $one in --print-to-pdf=*) printf %%PDF > \"${one#*=}\";; esac; done"
        );
        house.Started.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True(await press.MakeNextAsync(Cancellation));
        Assert.Null((await guides.ListAsync(Cancellation))[0].PdfReason);
        Assert.Equal(6 * 4, (await guides.FilesAsync(fourth.Number, Cancellation)).Count);
        Directory.Delete(Path.GetDirectoryName(chromium)!, recursive: true);
        // Made again, they stay as they were published.
        await press.KeepAsync(fourth.Number, [new("guide-53.csv", [1])], null, isLast: true, Cancellation);
        Assert.Equal(bytes, await guides.FileAsync(fourth.Number, "guide-53.csv", Cancellation));

        GuidePress PressWith(string program) =>
            new(
                house.Started.Get<IDbContextFactory<SproDbContext>>(),
                new ChromiumPrinter(program),
                new Uri("http://localhost:5080"),
                house.Started.Clock
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_edition_lists_the_labels_of_its_own_day_and_says_those_that_have_ended_since(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (guides, associates, labels) = (
            house.Started.Get<Guides>(),
            house.Started.Get<GuideAssociates>(),
            house.Started.Get<Labels>()
        );
        // A centre of another network gets a label, from another tool: the directory of the site does not know it yet.
        var id = Guid.CreateVersion7();
        await labels.RecordAsync(
            house.Region,
            new RecordedLabel(
                id,
                "Organisme d'essai",
                "Appel d'essai",
                "Commission d'essai",
                house.Today,
                "2026-1",
                new LabelGrant(house.Today, house.Today.AddDays(90), "Fédération imaginaire pour les métiers du bois")
            ),
            Cancellation
        );
        var edition = await guides.PublishAsync(house.Region, Cancellation);
        var guide = (await guides.FindAsync(edition.Number, Cancellation))!;
        var found = await associates.CompareAsync(guide, Cancellation);
        Assert.Equal((6, 6, 0), (found.Labelled, found.Listed, found.Differences.Count));
        Assert.Empty(await associates.EndedSinceAsync(guide, Cancellation));

        var label = (await labels.FindAsync(house.Region, id, Cancellation))!.Line.Label;
        await labels.WithdrawAsync(
            house.Region,
            id,
            label.Revision,
            house.Today.AddDays(1),
            "Plus d'action",
            Cancellation
        );
        house.Started.Clock.Advance(TimeSpan.FromDays(2));
        // A label that is noted late does not judge an edition that is out.
        await labels.RecordAsync(
            house.Region,
            new RecordedLabel(
                Guid.CreateVersion7(),
                "Organisme noté tard",
                "Appel d'essai",
                "Commission d'essai",
                house.Today.AddDays(-9),
                "2026-2",
                new LabelGrant(house.Today.AddDays(-9), house.Today.AddDays(-1), null)
            ),
            Cancellation
        );
        // The edition stays right on its day, and the next no longer lists it, before any daily round.
        Assert.Empty((await associates.CompareAsync(guide, Cancellation)).Differences);
        Assert.Equal(id, Assert.Single(await associates.EndedSinceAsync(guide, Cancellation)).Label.Id);
        var next = await guides.PublishAsync(house.Region, Cancellation);
        var after = await associates.CompareAsync((await guides.FindAsync(next.Number, Cancellation))!, Cancellation);
        Assert.Equal((5, 5, 0), (after.Labelled, after.Listed, after.Differences.Count));

        // What an import lists without a label is published, and said.
        await using (var db = house.Started.Database.CreateDbContext())
        {
            db.Add(
                new Structure
                {
                    Id = Guid.CreateVersion7(),
                    Source = "places",
                    SourceId = "essai",
                    Name = "Listée sans label",
                    NetworkCode = "ASSOCIATED",
                }
            );
            await db.SaveChangesAsync(Cancellation);
            await db.BumpPublicDataAsync(Cancellation);
        }
        var third = await guides.PublishAsync(house.Region, Cancellation);
        var difference = Assert.Single(
            (
                await associates.CompareAsync((await guides.FindAsync(third.Number, Cancellation))!, Cancellation)
            ).Differences
        );
        Assert.Equal(("Listée sans label", false), (difference.Name, difference.HasLabel));
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
        var known = await Assert.ThrowsAsync<RefusedException>(() =>
            publications.AddSchoolsAsync(
                house.Region,
                id,
                "0530001A;Collège;Laval;100\n0530001a;Lycée;Laval;3",
                Cancellation
            )
        );
        Assert.Contains("à la ligne 1", known.Message, StringComparison.Ordinal);
        for (var twice = 0; twice < 2; twice++)
            await publications.AddSchoolsAsync(house.Region, id, "0530001a\tCollège\tLaval\t100", Cancellation);
        await publications.AddNetworkAsync(house.Region, id, "CIO", 10, Cancellation);
        var lines = (await publications.DistributionAsync(house.Region, id, 1, Cancellation)).Rows;
        Assert.Equal(1, lines.Count(line => line.Recipient.Kind == RecipientKind.School));
        var school = lines.Single(line => line.Recipient.Kind == RecipientKind.School).Recipient.Id;
        var form = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
            await publications.NoteSentAsync(house.Region, id, form, [school], house.Today, Cancellation);
        var view = (await publications.FindAsync(house.Region, id, Cancellation))!;
        Assert.Equal((100, 1), (view.Copies, view.Reached));
        Assert.Equal(lines.Sum(line => line.Recipient.Planned), view.Planned);

        // Noted by mistake, it is taken back once, and noted again.
        await publications.TakeBackSentAsync(house.Region, id, view.Publication.Revision, [school], Cancellation);
        await Assert.ThrowsAsync<RefusedException>(() =>
            publications.TakeBackSentAsync(house.Region, id, view.Publication.Revision, [school], Cancellation)
        );
        Assert.Equal(0, (await publications.FindAsync(house.Region, id, Cancellation))!.Copies);
        await publications.NoteSentAsync(house.Region, id, Guid.CreateVersion7(), [school], house.Today, Cancellation);

        // What was sent stays known; a line that was sent nothing may go.
        var structure = lines.First(line => line.Recipient.Kind == RecipientKind.Structure).Recipient.Id;
        foreach (var (chosen, code) in new (Guid[], string)[] { ([], "no-line"), ([school, structure], "sent") })
            Assert.Equal(
                code,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        publications.RemoveAsync(house.Region, id, chosen, Cancellation)
                    )
                ).Code
            );
        await publications.RemoveAsync(house.Region, id, [structure], Cancellation);
        Assert.Equal(
            lines.Select(line => line.Recipient.Id).Where(one => one != structure),
            (await publications.DistributionAsync(house.Region, id, 1, Cancellation)).Rows.Select(line =>
                line.Recipient.Id
            )
        );
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

    private static async Task PretendAsync(string program, string script)
    {
        await File.WriteAllTextAsync(program, "#!/bin/sh\n" + script + "\n", Cancellation);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static Guid StructureOf(string structure) => DirectoryIds.OfStructure("fictitious", structure);
}
