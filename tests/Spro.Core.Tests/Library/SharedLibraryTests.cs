using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Demonstration;
using Spro.Core.Evidence;
using Spro.Core.Evidence.Rules;
using Spro.Core.Library;
using Spro.Core.Papers;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Governance;
using Spro.TestSupport;

namespace Spro.Core.Tests.Library;

/// <summary>Shared with an owner and a day to be read again, given new versions, used, taken away (AT-20-1, AT-24-1).</summary>
public class SharedLibraryTests
{
    private static readonly Guid Centre = DirectoryIds.OfStructure("fictitious", "fictif-cio-53");
    private static readonly Guid Mission = DirectoryIds.OfStructure("fictitious", "fictif-ml-200083392");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Sharing_is_kept_once_tools_and_experiences_are_used_elsewhere()
    {
        Assert.Equal(ObligationState.NotMeasured, SharedToolRule.Judge(0, 0, 0, 0).State);
        Assert.Equal(ObligationState.Due, SharedToolRule.Judge(3, 1, 0, 0).State);
        Assert.Equal(ObligationState.Due, SharedToolRule.Judge(3, 0, 2, 0).State);
        Assert.Equal(ObligationState.Kept, SharedToolRule.Judge(3, 1, 2, 1).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_tool_keeps_its_former_versions_counts_who_uses_it_and_leaves_for_a_reason(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (library, lists) = (house.Started.Get<SharedLibrary>(), house.Started.Get<LibraryLists>());
        var owner = await house.Started.SignInAsync(Role.Adviser, Centre);
        var other = await house.Started.SignInAsync(Role.ReceptionAgent, Mission);
        var cariforef = await house.Started.SignInAsync(Role.Cariforef);
        var draft = Draft(house, LibraryKind.ProfessionalTool);
        var first = Version("1", Guid.CreateVersion7());
        foreach (
            var (field, wrong, version) in ((string, LibraryDraft, VersionDraft)[])
                [
                    ("reviewOn", draft with { ReviewOn = house.Today }, first),
                    ("sector", draft with { Kind = LibraryKind.SectorTool }, first),
                    ("file", draft, first with { Paper = null }),
                    ("link", draft, first with { Paper = first.Paper! with { Link = "http://example.org" } }),
                ]
        )
            Assert.Equal(
                field,
                (
                    await Assert.ThrowsAsync<RefusedException>(() =>
                        library.ShareAsync(owner, wrong, version, Cancellation)
                    )
                ).Field
            );
        for (var twice = 0; twice < 2; twice++)
            await library.ShareAsync(owner, draft, first, Cancellation);
        await Assert.ThrowsAsync<RefusedException>(() =>
            library.AddVersionAsync(other, draft.Id, Version("2", Guid.CreateVersion7()), Cancellation)
        );
        house.Started.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = Version("2", Guid.CreateVersion7()) with { Changes = "Une page de plus" };
        for (var twice = 0; twice < 2; twice++)
            await library.AddVersionAsync(owner, draft.Id, second, Cancellation);
        await Assert.ThrowsAsync<RefusedException>(() =>
            library.ChangeAsync(owner, draft with { Revision = 1 }, Cancellation)
        );
        await Assert.ThrowsAsync<RefusedException>(() => library.UseAsync(owner, draft.Id, null, Cancellation));
        await library.UseAsync(other, draft.Id, null, Cancellation);
        await library.UseAsync(other, draft.Id, "Très utile", Cancellation);

        var file = (await lists.FindAsync(other, draft.Id, Cancellation))!;
        Assert.Equal(["2", "1"], file.Versions.Select(one => one.Version.Label));
        Assert.All(file.Versions, one => Assert.NotNull(one.Paper));
        Assert.Equal("Très utile", Assert.Single(file.Uses).Feedback);
        // Accents and capitals do not matter; others than professionals do not see it.
        var filter = new LibraryFilter("ETHIQUE", null, "53", null);
        Assert.Equal(1, Assert.Single((await lists.ListAsync(other, filter, 1, Cancellation)).Rows).Uses);
        var dated = file.Versions[0].Version.DatedOn;
        Assert.Single((await lists.ListAsync(other, filter with { Since = dated }, 1, Cancellation)).Rows);
        Assert.Empty((await lists.ListAsync(other, filter with { Since = dated.AddDays(1) }, 1, Cancellation)).Rows);
        Assert.Empty((await lists.PublicAsync(filter, 1, Cancellation)).Rows);
        Assert.Null(await lists.FindPublicAsync(draft.Id, Cancellation));

        house.Started.Clock.Advance(TimeSpan.FromDays(400));
        owner = await house.Started.SignInAsync(Role.Adviser, Centre);
        Assert.Contains(
            (await lists.OwnAsync(owner, 1, Cancellation)).Rows,
            one => one.Id == draft.Id && one.ReviewOn < house.Today
        );
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            library.WithdrawAsync(other, draft.Id, "Non", Cancellation)
        );
        Assert.Equal(
            "reason",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    library.WithdrawAsync(cariforef, draft.Id, " ", Cancellation)
                )
            ).Field
        );
        Assert.True(await library.WithdrawAsync(cariforef, draft.Id, "Il n'est plus juste", Cancellation));
        Assert.False(await library.WithdrawAsync(cariforef, draft.Id, "Encore", Cancellation));
        Assert.Null(await lists.FindAsync(other, draft.Id, Cancellation));
        Assert.Equal(
            "Il n'est plus juste",
            (await lists.OwnAsync(owner, 1, Cancellation)).Rows.Single(one => one.Id == draft.Id).WithdrawnFor
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_public_tool_shows_no_feedback_and_a_person_of_no_structure_shares_nothing(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var (library, lists) = (house.Started.Get<SharedLibrary>(), house.Started.Get<LibraryLists>());
        var read = (await lists.FindPublicAsync(DemonstrationSharing.IdOf("library/1"), Cancellation))!;
        Assert.Null(Assert.Single(read.Uses).Feedback);
        Assert.Equal(["2", "1"], read.Versions.Select(one => one.Version.Label));
        Assert.DoesNotContain(
            (await lists.PublicAsync(new LibraryFilter(null, null, null, null), 1, Cancellation)).Rows,
            one => one.Item.Id == DemonstrationSharing.IdOf("library/3")
        );

        // What the Région confirmed is of the text that it read.
        var host = await house.Started.SignInAsync(
            Role.AssociatedBody,
            DirectoryIds.OfStructure("fictitious", "fictif-associated-53")
        );
        var tool = read.Item;
        var same = new LibraryDraft(
            tool.Id,
            tool.Revision,
            tool.Kind,
            tool.Title,
            tool.Summary,
            tool.Source,
            IsWithRegion: true,
            [],
            tool.SectorCode,
            "Une autre licence",
            house.Today.AddDays(100),
            IsPublic: true
        );
        await library.ChangeAsync(host, same, Cancellation);
        Assert.NotNull((await lists.FindPublicAsync(tool.Id, Cancellation))!.Item.RegionConfirmedAt);
        await library.ChangeAsync(
            host,
            same with
            {
                Revision = tool.Revision + 1,
                Source = "La fédération seule",
            },
            Cancellation
        );
        Assert.Null((await lists.FindPublicAsync(tool.Id, Cancellation))!.Item.RegionConfirmedAt);

        var state = await house.Started.SignInAsync(Role.StateObserver);
        Assert.Equal(
            "no-owner",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    library.ShareAsync(
                        state,
                        Draft(house, LibraryKind.Study),
                        Version("1", Guid.CreateVersion7()),
                        Cancellation
                    )
                )
            ).Code
        );
    }

    private static LibraryDraft Draft(Assembly house, LibraryKind kind) =>
        new(
            Guid.CreateVersion7(),
            0,
            kind,
            "Repères d'éthique",
            "Pour l'entretien",
            "Équipe d'essai",
            IsWithRegion: false,
            ["53"],
            null,
            "Licence Ouverte 2.0",
            house.Today.AddDays(300),
            IsPublic: false
        );

    private static VersionDraft Version(string label, Guid id) =>
        new(label, new DateOnly(2026, 11, 1), null, new PaperDraft(id, null, "https://example.org/outil", null, true));
}
