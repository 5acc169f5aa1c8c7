using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.DataProtection;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Core.Tests.Accounts;
using Spro.Core.Tests.Database;
using Spro.TestSupport;

namespace Spro.Core.Tests.Desk;

public sealed class ContactsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task A_contact_is_recorded_whole_without_a_name_and_stands_among_those_of_its_day(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);

        var contact = await desk.ReceiveAsync();

        Assert.Equal(
            (desk.Own.Structure.Id, desk.Own.Place.Id, ContactChannel.Phone, ContactEnding.AnsweredHere),
            (contact.StructureId, contact.PlaceId, contact.Channel, contact.Ending)
        );
        Assert.NotEmpty(contact.Answered);
        Assert.NotEqual(Guid.Empty, contact.PathId);
        var kept = Assert.Single(await desk.Contacts.OnDayAsync(desk.Agent, contact.Day, Cancellation));
        Assert.Equivalent(contact, kept);
        Assert.Empty(await desk.Contacts.OnDayAsync(desk.Agent, contact.Day.AddDays(-1), Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_form_sent_twice_even_at_once_makes_one_contact(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var welcome = desk.Welcome();

        var made = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => Task.Run(() => desk.Contacts.RecordAsync(desk.Agent, welcome, Cancellation)))
        );

        Assert.Single(made.Select(contact => contact.PathId).Distinct());
        Assert.Single(await desk.Contacts.OnDayAsync(desk.Agent, made[0].Day, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_contact_is_neither_read_nor_ended_from_another_structure(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var contact = await desk.ReceiveAsync();
        var stranger = desk.Agent with { StructureId = desk.Other.Structure.Id };

        Assert.Null(await desk.Contacts.FindAsync(stranger, contact.Id, Cancellation));
        Assert.Empty(await desk.Contacts.OnDayAsync(stranger, contact.Day, Cancellation));
        Assert.False(
            await desk.Contacts.EndAsync(
                stranger,
                contact.Id,
                ContactEnding.AdviserHere,
                next: null,
                correction: null,
                Cancellation
            )
        );
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            desk.Contacts.RecordAsync(stranger, desk.Welcome() with { Id = contact.Id, At = desk.Other }, Cancellation)
        );
        Assert.Equal("contact-taken", refused.Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Nobody_receives_at_the_door_of_another_structure(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            desk.Contacts.RecordAsync(desk.Agent, desk.Welcome() with { At = desk.Other }, Cancellation)
        );

        Assert.Equal("not-your-place", refused.Code);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Those_who_receive_nobody_open_no_contact(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var contact = await desk.ReceiveAsync();
        var receives = (Role[])[Role.ReceptionAgent, Role.Adviser, Role.StructureManager, Role.Software];

        foreach (var role in Enum.GetValues<Role>().Except(receives))
            await Assert.ThrowsAsync<NotAllowedException>(() =>
                desk.Contacts.FindAsync(desk.Agent with { Role = role }, contact.Id, Cancellation)
            );
    }

    [Theory]
    [OnEachDatabase]
    public async Task Another_door_is_named_and_one_outside_the_answer_is_given_a_reason(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var contact = await desk.ReceiveAsync();
        var (answered, outside) = (desk.Other, desk.Unsuited);

        Assert.Equal("door-missing", await RefusalAsync(next: null, reason: null));
        Assert.Equal("own-structure", await RefusalAsync(desk.Own, "Ici"));
        Assert.Null(await RefusalAsync(desk.Confided, "Une raison"));
        Assert.Equal((null, null), ((await ReadAsync()).NextPlaceId, (await ReadAsync()).Correction));
        Assert.Equal("reason-missing", await RefusalAsync(outside, reason: " "));
        Assert.Null(await RefusalAsync(outside, "Elle y est déjà connue"));
        // In the professional's own words, which may tell of somebody: sealed.
        Assert.Equal("Elle y est déjà connue", await desk.Contacts.CorrectionOfAsync(await ReadAsync(), Cancellation));

        Assert.Null(await RefusalAsync(answered, "Sans raison d'être"));
        var followed = await ReadAsync();
        Assert.Equal((answered.Place.Id, null), (followed.NextPlaceId, followed.Correction));

        await desk.Contacts.EndAsync(
            desk.Agent,
            contact.Id,
            ContactEnding.AdviserHere,
            answered,
            correction: null,
            Cancellation
        );
        Assert.Null((await ReadAsync()).NextPlaceId);

        async Task<Contact> ReadAsync() => (await desk.Contacts.FindAsync(desk.Agent, contact.Id, Cancellation))!;

        async Task<string?> RefusalAsync(Door? next, string? reason)
        {
            try
            {
                Assert.True(
                    await desk.Contacts.EndAsync(
                        desk.Agent,
                        contact.Id,
                        ContactEnding.OtherDoor,
                        next,
                        reason,
                        Cancellation
                    )
                );
                return null;
            }
            catch (RefusedException refused)
            {
                return refused.Code;
            }
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_code_carries_the_path_from_desk_to_desk_and_nothing_of_anybody(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var contact = await desk.ReceiveAsync();

        var code = await desk.Codes.KeepAsync(contact.Said, Cancellation, contact.PathId);
        var next = await desk.Contacts.RecordAsync(
            desk.Agent,
            desk.Welcome() with
            {
                PathId = await desk.Codes.PathOfAsync(code.ToLowerInvariant(), Cancellation),
            },
            Cancellation
        );

        Assert.Equal(contact.PathId, next.PathId);
        await desk.ReceiveAsync();
        await desk.Get<Erasures>().ErasePathAsync(contact.PathId, Cancellation);
        Assert.Single(await desk.Contacts.OnDayAsync(desk.Agent, contact.Day, Cancellation));
        Assert.Null(await desk.Codes.PathOfAsync("333-333-333", Cancellation));
        Assert.Null(await desk.Codes.PathOfAsync(await desk.Codes.KeepAsync("", Cancellation), Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_contact_is_kept_two_years(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        await desk.ReceiveAsync();

        desk.Advance(TimeSpan.FromDays(729));
        Assert.Equal(0, await desk.Contacts.DeleteExpiredAsync(Cancellation));
        desk.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, await desk.Contacts.DeleteExpiredAsync(Cancellation));
    }
}
