using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>Somebody of seventeen asks to meet a company that has just registered, without any account.</summary>
public class EncounterTests(Site site)
{
    [Fact]
    public async Task A_company_registers_is_asked_and_neither_address_is_in_a_page_of_the_other()
    {
        using var anybody = site.Browser();
        var (_, company) = ProfessionalsOfSite.Somebody();
        var (_, person) = ProfessionalsOfSite.Somebody();
        const string path = "/rencontrer-un-pro/inscription";
        var form = (await anybody.PageAsync(path)).Only("main form");
        (string, string)[] said =
        [
            ("Name", "Entreprise d'essai " + company[..12]),
            ("Topics", "Le travail du bois"),
            ("Occupations", TestOccupations.Bare),
            ("Departments", "53"),
            ("Ways", "OnSite"),
            ("Contact", "Accueil, 02 61 91 09 02"),
            ("Email", company),
        ];
        var refused = await anybody.PostPageAsync(
            path,
            form.Fields([.. said, ("Quota", "beaucoup"), ("Commune", "Nulle-Part")])
        );
        Assert.NotEmpty(refused.Words("#Quota-error"));
        Assert.NotEmpty(refused.Words("#Commune-error"));
        Assert.Equal(company, refused.Only("#Email").GetAttribute("value"));
        await anybody.PostPageAsync(path, form.Fields([.. said, ("Quota", "2")]));

        var own = await site.LinkSentAsync(company, "/rencontrer-un-pro/fiche/");
        await anybody.PostPageAsync(
            own,
            (await anybody.PageAsync(own)).Only("main form:has(button[value=Confirm])").Fields(("act", "Confirm"))
        );
        using var signed = await site.SignedClientAsync(Role.Region);
        var waiting = await signed.PageAsync("/ambassadeurs");
        var card = waiting
            .QuerySelectorAll("main li.spro-card")
            .Single(one => one.Words().Contains(said[0].Item2, StringComparison.Ordinal));
        var listing = card.QuerySelector("a")!.GetAttribute("href")!.Split('/')[^1];
        var review = card.QuerySelector("form")!;
        await signed.PostPageAsync("/ambassadeurs?handler=review", review.Fields(("IsAccepted", "true")));

        var at = "/rencontrer-un-pro/" + listing;
        var shown = await anybody.PageAsync(at);
        Assert.DoesNotContain(company, shown.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("02 61 91 09 02", shown.Source.Text, StringComparison.Ordinal);
        // They change it themselves: another quota at once, another text once it is read again.
        var change = own + "/modifier";
        (string, string)[] texts = [said[1], said[2]];
        var wrong = await anybody.PostPageAsync(
            change,
            (await anybody.PageAsync(change)).Only("main form").Fields([.. texts, ("Quota", "beaucoup")])
        );
        Assert.NotEmpty(wrong.Words(".govuk-error-summary"));
        var kept = await anybody.PostPageAsync(change, wrong.Only("main form").Fields([.. texts, ("Quota", "3")]));
        Assert.Contains("3 rencontres par mois", kept.Words("main"), StringComparison.Ordinal);
        var again = await anybody.PostPageAsync(
            change,
            (await anybody.PageAsync(change))
                .Only("main form")
                .Fields(said[2], ("Topics", "Le travail du bois, dehors"))
        );
        Assert.Contains("lit votre fiche", again.Words("main"), StringComparison.Ordinal);
        await anybody.PageAsync(at, System.Net.HttpStatusCode.NotFound);
        waiting = await signed.PageAsync("/ambassadeurs");
        card = waiting
            .QuerySelectorAll("main li.spro-card")
            .Single(one => one.Words().Contains(said[0].Item2, StringComparison.Ordinal));
        Assert.Contains("changé depuis votre accord", card.Words(), StringComparison.Ordinal);
        await signed.PostPageAsync(
            "/ambassadeurs?handler=review",
            card.QuerySelector("form")!.Fields(("IsAccepted", "true"))
        );
        shown = await anybody.PageAsync(at);
        (string, string)[] asked =
        [
            ("Name", "Sacha"),
            ("Email", person),
            ("Question", "Fait-il froid ?"),
            ("Way", "OnSite"),
            ("IsMinor", "true"),
        ];
        var missing = await anybody.PostPageAsync(at, shown.Only("main form").Fields(asked));
        Assert.Contains("adulte", missing.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Fait-il froid", missing.Words("#Question"), StringComparison.Ordinal);
        await anybody.PostPageAsync(
            at,
            missing.Only("main form").Fields([.. asked, ("AdultName", "Alix"), ("AdultEmail", "alix@example.org")])
        );

        var request = await site.LinkSentAsync(person, "/rencontrer-un-pro/demande/");
        var mine = await anybody.PageAsync(own);
        var answer = mine.QuerySelector("main li.spro-card a")!.GetAttribute("href")!;
        var read = await anybody.PageAsync(answer);
        Assert.Contains("Fait-il froid ?", read.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(person, read.Source.Text, StringComparison.Ordinal);
        // All that is wrong is said at once, each beside its field, and what was typed stays.
        var unclear = await anybody.PostPageAsync(
            answer,
            read.Only("main form").Fields(("Reply", "Accepted"), ("When", "demain"))
        );
        Assert.Equal(
            ["#IsNoHome", "#When", "#Where"],
            unclear.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")!).Order()
        );
        Assert.All(["IsNoHome", "When", "Where"], field => Assert.NotEmpty(unclear.Words($"#{field}-error")));
        Assert.Equal("Accepted", unclear.Only("input[name=Reply][checked]").GetAttribute("value"));
        Assert.Equal("demain", unclear.Only("#When").GetAttribute("value"));
        await anybody.PostPageAsync(answer, read.Only("main form").Fields(("Reply", "Declined")));
        Assert.Contains(
            "pas possible cette fois",
            (await anybody.PageAsync(request)).Words("main"),
            StringComparison.Ordinal
        );
        var erased = await anybody.PostPageAsync(request + "?handler=cancel", []);
        Assert.Contains("Rien n'est gardé", erased.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_of_rereading_that_does_not_exist_is_said_beside_it()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        var path = $"/bibliotheque/{Guid.CreateVersion7()}/modifier";
        var form = (await adviser.PageAsync(path)).Only("main form[enctype]");

        var refused = await adviser.PostPageAsync(
            path,
            form.Fields(
                ("Heading", "Étude d'essai"),
                ("ReviewOn.Day", "31"),
                ("ReviewOn.Month", "2"),
                ("ReviewOn.Year", "2027")
            )
        );

        Assert.Contains("Le 31 février 2027 n'existe pas", refused.Words("#ReviewOn-error"), StringComparison.Ordinal);
        Assert.Equal("Étude d'essai", refused.Only("#Heading").GetAttribute("value"));
    }

    [Fact]
    public async Task An_officer_of_another_structure_reads_a_tool_and_says_that_it_uses_it()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser, elsewhere: true);
        var path = $"/bibliotheque/{PageExamples.OfSharing("library/2")}";
        var page = await adviser.PageAsync(path);
        var form = page.Only("main form[action$='handler=use']");
        for (var twice = 0; twice < 2; twice++)
            await adviser.PostPageAsync(path + "?handler=use", form.Fields(("Feedback", "Lu en équipe")));
        Assert.Single(
            (await adviser.PageAsync(path)).QuerySelectorAll("main blockquote"),
            said => said.Words() == "Lu en équipe"
        );
        await adviser.PageAsync(path + "/modifier", System.Net.HttpStatusCode.NotFound);
    }
}
