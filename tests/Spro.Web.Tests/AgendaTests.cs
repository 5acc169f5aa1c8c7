using System.Net;
using System.Text.Json;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>From an organiser's draft to a seat, its waiting list and the programs that read the agenda.</summary>
public class AgendaTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_adviser_publishes_and_anybody_registers_without_an_account_until_it_is_full()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        var id = Guid.CreateVersion7();
        var path = "/mes-actions/" + id;
        var start = path + "?nouveau=true";
        var form = (await adviser.PageAsync(start)).Only("main form:not([action])");
        var title = "Visite " + id;
        (string, string)[] said =
        [
            ("Kind", "Discovery"),
            ("Heading", title),
            ("Description", "On essaie."),
            ("Publics", "Young"),
            ("Start", "1/3/2027 14:00"),
            ("End", "1/3/2027 16:00"),
            ("PlaceKind", "Company"),
            ("Place", "Atelier d'essai"),
            ("Commune", "Laval (Mayenne)"),
            ("Transport", "En bus"),
            ("Access", "StepFree"),
            ("Capacity", "1"),
            ("Occupations", TestOccupations.Bare),
        ];
        var refused = await adviser.PostPageAsync(start, form.Fields(said));
        Assert.Contains("tient à un plan", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal(title, refused.Only("#Heading").GetAttribute("value"));
        using var nobody = site.FollowingClient();
        await nobody.PageAsync("/agenda/" + id, HttpStatusCode.NotFound);

        await adviser.PostPageAsync(start, form.Fields([.. said, ("Plan", "referent")]));
        var draft = await adviser.PageAsync(path);
        await adviser.PostPageAsync(
            path + "?handler=publish",
            draft.Only("main form[action$='handler=publish']").Fields()
        );
        var page = await nobody.PageAsync("/agenda/" + id);
        Assert.Contains("C'est gratuit", page.Words("main"), StringComparison.Ordinal);
        Assert.Contains("En bus", page.Words("main"), StringComparison.Ordinal);

        var first = await RegisterAsync("Camille");
        Assert.Equal("Votre place est gardée", first.Words("h1"));
        var second = await RegisterAsync("Sacha");
        Assert.Equal("Vous êtes sur la liste d'attente", second.Words("h1"));
        Assert.Contains("Vous êtes au 1er rang", second.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Votre place", second.Words("main"), StringComparison.Ordinal);
        await nobody.PostPageAsync(first.Only("main form").GetAttribute("action")!, first.Only("main form").Fields());
        var moved = await nobody.PageAsync(second.Only("main form").GetAttribute("action")!);
        Assert.Equal("Votre place est gardée", moved.Words("h1"));

        var list = (await adviser.PageAsync(path + "/inscriptions")).Words("main");
        Assert.Contains("Sacha", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Camille", list, StringComparison.Ordinal);
        using var other = await site.SignedClientAsync(Role.Region);
        await other.PageAsync(path + "/inscriptions", HttpStatusCode.NotFound);

        // Programs read it, and the search box finds it.
        using var answer = JsonDocument.Parse(
            await nobody.GetStringAsync(
                "/api/v1/actions?from=2027-03-01&to=2027-03-01&department=53&public=young",
                Cancellation
            )
        );
        var item = answer
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == id);
        Assert.Equal(0, item.GetProperty("free").GetInt32());
        var met = Assert.Single(item.GetProperty("occupations").EnumerateArray());
        Assert.Equal(TestOccupations.Bare, met.GetProperty("romeCode").GetString());
        Assert.Equal(site.Catalogue.Occupations.Find(TestOccupations.Bare)!.Name, met.GetProperty("name").GetString());
        await site.RefreshAsync();
        Assert.Contains(
            $"/agenda/{id}",
            await nobody.GetStringAsync($"/api/v1/search?kind=action&q={Uri.EscapeDataString(title)}", Cancellation),
            StringComparison.Ordinal
        );

        // Where people are: its occupation, its territory, the home page.
        var sheet = await nobody.PageAsync($"/metiers/{TestOccupations.Bare}?vu={id}");
        Assert.Equal(title, sheet.Only($"main a[href='/agenda/{id}']").Words());
        foreach (
            var (path2, heading) in (ValueTuple<string, string>[])
                [($"/territoires/commune/53130?vu={id}", "agenda"), ("/", "prochains")]
        )
            Assert.InRange(
                (await nobody.PageAsync(path2)).QuerySelectorAll($"section[aria-labelledby={heading}] li a").Length,
                1,
                3
            );

        // What is kept is taken away as a file, and erased when there is nothing to withdraw from.
        var own = second.Only("main form").GetAttribute("action")!;
        using var copy = JsonDocument.Parse(await nobody.GetStringAsync(own + "?handler=copy", Cancellation));
        Assert.Equal("Sacha", copy.RootElement.GetProperty("name").GetString());
        var leaves = (await adviser.PageAsync(path + "/inscriptions")).Only("main form[action$='handler=withdraw']");
        await adviser.PostPageAsync(
            path + "/inscriptions?handler=withdraw",
            leaves.Fields(("registration", leaves.QuerySelector("button")!.GetAttribute("value")!))
        );
        Assert.Equal("Vous ne venez plus", (await nobody.PageAsync(own)).Words("h1"));

        async Task<AngleSharp.Dom.IDocument> RegisterAsync(string name)
        {
            var at = $"/agenda/{id}/inscription";
            var asked = (await nobody.PageAsync(at)).Only("main form");
            return await nobody.PostPageAsync(
                at,
                asked.Fields(("Form.Name", name), ("Form.Email", $"{name.ToLowerInvariant()}@example.org"))
            );
        }
    }

    [Fact]
    public async Task A_registration_without_a_way_to_be_told_is_refused_beside_its_field_and_loses_nothing()
    {
        using var nobody = site.FollowingClient();
        var at = $"/agenda/{PageExamples.OfAgenda("discovery")}/inscription";
        var asked = (await nobody.PageAsync(at)).Only("main form");
        var refused = await nobody.PostPageAsync(at, asked.Fields(("Form.Name", "Lou"), ("Form.Needs", "StepFree")));

        Assert.Contains(
            "adresse électronique ou un numéro",
            refused.Words(".govuk-error-summary"),
            StringComparison.Ordinal
        );
        Assert.Equal("Lou", refused.Only("#Form_Name").GetAttribute("value"));
        Assert.True(refused.Only("input[value=StepFree]").HasAttribute("checked"));
    }

    [Fact]
    public async Task Professionals_find_actions_sessions_and_the_meetings_they_read_in_one_order_and_register_themselves()
    {
        using var coordinator = await site.SignedClientAsync(Role.NetworkCoordinator);
        var agenda = (await coordinator.PageAsync("/agenda-du-reseau")).Words("main ol");
        Assert.Contains("Les métiers fictifs qui recrutent", agenda, StringComparison.Ordinal);
        Assert.Contains("Pour se former, entre collègues", agenda, StringComparison.Ordinal);
        using var nobody = site.Client();
        await nobody.PageAsync($"/agenda/{PageExamples.OfAgenda("team-webinar")}", HttpStatusCode.NotFound);

        var path = $"/agenda-du-reseau/{PageExamples.OfAgenda("team-webinar")}";
        var form = (await coordinator.PageAsync(path)).Only("main form:not([action])");
        var done = await coordinator.PostPageAsync(path, form.Fields(("Form.Name", "Claude")));
        Assert.Contains("la place est gardée", done.Words("main"), StringComparison.Ordinal);
        Assert.Contains("webinaire-fictif", done.Words("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=hier", "from")]
    [InlineData("to=2027-13-01", "to")]
    [InlineData("department=75", "department")]
    [InlineData("public=martians", "public")]
    [InlineData("after=x", "after")]
    public async Task A_value_that_means_nothing_is_refused_with_its_field(string query, string field)
    {
        using var nobody = site.Client();
        using var answer = await nobody.GetAsync("/api/v1/actions?" + query, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{field}\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
