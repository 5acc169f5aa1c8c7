using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Core.Tests.Accounts;
using Spro.TestSupport;

namespace Spro.Core.Tests.Referrals;

/// <summary>A school's report goes to the structures that the Région has named, and to no other (AT-27-3).</summary>
public class EarlyLeaverRecipientsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_report_is_refused_until_an_act_names_the_structure_and_again_once_it_ends(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var recipients = town.Started.Get<EarlyLeaverRecipients>();
        var region = await town.Started.SignInAsync(Role.Region);
        Assert.Equal("not-a-recipient", await RefusedAsync());

        var (id, day) = (Guid.CreateVersion7(), new DateOnly(2026, 11, 24));
        await recipients.NameAsync(region, id, town.To.Structure.Id, "Arrêté d'essai n° 1", day, Cancellation);
        await recipients.NameAsync(region, id, town.To.Structure.Id, "Arrêté d'essai n° 1", day, Cancellation);
        Assert.Single(await recipients.AllAsync(Cancellation));
        Assert.Null(await RefusedAsync());

        Assert.True(await recipients.EndAsync(region, id, Cancellation));
        Assert.False(await recipients.EndAsync(region, id, Cancellation));
        town.Advance(TimeSpan.FromDays(1));
        Assert.Equal("not-a-recipient", await RefusedAsync());

        async Task<string?> RefusedAsync()
        {
            try
            {
                await town.SendAsync(
                    town.Draft() with
                    {
                        Clock = StatutoryClock.ThreeMonths,
                        ClockFrom = new DateOnly(2026, 11, 20),
                    }
                );
                return null;
            }
            catch (RefusedException refused)
            {
                Assert.Equal("porte", refused.Field);
                return refused.Code;
            }
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_report_that_comes_back_goes_to_no_structure_that_is_not_named(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var region = await town.Started.SignInAsync(Role.Region);
        await town
            .Started.Get<EarlyLeaverRecipients>()
            .NameAsync(
                region,
                Guid.CreateVersion7(),
                town.To.Structure.Id,
                "Arrêté d'essai n° 1",
                new DateOnly(2026, 11, 1),
                Cancellation
            );
        var sent = await town.SendAsync(
            town.Draft() with
            {
                Clock = StatutoryClock.ThreeMonths,
                ClockFrom = new DateOnly(2026, 11, 20),
            }
        );
        await town.DoAsync(
            town.Receiver,
            sent.Id,
            new ReferralStep(Guid.CreateVersion7(), ReferralAct.Decline)
            {
                DeclineReason = DeclineReason.NoRoom,
                Note = "Après l'été.",
            }
        );

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            town.DoAsync(
                town.Sender,
                sent.Id,
                new ReferralStep(Guid.CreateVersion7(), ReferralAct.Redirect)
                {
                    To = town.Elsewhere,
                    Consent = new GivenConsent([SharedItem.Name], ConsentManner.Oral),
                }
            )
        );

        Assert.Equal("not-a-recipient", refused.Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Only_the_Region_records_an_act_and_every_part_of_it_is_asked_for(string engine)
    {
        await using var town = await TestReferrals.OpenAsync(engine);
        var recipients = town.Started.Get<EarlyLeaverRecipients>();
        var region = await town.Started.SignInAsync(Role.Region);
        var day = new DateOnly(2026, 11, 1);
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            NameAsync(town.Receiver, town.To.Structure.Id, "Acte", day)
        );
        Assert.Equal("structure", (await Refused(Guid.NewGuid(), "Acte", day)).Field);
        Assert.Equal("act", (await Refused(town.To.Structure.Id, " ", day)).Field);
        Assert.Equal("from", (await Refused(town.To.Structure.Id, "Acte", null)).Field);
        await NameAsync(region, town.To.Structure.Id, "Acte", day);
        Assert.Equal("named-already", (await Refused(town.To.Structure.Id, "Acte", day)).Code);

        Task NameAsync(Actor actor, Guid structure, string act, DateOnly? from) =>
            recipients.NameAsync(actor, Guid.CreateVersion7(), structure, act, from, Cancellation);

        Task<RefusedException> Refused(Guid structure, string act, DateOnly? from) =>
            Assert.ThrowsAsync<RefusedException>(() => NameAsync(region, structure, act, from));
    }
}
