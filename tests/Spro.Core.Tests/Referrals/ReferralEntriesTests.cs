using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Referrals;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>Hand-overs that a structure's own software sends and follows.</summary>
public sealed class ReferralEntriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Sent_twice_it_is_one_and_continues_the_path_of_its_contact(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var contact = await town
            .Started.Get<ContactEntries>()
            .EnterAsync(
                town.Sender,
                new ContactEntry("c1", town.From.Place.Id, ContactChannel.Phone, new() { Age = new AgeRange(16, 17) }),
                ContactOrigin.Software,
                Cancellation
            );
        var entry = Entry(town) with { ContactReference = "c1" };

        var sent = await SendAsync(town, entry);
        var again = await SendAsync(town, entry);

        Assert.Equal((true, false), (sent.IsNew, again.IsNew));
        Assert.Equal(sent.Referral.Id, again.Referral.Id);
        var read = await town.ReadAsync(sent.Referral.Id);
        Assert.Equal(
            (contact.Contact.Id, contact.Contact.PathId, "?age=16-17", "r1", ReferralState.Sent),
            (read.ContactId!.Value, read.PathId, read.Said, read.SenderReference!, read.State)
        );
        Assert.Equal("reference-taken", await RefusalAsync(town, entry with { ToPlaceId = town.Elsewhere.Place.Id }));
        Assert.Equal("already-open", await RefusalAsync(town, entry with { Reference = "r2" }));
        Assert.Equal(
            "unknown-contact",
            await RefusalAsync(town, entry with { Reference = "r3", ContactReference = "c2" })
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task It_goes_through_the_checks_of_the_page(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var entry = Entry(town);

        Assert.Equal("unknown-place", await RefusalAsync(town, entry with { ToPlaceId = Guid.NewGuid() }));
        Assert.Equal("not-your-place", await RefusalAsync(town, entry with { PlaceId = town.To.Place.Id }));
        Assert.Equal("own-structure", await RefusalAsync(town, entry with { ToPlaceId = town.From.Place.Id }));
        Assert.Equal(
            "nothing-shared",
            await RefusalAsync(town, entry with { Consent = new GivenConsent([], ConsentManner.Oral) })
        );
        Assert.Equal(
            "shared-empty",
            await RefusalAsync(town, entry with { Consent = new GivenConsent([SharedItem.Email], ConsentManner.Oral) })
        );
        Assert.Equal(
            "too-long",
            await RefusalAsync(town, entry with { Person = entry.Person with { Name = new string('a', 121) } })
        );
        Assert.Equal("news-unreachable", await RefusalAsync(town, entry with { News = NewsChannel.Email }));
        // Somebody who says no leaves nothing of who they are.
        var no = await SendAsync(town, entry with { Consent = null });
        Assert.Equal((ReferralState.Withdrawn, null), (no.Referral.State, no.Referral.Name));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Each_side_reads_what_changed_as_far_as_it_may_and_a_third_nothing(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var changes = town.Started.Get<ReferralChanges>();
        var sent = (await SendAsync(town, Entry(town))).Referral;
        var before = town.Started.Clock.GetUtcNow().UtcDateTime;
        town.Advance(TimeSpan.FromHours(1));
        await SendAsync(town, Entry(town) with { Reference = "no", Consent = null });

        var all = await changes.SinceAsync(town.Sender, Party.Sender, null, null, Cancellation);
        Assert.Equal((2, sent.Id), (all.Total, all.Files[0].Referral.Id));
        Assert.Equal("Camille", all.Files[0].Person.Name);
        var rest = await changes.SinceAsync(
            town.Sender,
            Party.Sender,
            null,
            (all.Files[0].Referral.LastEventAt, sent.Id),
            Cancellation
        );
        Assert.Equal("no", Assert.Single(rest.Files).Referral.SenderReference);
        Assert.Single(
            (await changes.SinceAsync(town.Sender, Party.Sender, before.AddMinutes(1), null, Cancellation)).Files
        );

        // What nobody agreed to is not received, and what was not shared is not read.
        var received = Assert.Single(
            (await changes.SinceAsync(town.Receiver, Party.Receiver, null, null, Cancellation)).Files,
            file => file.Referral.State == ReferralState.Sent
        );
        Assert.Equal(("Camille", null), (received.Person.Name, received.Person.Phone));
        Assert.Empty((await changes.SinceAsync(town.Third, Party.Sender, null, null, Cancellation)).Files);
        Assert.Empty((await changes.SinceAsync(town.Third, Party.Receiver, null, null, Cancellation)).Files);
        await using var db = town.Started.Database.CreateDbContext();
        Assert.Equal(
            [town.Sender.AccountId, town.Receiver.AccountId],
            (
                await db.Set<AccessRecord>()
                    .Where(one => one.ObjectId == sent.Id)
                    .OrderBy(one => one.At)
                    .ThenBy(one => one.Id)
                    .ToListAsync(Cancellation)
            ).Select(one => one.AccountId!.Value)
        );
    }

    private static ReferralEntry Entry(TestReferrals town) =>
        new(
            "r1",
            town.From.Place.Id,
            town.To.Place.Id,
            new ReferredPerson("Camille", "0639980001"),
            new GivenConsent([SharedItem.Name, SharedItem.Situation], ConsentManner.Oral)
        )
        {
            Situation = new() { Age = new AgeRange(16, 17) },
        };

    private static Task<EnteredReferral> SendAsync(TestReferrals town, ReferralEntry entry) =>
        town.Started.Get<ReferralEntries>().SendAsync(town.Sender, entry, Cancellation);

    private static async Task<string?> RefusalAsync(TestReferrals town, ReferralEntry entry)
    {
        try
        {
            await SendAsync(town, entry);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }
}
