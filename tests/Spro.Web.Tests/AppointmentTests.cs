using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Appointments;

namespace Spro.Web.Tests;

/// <summary>Appointments through their pages: those of professionals, and those of people by their link.</summary>
public class AppointmentTests(Site site)
{
    // Not that by which one signs out.
    private const string Form = "main form:not([action='/mon-compte'])";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_is_booked_from_the_list_of_free_slots_and_stands_in_the_week()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var list = await agent.PageAsync("/rendez-vous/creneaux?comment=Phone");
        Assert.NotEmpty(list.QuerySelectorAll("main a[href^='/rendez-vous/prendre/']"));
        var slot = await site.FreeSlotAsync();
        var address = TestAppointments.SlotAddress(slot);
        var form = (await agent.PageAsync(address)).Only(Form);
        Assert.Empty(form.QuerySelectorAll("[name*=genre i], [name*=sexe i], [name*=civilite i]"));

        var booked = await agent.PostPageAsync(
            address,
            form.Fields(
                ("Way", "Phone"),
                ("Person.Name", "Andréa Essai"),
                ("Person.Phone", "06 39 98 00 02"),
                ("Person.Channel", "Call"),
                ("Person.Needs", "StepFree")
            )
        );

        Assert.StartsWith("Andréa Essai", booked.Words("h1"), StringComparison.Ordinal);
        var week = await agent.PageAsync($"/rendez-vous?semaine={slot.Start:yyyy-MM-dd}");
        Assert.Contains("Andréa Essai", week.Words("main"), StringComparison.Ordinal);
        Assert.Contains("répondre à ses besoins", week.Words("section"), StringComparison.Ordinal);
        Assert.DoesNotContain("Andréa Essai", site.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_something_is_forgotten()
    {
        using var agent = await site.SignedClientAsync(Role.Adviser);
        var address = TestAppointments.SlotAddress(await site.FreeSlotAsync());
        var form = (await agent.PageAsync(address)).Only(Form);

        var refused = await agent.PostPageAsync(
            address,
            form.Fields(
                ("Person.Name", "Lou"),
                ("Person.Channel", "Sms"),
                ("Person.Email", "lou@example.org"),
                ("Person.Needs", "SignLanguage")
            )
        );

        Assert.Contains("numéro de téléphone", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Lou", refused.Only("input[name='Person.Name']").GetAttribute("value"));
        Assert.Equal("lou@example.org", refused.Only("input[name='Person.Email']").GetAttribute("value"));
        Assert.NotNull(refused.QuerySelector("input[name='Person.Needs'][value=SignLanguage][checked]"));
        Assert.NotNull(refused.QuerySelector("input[name='Person.Channel'][value=Sms][checked]"));
    }

    [Fact]
    public async Task A_double_click_books_once_and_two_at_once_are_not_both_booked()
    {
        using var one = await site.SignedClientAsync(Role.Adviser, follow: false);
        using var other = await site.SignedClientAsync(Role.ReceptionAgent, follow: false);
        var address = TestAppointments.SlotAddress(await site.FreeSlotAsync(new DateOnly(2027, 2, 1)));
        var mine = Fill((await one.PageAsync(address)).Only(Form));
        var theirs = Fill((await other.PageAsync(address)).Only(Form));

        var answers = await Task.WhenAll(SendAsync(one, mine), SendAsync(one, mine), SendAsync(other, theirs));

        var places = answers.Where(answer => answer.Place is not null).Select(answer => answer.Place).Distinct();
        Assert.Single(places);
        Assert.Contains(
            answers,
            answer => answer.Place is null && answer.Text.Contains("plus libre", StringComparison.Ordinal)
        );

        static List<KeyValuePair<string, string>> Fill(AngleSharp.Dom.IElement form) =>
            [.. form.Fields(("Way", "Phone"), ("Person.Name", "Lou"), ("Person.Phone", "06 39 98 00 03"))];

        async Task<(string? Place, string Text)> SendAsync(
            HttpClient client,
            IEnumerable<KeyValuePair<string, string>> fields
        )
        {
            using var answer = await client.PostAsync(address, new FormUrlEncodedContent(fields), Cancellation);
            return (answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Fact]
    public async Task An_appointment_of_another_structure_does_not_exist()
    {
        using var agent = await site.SignedClientAsync(Role.Adviser);
        var booked = await site.BookAsync();
        var form = (await agent.PageAsync($"/rendez-vous/{booked.Id}")).Only("main form[action$='handler=Note']");
        await using (var db = await site.OpenStoreAsync())
        {
            var other = site.Catalogue.Doors.All.First(door => door.Structure.Id != booked.StructureId);
            await db.Set<Appointment>()
                .Where(one => one.Id == booked.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(one => one.StructureId, other.Structure.Id)
                            .SetProperty(one => one.BookedByStructureId, other.Structure.Id),
                    Cancellation
                );
        }

        await agent.PageAsync($"/rendez-vous/{booked.Id}", HttpStatusCode.NotFound);
        await agent.PageAsync($"/rendez-vous/creneaux?deplacer={booked.Id}", HttpStatusCode.NotFound);
        await agent.PostPageAsync($"/rendez-vous/{booked.Id}/papier", form.Fields(), HttpStatusCode.NotFound);
        foreach (var act in (string[])["Needs", "Called", "Met", "Missed", "Cancel", "Advice", "Summary", "Note"])
            await agent.PostPageAsync(
                $"/rendez-vous/{booked.Id}?handler={act}",
                form.Fields(("Answer", "x"), ("Summary", "x"), ("NewNote", "x")),
                HttpStatusCode.NotFound
            );
        Assert.Equal(AppointmentState.Booked, await StateAsync(booked.Id));
    }

    [Fact]
    public async Task At_the_desk_one_says_who_came_and_neither_reads_nor_writes_what_was_advised()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var booked = await site.BookAsync();
        var path = $"/rendez-vous/{booked.Id}";
        await using (var db = await site.OpenStoreAsync())
            await db.Set<Appointment>()
                .Where(one => one.Id == booked.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(one => one.Start, Site.Start.UtcDateTime.AddMinutes(-30))
                            .SetProperty(one => one.End, Site.Start.UtcDateTime),
                    Cancellation
                );
        var note = (await adviser.PageAsync(path)).Only("main form[action$='handler=Note']");
        await adviser.PostPageAsync(path + "?handler=Note", note.Fields(("NewNote", "Secret de la structure.")));
        await adviser.PostPageAsync(path + "?handler=Summary", note.Fields(("Summary", "Trois pistes.")));
        Assert.Equal("", (await adviser.PageAsync(path + "?note=true")).Words("textarea[name=NewNote]"));
        Assert.Contains(
            "Secret de la structure.",
            (await adviser.PageAsync(path)).Words("main"),
            StringComparison.Ordinal
        );

        var seen = await agent.PageAsync(path);
        Assert.DoesNotContain("Secret de la structure.", seen.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Trois pistes.", seen.Words("main"), StringComparison.Ordinal);
        var missed = seen.Only("main form[action$='handler=Missed']");
        await agent.PostPageAsync(path + "?handler=Note", missed.Fields(("NewNote", "x")), HttpStatusCode.Forbidden);
        await agent.PostPageAsync(path + "?handler=Missed", missed.Fields(("Missed", "Transport")));
        Assert.Equal(AppointmentState.Missed, await StateAsync(booked.Id));
        await agent.PostPageAsync(path + "?handler=Cancel", missed.Fields(("person", "true")));
        Assert.Equal(AppointmentState.Missed, await StateAsync(booked.Id));
    }

    [Fact]
    public async Task A_link_shows_by_GET_acts_by_POST_and_stays_nowhere()
    {
        using var person = site.Client();
        var token = await site.LinkAsync(LinkUse.Manage);
        var path = "/mon-rendez-vous/" + token;

        using var shown = await person.GetAsync(path, Cancellation);
        Assert.True(shown.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(shown.Headers.GetValues("Referrer-Policy")));
        Assert.False(shown.Headers.Contains("Set-Cookie"));
        await person.PageAsync(path + "?handler=Cancel");
        Assert.DoesNotContain("annulé", (await person.PageAsync(path)).Words("h1"), StringComparison.Ordinal);
        using var calendar = await person.GetAsync(path + "/agenda.ics", Cancellation);
        Assert.Equal("text/calendar", calendar.Content.Headers.ContentType!.MediaType);

        // Twice, as an impatient person does.
        using var first = await person.PostAsync(path, new FormUrlEncodedContent([]), Cancellation);
        using var second = await person.PostAsync(path, new FormUrlEncodedContent([]), Cancellation);
        Assert.Contains("annulé", (await person.PageAsync(path)).Words("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain(token, site.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_chooses_another_hour_by_their_link()
    {
        using var person = site.FollowingClient();
        var path = "/mon-rendez-vous/" + await site.LinkAsync(LinkUse.Manage);
        var before = (await person.PageAsync(path)).Words("main strong");
        var form = (await person.PageAsync(path + "/changer")).Only(Form);

        var unchosen = await person.PostPageAsync(path + "/changer", form.Fields());
        Assert.Contains("Choisissez une heure", unchosen.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var choices = form.QuerySelectorAll("input[name=Slot]");
        var moved = await person.PostPageAsync(
            path + "/changer",
            form.Fields(("Slot", choices[^1].GetAttribute("value")!))
        );

        Assert.NotEqual(before, moved.Words("main strong"));
        Assert.Contains("C'est noté", moved.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_link_and_an_expired_one_say_what_to_do_and_nothing_of_anybody()
    {
        using var person = site.Client();
        var expired = await site.LinkAsync(LinkUse.Manage, Site.Start.UtcDateTime.AddMinutes(-1));
        var summary = await site.LinkAsync(LinkUse.Summary, Site.Start.UtcDateTime.AddMinutes(-1));
        var live = await site.LinkAsync(LinkUse.Manage);

        foreach (
            var path in (string[])
                ["/mon-rendez-vous/" + expired, $"/mon-rendez-vous/{expired}/changer", "/mon-bilan/" + summary]
        )
        {
            var page = await person.PageAsync(path, HttpStatusCode.Gone);
            Assert.Contains("plus bon", page.Words("h1"), StringComparison.Ordinal);
            Assert.Contains("appeler", page.Words("main"), StringComparison.Ordinal);
            Assert.DoesNotContain("Fictif,", page.Words("main"), StringComparison.Ordinal);
        }
        await person.PostPageAsync("/mon-rendez-vous/" + expired, [], HttpStatusCode.Gone);
        // A link does what it was made for, and nothing else.
        foreach (var path in (string[])["/mon-bilan/" + live, "/place-liberee/" + live, "/mon-rendez-vous/forge"])
            await person.PageAsync(path, HttpStatusCode.NotFound);
        await person.PostPageAsync("/place-liberee/forge", [], HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_freed_slot_is_taken_once_by_the_one_it_is_kept_for()
    {
        using var person = site.FollowingClient();
        var path = "/place-liberee/" + await site.LinkAsync(LinkUse.Proposal);
        var form = (await person.PageAsync(path)).QuerySelectorAll("main form")[0];

        var taken = await person.PostPageAsync(path, form.Fields());
        Assert.Contains("Votre rendez-vous", taken.Words("h1"), StringComparison.Ordinal);
        await person.PostPageAsync(path, form.Fields(), HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_desk_takes_the_freed_slot_for_who_comes_from_the_waiting_list()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var elsewhere = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var waiting = await site.WaitingOfAsync(await site.LinkAsync(LinkUse.Proposal));
        const string take = "/rendez-vous/attente?handler=Take";
        var list = await agent.PageAsync("/rendez-vous/attente");
        var form = list.Only($"main form[action$='handler=Take']:has([value='{waiting}'])");

        // Whoever is of another structure takes nothing, even with the form of this one.
        var other = (await elsewhere.PageAsync("/rendez-vous/attente")).Only(Form);
        var refused = await elsewhere.PostPageAsync(
            take,
            other.Fields(("waiting", waiting.ToString()), ("way", "Phone"))
        );
        Assert.Contains("plus gardée", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);

        var taken = await agent.PostPageAsync(take, form.Fields(("waiting", waiting.ToString())));
        Assert.StartsWith("Max Essai", taken.Words("h1"), StringComparison.Ordinal);
        // A double click, or the page gone back to: it is taken once, and said so.
        var again = await agent.PostPageAsync(take, form.Fields(("waiting", waiting.ToString())));
        Assert.Contains("plus gardée", again.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_handed_over_waits_for_a_slot_without_being_typed_twice()
    {
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        using var stranger = await site.SignedClientAsync(Role.Adviser);
        var referral = (await agent.HandOverAsync())["/aiguillages/".Length..];
        var address = "/rendez-vous/attente?aiguillage=" + referral;

        var page = await agent.PageAsync(address);

        var form = page.Only("main form:has([name=aiguillage])");
        Assert.Equal("Anne-Gaëlle L'Hostis", form.Only("[name='Person.Name']").GetAttribute("value"));
        await stranger.PageAsync("/rendez-vous/attente?aiguillage=" + Guid.NewGuid(), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_adviser_subscribes_to_an_agenda_that_names_nobody()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        using var nobody = site.Client();
        await site.BookAsync();
        var form = (await adviser.PageAsync("/disponibilites")).Only("main form[action$='handler=Agenda']");
        var page = await adviser.PostPageAsync("/disponibilites?handler=Agenda", form.Fields());

        var address = new Uri(page.Words("main code")).AbsolutePath;
        var text = await nobody.GetStringAsync(address, Cancellation);
        Assert.Contains("BEGIN:VEVENT", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Essai", text, StringComparison.Ordinal);
        using var forged = await nobody.GetAsync("/agenda-prive/forge/rendez-vous.ics", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Fact]
    public async Task Slots_are_opened_by_a_form_that_keeps_what_was_typed()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var id = Guid.NewGuid();
        var path = $"/disponibilites/{id}";
        var form = (await manager.PageAsync(path)).Only(Form);
        var refused = await manager.PostPageAsync(
            path,
            form.Fields(("Subject", "Atelier fictif"), ("From", "10:00"), ("To", "09:00"), ("Ways", "InPerson"))
        );
        Assert.Contains("après l'heure de début", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Atelier fictif", refused.Only("input[name=Subject]").GetAttribute("value"));
        Assert.Equal("10:00", refused.Only("input[name=From]").GetAttribute("value"));

        var saved = await manager.PostPageAsync(path, refused.Only(Form).Fields(("To", "11:30"), ("Ways", "InPerson")));
        Assert.Contains("Atelier fictif", saved.Words("main"), StringComparison.Ordinal);
        var close = (await manager.PageAsync(path)).Only("main form[action$='handler=Close']");
        await manager.PostPageAsync(path + "?handler=Close", close.Fields());
        Assert.DoesNotContain(
            "Atelier fictif",
            (await manager.PageAsync("/disponibilites")).Words("main"),
            StringComparison.Ordinal
        );
    }

    private async Task<AppointmentState> StateAsync(Guid id)
    {
        await using var db = await site.OpenStoreAsync();
        return await db.Set<Appointment>()
            .Where(one => one.Id == id)
            .Select(one => one.State)
            .SingleAsync(Cancellation);
    }
}
