using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Members;

public sealed class StructureListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_long_list_comes_page_by_page_narrowed_by_what_is_asked_and_counts_all_of_it(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await AddAsync(test, 120);
        var region = await test.Started.SignInAsync(Role.Region);
        var watch = test.Started.Get<DirectoryWatch>();

        var last = await watch.OfAsync(region, new() { Page = 9 }, Cancellation);
        Assert.Equal((3, 3, 22, 122, 122), (last.Page, last.Pages, last.Some.Count, last.Total, last.Places));
        Assert.Equal((2 + 60, 2 + 80), (last.Stale, last.NotSigned));
        // Those that wait come first: the last page has none.
        Assert.All(last.Some, one => Assert.Equal(0, one.Stale));
        var narrow = new StructureQuery
        {
            OnlyStale = true,
            OnlyUnsigned = true,
            Text = "ÉLAN 000",
        };
        var some = await watch.OfAsync(region, narrow, Cancellation);
        Assert.Equal(["Élan 0002", "Élan 0004", "Élan 0008"], some.Some.Select(one => one.Name));
        Assert.Equal((3, 122), (some.Found, some.Total));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_list_says_when_each_was_asked_by_which_address_and_who_has_none(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await AddAsync(test, 2);
        var mailed = DirectoryIds.OfStructure("many", "0000");
        await using (var db = test.Started.Database.CreateDbContext())
        {
            foreach (var place in db.Set<Place>().Where(one => one.StructureId == mailed))
                place.Email = "accueil@example.org";
            await db.SaveChangesAsync(Cancellation);
            await db.BumpPublicDataAsync(Cancellation);
        }
        await test.Catalogues.RefreshAsync(Cancellation);
        await test.Started.Get<Confirmations>().RemindAsync(Cancellation);
        var region = await test.Started.SignInAsync(Role.Region);

        var list = await test.Started.Get<DirectoryWatch>().OfAsync(region, new(), Cancellation);

        var byMail = list.Some.Single(one => one.Id == mailed);
        Assert.Equal((AskingWay.Mailbox, test.Today), (byMail.Way, byMail.Asked!.SentOn));
        Assert.Equal((false, "accueil@example.org"), (byMail.Asked.ToAccounts, Assert.Single(byMail.Asked.Mailboxes)));
        var managed = list.Some.Single(one => one.Id == test.StructureId);
        Assert.Equal((AskingWay.Account, true), (managed.Way, managed.Asked!.ToAccounts));
        var never = await test
            .Started.Get<DirectoryWatch>()
            .OfAsync(region, new() { OnlyUnreachable = true }, Cancellation);
        Assert.Equal((1, 1), (never.Unreachable, never.Found));
        Assert.Equal(("Élan 0001", null), (never.Some[0].Name, never.Some[0].Asked));
    }

    // A structure in two has a place to confirm, one in three has signed.
    private static async Task AddAsync(TestMembers test, int count)
    {
        await using var db = test.Started.Database.CreateDbContext();
        foreach (var rank in Enumerable.Range(0, count))
        {
            var name = FormattableString.Invariant($"{rank:0000}");
            var structure = new Structure
            {
                Id = DirectoryIds.OfStructure("many", name),
                Source = "many",
                SourceId = name,
                Name = $"Élan {name}",
                NetworkCode = TestMembers.Network,
                CharterSignedOn = rank % 3 == 0 ? test.Today : null,
            };
            var place = Tests.Catalogue.Directories.At($"Lieu {name}", "53130");
            (place.StructureId, place.ConfirmedOn) = (structure.Id, rank % 2 == 0 ? null : test.Today);
            db.AddRange(structure, place);
        }
        await db.SaveChangesAsync(Cancellation);
        await db.BumpPublicDataAsync(Cancellation);
        await test.Catalogues.RefreshAsync(Cancellation);
    }
}
