using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.GoodPractices;
using Spro.Core.Structures;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Governance;
using Spro.TestSupport;

namespace Spro.Core.Tests.GoodPractices;

/// <summary>Submitted, reviewed, published, taken up (AT-25-1).</summary>
public class PracticesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_practice_is_public_once_the_commission_keeps_it_and_each_structure_counts_once(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var practices = house.Started.Get<Practices>();
        var (own, other) = (
            DirectoryIds.OfStructure("fictitious", "fictif-cio-53"),
            DirectoryIds.OfStructure("fictitious", "fictif-ml-200083392")
        );
        var adviser = await house.Started.SignInAsync(Role.Adviser, own);
        var elsewhere = await house.Started.SignInAsync(Role.Adviser, other);
        var member = await house.Started.SignInAsync(Role.CommissionMember);
        var id = Guid.CreateVersion7();
        for (var twice = 0; twice < 2; twice++)
            await practices.SubmitAsync(
                adviser,
                new PracticeDraft(id, "Essai", "Besoin", "Faire", null, null),
                Cancellation
            );
        Assert.Equal(
            PracticeState.Submitted,
            Assert.Single((await practices.OfAsync(adviser, 1, Cancellation)).Rows).State
        );
        Assert.Null(await practices.FindPublishedAsync(id, Cancellation));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            practices.ReviewAsync(adviser, id, true, null, Cancellation)
        );
        Assert.Equal(
            "note",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    practices.ReviewAsync(member, id, false, " ", Cancellation)
                )
            ).Field
        );

        Assert.True(await practices.ReviewAsync(member, id, true, null, Cancellation));
        // Who submitted it finds it again.
        Assert.Equal(
            PracticeState.Published,
            Assert.Single((await practices.OfAsync(adviser, 1, Cancellation)).Rows).State
        );
        // The same answer twice is one; another comes too late, and is told.
        Assert.True(await practices.ReviewAsync(member, id, true, null, Cancellation));
        await Assert.ThrowsAsync<RefusedException>(() => practices.ReviewAsync(member, id, false, "Non", Cancellation));
        var hers = Guid.CreateVersion7();
        await practices.SubmitAsync(
            member,
            new PracticeDraft(hers, "Essai", "Besoin", "Faire", null, null),
            Cancellation
        );
        Assert.Equal(
            "own-practice",
            (
                await Assert.ThrowsAsync<RefusedException>(() =>
                    practices.ReviewAsync(member, hers, true, null, Cancellation)
                )
            ).Code
        );
        await practices.ReuseAsync(elsewhere, id, null, Cancellation);
        await practices.ReuseAsync(elsewhere, id, "Avec un collègue de plus", Cancellation);
        Assert.Equal(
            "own",
            (
                await Assert.ThrowsAsync<RefusedException>(() => practices.ReuseAsync(adviser, id, null, Cancellation))
            ).Code
        );

        var reuse = Assert.Single((await practices.FindPublishedAsync(id, Cancellation))!.Reuses);
        // What is said when one takes it up nobody has read: it is for the commission.
        Assert.Null(reuse.Note);
        await Assert.ThrowsAsync<NotAllowedException>(() => practices.PublishedForReviewAsync(adviser, Cancellation));
        Assert.Equal(
            "Avec un collègue de plus",
            (await practices.PublishedForReviewAsync(member, Cancellation))
                .Single(one => one.Practice.Id == id)
                .Reuses.Single()
                .Note
        );
        Assert.Equal(1, (await practices.PublishedAsync(1, Cancellation)).Rows.Single(one => one.Id == id).Reuses);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_commission_takes_a_published_practice_away_for_a_reason(string engine)
    {
        await using var house = await Assembly.OpenAsync(engine, demo: true);
        var practices = house.Started.Get<Practices>();
        var adviser = await house.Started.SignInAsync(
            Role.Adviser,
            DirectoryIds.OfStructure("fictitious", "fictif-cio-53")
        );
        var member = await house.Started.SignInAsync(Role.CommissionMember);
        var id = Guid.CreateVersion7();
        await practices.SubmitAsync(
            adviser,
            new PracticeDraft(id, "Essai", "Besoin", "Faire", null, null),
            Cancellation
        );
        await practices.ReviewAsync(member, id, true, null, Cancellation);

        await Assert.ThrowsAsync<NotAllowedException>(() => practices.WithdrawAsync(adviser, id, "Non", Cancellation));
        Assert.Equal(
            "note",
            (
                await Assert.ThrowsAsync<RefusedException>(() => practices.WithdrawAsync(member, id, " ", Cancellation))
            ).Field
        );
        Assert.True(await practices.WithdrawAsync(member, id, "On y reconnaît quelqu'un", Cancellation));

        Assert.False(await practices.WithdrawAsync(member, id, "Encore", Cancellation));
        Assert.Null(await practices.FindPublishedAsync(id, Cancellation));
        Assert.DoesNotContain((await practices.PublishedAsync(1, Cancellation)).Rows, one => one.Id == id);
        Assert.Equal(
            "On y reconnaît quelqu'un",
            Assert.Single((await practices.OfAsync(adviser, 1, Cancellation)).Rows).ReviewNote
        );
    }
}
