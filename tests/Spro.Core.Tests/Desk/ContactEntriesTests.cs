using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.TestSupport;

namespace Spro.Core.Tests.Desk;

/// <summary>Contacts that a structure's own software tells.</summary>
public sealed class ContactEntriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task What_another_software_tells_is_the_contact_that_the_desk_would_have_noted(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var typed = await desk.ReceiveAsync();

        var told = (await EnterAsync(desk, Entry(desk))).Contact;

        Assert.Equal(
            (typed.StructureId, typed.PlaceId, typed.Channel, typed.Said, typed.RulesVersion, typed.Day),
            (told.StructureId, told.PlaceId, told.Channel, told.Said, told.RulesVersion, told.Day)
        );
        Assert.Equal(typed.Answered, told.Answered);
        Assert.Equal((ContactOrigin.Software, "2026/0042"), (told.Origin, told.Reference));
        Assert.NotNull(await desk.Contacts.FindAsync(desk.Agent, told.Id, Cancellation));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Told_twice_even_at_once_it_is_one_and_another_under_its_reference_changes_nothing(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => EnterAsync(desk, Entry(desk)))));

        Assert.Single(all, one => one.IsNew);
        Assert.Single(all.Select(one => one.Contact.Id).Distinct());
        var other = Entry(desk) with { Channel = ContactChannel.OnSite };
        Assert.Equal("reference-taken", await RefusalAsync(desk, other));
        // Days later, and without a moment, it is still the same.
        desk.Advance(TimeSpan.FromDays(3));
        Assert.False((await EnterAsync(desk, Entry(desk))).IsNew);
        // The same reference is another contact for another structure.
        Assert.NotEqual(
            ContactEntries.IdOf(desk.Own.Structure.Id, "2026/0042"),
            ContactEntries.IdOf(desk.Other.Structure.Id, "2026/0042")
        );
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_is_wrong_is_refused_by_its_name(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        var entry = Entry(desk);
        var now = new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

        foreach (var named in (string[])["", "Camille Martin", "camille@example.org", new('a', 65)])
            Assert.Equal("invalid-reference", await RefusalAsync(desk, entry with { Reference = named }));
        Assert.Equal("not-your-place", await RefusalAsync(desk, entry with { PlaceId = desk.Other.Place.Id }));
        Assert.Equal("not-your-place", await RefusalAsync(desk, entry with { PlaceId = Guid.NewGuid() }));
        Assert.Equal("at-ahead", await RefusalAsync(desk, entry with { At = now.AddHours(1) }));
        Assert.Equal("at-too-old", await RefusalAsync(desk, entry with { At = now.AddDays(-401) }));
        Assert.Equal("unknown-commune", await RefusalAsync(desk, entry with { CommuneCode = "00000" }));
        Assert.Equal(
            "confided",
            await RefusalAsync(desk, entry with { Situation = entry.Situation with { ReceivesRsa = true } })
        );
        Assert.Equal("door-missing", await RefusalAsync(desk, entry with { Ending = ContactEnding.OtherDoor }));
        Assert.Equal(
            "reason-missing",
            await RefusalAsync(
                desk,
                entry with
                {
                    Ending = ContactEnding.OtherDoor,
                    NextPlaceId = desk.Unsuited.Place.Id,
                }
            )
        );
        Assert.Equal(
            "unknown-reference",
            await RefusalAsync(desk, entry with { Reference = $"spro:{Guid.NewGuid():N}" })
        );
        var stranger = desk.Agent with { StructureId = desk.Other.Structure.Id };
        await Assert.ThrowsAsync<RefusedException>(() =>
            desk.Entries.EnterAsync(stranger, entry, ContactOrigin.Software, Cancellation)
        );
        Assert.Empty((await desk.Entries.ListAsync(desk.Agent, null, null, Cancellation)).Contacts);
    }

    [Theory]
    [OnEachDatabase]
    public async Task They_are_read_page_after_page_by_their_structure_alone_and_each_reading_is_noted(string engine)
    {
        await using var desk = await TestDesk.OpenAsync(engine);
        for (var number = 0; number < ContactEntries.PageSize + 5; number++)
            await EnterAsync(desk, Entry(desk) with { Reference = $"n{number}" });
        var stranger = desk.Agent with { StructureId = desk.Other.Structure.Id };

        var first = await desk.Entries.ListAsync(desk.Agent, null, null, Cancellation);
        var last = first.Contacts[^1].Contact;
        var second = await desk.Entries.ListAsync(desk.Agent, null, (last.Day, last.Id), Cancellation);

        Assert.Equal((ContactEntries.PageSize, ContactEntries.PageSize + 5), (first.Contacts.Count, first.Total));
        Assert.Equal(5, second.Contacts.Count);
        Assert.Empty(first.Contacts.IntersectBy(second.Contacts.Select(one => one.Contact.Id), one => one.Contact.Id));
        Assert.Empty((await desk.Entries.ListAsync(stranger, null, null, Cancellation)).Contacts);
        Assert.Empty((await desk.Entries.ListAsync(desk.Agent, last.Day.AddDays(1), null, Cancellation)).Contacts);
        await using var db = desk.OpenStore();
        var readings = await db.Set<AccessRecord>().Where(one => one.ObjectId == last.Id).ToListAsync(Cancellation);
        Assert.Equal(desk.Agent.AccountId, Assert.Single(readings).AccountId);
    }

    [Fact]
    public void What_was_said_is_read_back_as_it_was_written()
    {
        var networks = Spro.Core.Structures.Networks.BuiltIn;
        var situation = Situation.Empty;
        foreach (
            var (field, text) in ((SituationField, string)[])
                [
                    (SituationField.Age, "18-25"),
                    (SituationField.MainStatus, "no_activity"),
                    (SituationField.Needs, "vae,job_search"),
                    (SituationField.SchoolLevel, "2de pro & + d'élève"),
                ]
        )
            Assert.Null(field.Read(text, networks, ref situation));

        var said = Said.Of(situation, "53130", networks);

        Assert.StartsWith("?insee=53130&age=18-25&", said, StringComparison.Ordinal);
        Assert.Equal((situation, "53130"), Said.Read(said, networks));
        Assert.Equal((Situation.Empty, null), Said.Read("", networks));
        Assert.Equal(
            Said.Of(situation, null, networks),
            Said.Of(situation with { ReceivesRsa = true }, null, networks)
        );
    }

    private static ContactEntry Entry(TestDesk desk) =>
        new("2026/0042", desk.Own.Place.Id, ContactChannel.Phone, Situation.Empty with { Age = new AgeRange(16, 17) });

    private static Task<EnteredContact> EnterAsync(TestDesk desk, ContactEntry entry) =>
        desk.Entries.EnterAsync(desk.Agent, entry, ContactOrigin.Software, Cancellation);

    private static async Task<string?> RefusalAsync(TestDesk desk, ContactEntry entry)
    {
        try
        {
            await EnterAsync(desk, entry);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }
}
