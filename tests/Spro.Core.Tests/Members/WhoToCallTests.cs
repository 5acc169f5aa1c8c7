using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Interchange;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Members;

public sealed class WhoToCallTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_colleague_is_found_by_what_they_do_and_no_more_once_they_have_left(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await AddAsync(test, "Camille Essai", "conseillère, référente apprentissage", "handicap", until: null);
        await AddAsync(test, "Sacha Exemple", "mobilité", topics: null, until: test.Today.AddDays(-1));

        var found = Assert.Single((await SearchAsync(test, new() { Text = "référente apprenti" })).Some);
        Assert.Equal(test.StructureId, found.Structure.Id);
        var colleague = Assert.Single(found.Colleagues);
        Assert.Equal(
            ("Camille Essai", "02 61 91 00 77", "handicap"),
            (colleague.Name, colleague.Phone, colleague.Topics)
        );
        Assert.Equal("Lieu premier", Assert.Single(found.Doors).Place.Name);

        Assert.Equal(0, (await SearchAsync(test, new() { Text = "mobilité" })).Total);
        Assert.Equal(0, (await SearchAsync(test, new() { Text = "Camille" })).Total);
        Assert.Equal(
            2,
            (await SearchAsync(test, new() { Network = TestMembers.Network, DepartmentCode = "53" })).Total
        );
        Assert.Equal(0, (await SearchAsync(test, new() { DepartmentCode = "44" })).Total);
        Assert.Equal(
            test.Stranger.StructureId,
            Assert.Single((await SearchAsync(test, new() { Text = "second" })).Some).Structure.Id
        );
        var observer = await test.Started.SignInAsync(Role.StateObserver);
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            test.Started.Get<WhoToCall>().SearchAsync(observer, new(), Cancellation)
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_changes_is_news_for_thirty_days_and_ones_own_news_are_of_those_one_follows(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var (whoToCall, following) = (test.Started.Get<WhoToCall>(), test.Started.Get<Following>());
        var draft = (await test.DraftAsync()) with { Phone = "02 61 91 00 55" };
        await test.Edits.SaveAsync(test.Manager, test.PlaceId, 0, draft, Cancellation);
        // To say that all is right is no news.
        await test.Edits.ConfirmAsync(test.Stranger, test.Stranger.StructureId!.Value, placeId: null, Cancellation);

        var news = Assert.Single(await NewsAsync(followed: false));
        Assert.Equal(("Structure premier", "Lieu premier"), (news.Structure, news.Line.RecordName));
        Assert.Equal("Phone", Assert.Single(news.Line.Fields).Name);
        Assert.Empty(await NewsAsync(followed: true));

        Assert.True(await following.SetAsync(test.Stranger, test.StructureId, follows: true, Cancellation));
        Assert.True(await following.SetAsync(test.Stranger, test.StructureId, follows: true, Cancellation));
        Assert.False(await following.SetAsync(test.Stranger, Guid.NewGuid(), follows: true, Cancellation));
        Assert.Equal(test.StructureId, Assert.Single(await whoToCall.FollowedAsync(test.Stranger, Cancellation)).Id);
        Assert.Single(await NewsAsync(followed: true));
        Assert.Empty(await whoToCall.FollowedAsync(test.Coordinator, Cancellation));
        var view = (await whoToCall.FindAsync(test.Stranger, test.StructureId, Cancellation))!;
        Assert.True(view.IsFollowed);
        Assert.Single(view.News);

        test.Started.Clock.Advance(TimeSpan.FromDays(WhoToCall.DaysOfNews + 1));
        Assert.Empty(await NewsAsync(followed: true));
        await following.SetAsync(test.Stranger, test.StructureId, follows: false, Cancellation);
        Assert.Empty(await whoToCall.FollowedAsync(test.Stranger, Cancellation));

        Task<IReadOnlyList<StructureNews>> NewsAsync(bool followed) =>
            whoToCall.NewsAsync(test.Stranger, followed, Cancellation);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_network_is_found_by_its_acronym_and_by_its_name_in_full(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        var centre = Tests.Catalogue.Directories.At("Centre socioculturel", "53130");
        centre.StructureId = test.StructureId;
        await using (var db = test.Started.Database.CreateDbContext())
        {
            var second = await db.FindAsync<Structure>([test.Stranger.StructureId], Cancellation);
            second!.NetworkCode = "CIO";
            db.Add(centre);
            await db.SaveChangesAsync(Cancellation);
            await db.BumpPublicDataAsync(Cancellation);
        }
        await test.Catalogues.RefreshAsync(Cancellation);

        foreach (var text in (string[])["CIO", "centre d'information et d'orientation", "CIO Laval"])
        {
            var found = Assert.Single((await SearchAsync(test, new() { Text = text, DepartmentCode = "53" })).Some);
            Assert.Equal(test.Stranger.StructureId, found.Structure.Id);
        }
        Assert.Equal(
            test.OtherPlaceId,
            Assert
                .Single(
                    DirectorySearch.Find(
                        test.Catalogues.Current.Doors,
                        new DirectoryQuery { Text = "cio", Day = test.Today }
                    )
                )
                .Door.Place.Id
        );
        Assert.Equal(1, (await SearchAsync(test, new() { Text = "socioculturel" })).Total);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_structure_names_whom_to_call_and_only_what_it_says_itself_shows_an_address(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await AddAsync(test, "Sacha Exemple", "accueil", "logement", until: null);
        var (colleagues, id) = (test.Started.Get<OwnColleagues>(), Guid.CreateVersion7());
        var draft = new ColleagueDraft
        {
            Name = "Alix Essai",
            Topics = "handicap",
            Email = "alix.essai@example.org",
            IsTold = true,
        };

        Assert.False(await SaveAsync(test.Stranger, draft));
        Assert.Equal(
            "not-told",
            (
                await Assert.ThrowsAsync<RefusedException>(() => SaveAsync(test.Manager, draft with { IsTold = false }))
            ).Code
        );
        Assert.True(await SaveAsync(test.Manager, draft));
        Assert.True(await SaveAsync(test.Manager, draft), "a double click");
        Assert.Equal(["alix.essai@example.org", null], (await FoundAsync()).Select(one => one.Email));

        var shown = (await colleagues.OfAsync(test.Coordinator, test.StructureId, Cancellation))!.People[0];
        Assert.True(await SaveAsync(test.Coordinator, draft with { Function = "conseillère" }, shown.Seal));
        Assert.Equal(
            "changed-meanwhile",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    SaveAsync(test.Manager, draft with { Function = "conseiller" }, shown.Seal)
                )
            ).Code
        );

        Assert.False(await colleagues.RemoveAsync(test.Stranger, test.StructureId, id, Cancellation));
        Assert.True(await colleagues.RemoveAsync(test.Manager, test.StructureId, id, Cancellation));
        await using var db = test.Started.Database.CreateDbContext();
        Assert.Null(await db.FindAsync<Professional>([id], Cancellation));

        Task<bool> SaveAsync(Actor actor, ColleagueDraft typed, string? seal = null) =>
            colleagues.SaveAsync(actor, test.StructureId, id, seal, typed, Cancellation);

        async Task<IReadOnlyList<Colleague>> FoundAsync() =>
            Assert.Single((await SearchAsync(test, new() { Text = "premier" })).Some).Colleagues;
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_a_list_says_of_somebody_their_structure_has_named_waits_in_no_proposal(string engine)
    {
        await using var test = await TestMembers.OpenAsync(engine);
        await ImportAsync("Camille Essai", "02 61 91 00 77");
        var colleagues = test.Started.Get<OwnColleagues>();
        var listed = Assert.Single((await colleagues.OfAsync(test.Manager, test.StructureId, Cancellation))!.People);
        await colleagues.SaveAsync(
            test.Manager,
            test.StructureId,
            listed.Id,
            listed.Seal,
            new ColleagueDraft
            {
                Name = "Camille Essai",
                Phone = "02 61 91 00 77",
                Topics = "handicap",
                IsTold = true,
            },
            Cancellation
        );

        await ImportAsync("Camille Essai", "02 61 91 00 78");
        await using var db = test.Started.Database.CreateDbContext();
        Assert.Equal("handicap", (await db.FindAsync<Professional>([listed.Id], Cancellation))!.Topics);
        Assert.Empty(await db.Set<ProposedChange>().ToListAsync(Cancellation));

        await ImportAsync("Sacha Exemple", "02 61 91 00 79");
        Assert.Empty(await db.Set<ProposedChange>().ToListAsync(Cancellation));
        db.ChangeTracker.Clear();
        Assert.NotNull((await db.FindAsync<Professional>([listed.Id], Cancellation))!.ValidTo);

        Task ImportAsync(string name, string phone) =>
            test
                .Started.Get<DirectoryImport>()
                .RunAsync(
                    "professionals",
                    Listed(name, phone),
                    new DirectoryImportOptions { CompleteDepartments = ["53"] },
                    null,
                    Cancellation
                );

        async IAsyncEnumerable<DirectoryItem> Listed(string name, string phone)
        {
            await Task.CompletedTask;
            yield return DirectoryItem.Take(
                name,
                new Professional
                {
                    Source = "professionals",
                    SourceId = name,
                    StructureId = test.StructureId,
                    Name = name,
                    Phone = phone,
                }
            );
        }
    }

    private static Task<CallableStructures> SearchAsync(TestMembers test, WhoToCallQuery query) =>
        test.Started.Get<WhoToCall>().SearchAsync(test.Stranger, query, Cancellation);

    private static async Task AddAsync(TestMembers test, string name, string role, string? topics, DateOnly? until)
    {
        await using var db = test.Started.Database.CreateDbContext();
        db.Add(
            new Professional
            {
                Id = Guid.CreateVersion7(),
                Source = TestMembers.Source,
                SourceId = name,
                StructureId = test.StructureId,
                Name = name,
                Role = role,
                Phone = "02 61 91 00 77",
                Topics = topics,
                ValidTo = until,
            }
        );
        await db.SaveChangesAsync(Cancellation);
    }
}
