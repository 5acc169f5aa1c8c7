using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Spro.Core.Accounts;
using Spro.Core.Papers;

namespace Spro.Web.Tests;

/// <summary>A référent Orientation convenes, reports, decides; what they decided comes back; anybody reads the extract.</summary>
public class GovernanceTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_no_structure_reads_why_there_is_no_form_to_say_that_a_practice_was_taken_up()
    {
        const string why = "Vous n'êtes dans aucune structure";
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        Assert.DoesNotContain(why, (await adviser.PageAsync("/pratiques")).Words("main"), StringComparison.Ordinal);
        Assert.Contains(why, (await officer.PageAsync("/pratiques")).Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_prepares_an_exchange_and_its_form_says_what_is_missing_and_keeps_what_was_typed()
    {
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        var path = "/animation/reunions/" + Guid.CreateVersion7();
        var form = (await officer.PageAsync(path)).Only("main form:not([action])");
        (string, string)[] said =
        [
            ("Heading", "Rencontre d'essai"),
            ("Kinds", "echanges"),
            ("Departments", "53"),
            ("Start", "1/3/2027 14:00"),
            ("End", "demain"),
            ("Place", "Salle d'essai"),
            ("Agenda", "Un point"),
        ];
        var refused = await officer.PostPageAsync(path, form.Fields(said));
        Assert.Contains("jour et l'heure", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Rencontre d'essai", refused.Only("#Heading").GetAttribute("value"));

        await officer.PostPageAsync(
            path,
            form.Fields([.. said.Where(one => one.Item1 != "End"), ("End", "1/3/2027 16:00")])
        );
        var prepared = await officer.PageAsync(path);
        // Nobody sits in what has no body: said before, not after.
        Assert.Contains(
            "Aucun siège n'a d'adresse",
            prepared.Words("#convoquer ~ .govuk-warning-text"),
            StringComparison.Ordinal
        );
        var told = await officer.PostPageAsync(
            path + "?handler=convene",
            prepared.Only("main form[action$='handler=convene']").Fields()
        );
        Assert.Contains("La réunion est convoquée", told.Words("main"), StringComparison.Ordinal);

        // Who works in the department reads it, and takes it to their calendar.
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var read = await agent.PageAsync(path.Replace("/animation/", "/gouvernance/", StringComparison.Ordinal));
        Assert.Contains("Un point", read.Words("main ol"), StringComparison.Ordinal);
        Assert.Empty(read.QuerySelectorAll("main a[href^='/animation']"));
        var file = await agent.GetStringAsync(
            read.Only("main a[href$='handler=agenda']").GetAttribute("href"),
            Cancellation
        );
        Assert.Contains("SUMMARY:Rencontre d'essai", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_editors_reads_what_the_first_wrote_beside_what_they_typed_before_replacing_it()
    {
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        var path = "/animation/reunions/" + Guid.CreateVersion7();
        (string, string)[] said =
        [
            ("Heading", "Rencontre à deux mains"),
            ("Kinds", "echanges"),
            ("Departments", "53"),
            ("Start", "1/3/2027 14:00"),
            ("End", "1/3/2027 16:00"),
            ("Place", "Salle d'essai"),
        ];
        await officer.PostPageAsync(path, (await officer.PageAsync(path)).Only("main form:not([action])").Fields(said));
        var read = (await officer.PageAsync(path)).Only("main form:not([action])");
        await officer.PostPageAsync(path, read.Fields(("Place", "Salle de la première"), ("Kinds", "echanges")));

        var told = await officer.PostPageAsync(path, read.Fields(("Heading", "Titre de la seconde")));

        Assert.Contains("Cela a changé", told.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("vous le remplacez", told.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Titre de la seconde", told.Only("#Heading").GetAttribute("value"));
        Assert.Equal("Salle d'essai", told.Only("#Place").GetAttribute("value"));
        Assert.Equal("Enregistré maintenant : Salle de la première", told.Words("#Place-kept"));
        Assert.Equal("Enregistré maintenant : Rencontre à deux mains", told.Words("#Heading-kept"));
        Assert.Equal(2, told.QuerySelectorAll(".spro-kept").Length);

        // Having read it, they decide.
        await officer.PostPageAsync(path, told.Only("main form:not([action])").Fields());
        var now = await officer.PageAsync(path);
        Assert.Equal("Titre de la seconde", now.Only("#Heading").GetAttribute("value"));
        Assert.Equal("Salle d'essai", now.Only("#Place").GetAttribute("value"));
    }

    [Fact]
    public async Task A_meeting_whose_time_has_come_is_no_longer_convened_and_what_happened_is_written()
    {
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        var id = Guid.CreateVersion7();
        var path = "/animation/reunions/" + id;
        await officer.PostPageAsync(
            path,
            (await officer.PageAsync(path))
                .Only("main form:not([action])")
                .Fields(
                    ("Heading", "Rencontre d'hier"),
                    ("Kinds", "echanges"),
                    ("Departments", "53"),
                    ("Start", "2/3/2026 14:00"),
                    ("End", "2/3/2026 16:00"),
                    ("Place", "Salle d'essai")
                )
        );

        var page = await officer.PageAsync(path);
        var read = await officer.PageAsync("/gouvernance/reunions/" + id);

        Assert.Empty(page.QuerySelectorAll("main form[action$='handler=convene']"));
        Assert.NotNull(page.QuerySelector($"main a[href='{path}/suites']"));
        Assert.Equal("Écrire ce qui s'est passé", read.Words($"main a[href='{path}/suites']"));
        Assert.Empty(read.QuerySelectorAll("main a[href$='handler=agenda']"));
    }

    [Fact]
    public async Task A_form_says_all_its_mistakes_at_once_each_beside_its_field()
    {
        using var officer = await site.SignedClientAsync(Role.RegionalGuidanceOfficer);
        var path = "/animation/reunions/" + Guid.CreateVersion7();
        var form = (await officer.PageAsync(path)).Only("main form:not([action])");

        var refused = await officer.PostPageAsync(
            path,
            form.Fields(
                ("Start", "31/2/2027 14:00"),
                ("End", "24/11/26 9:30"),
                ("Kinds", "echanges"),
                ("Link", "nulle part")
            )
        );

        Assert.Equal(
            ["#Departments", "#End", "#Heading", "#Link", "#Start"],
            refused.QuerySelectorAll(".govuk-error-summary a").Select(one => one.GetAttribute("href")).Order()
        );
        Assert.Contains("Le 31 février 2027 n'existe pas", refused.Words("#Start-error"), StringComparison.Ordinal);
        Assert.Contains("par exemple 24/11/2026 09:30", refused.Words("#End-error"), StringComparison.Ordinal);
        Assert.Contains("un titre", refused.Words("#Heading-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_noted_once_and_comes_back_at_the_next_session()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var path = $"/animation/reunions/{PageExamples.OfNetworkLife("session")}/suites";
        var form = (await region.PageAsync(path)).Only("main form[action$='handler=decide']");
        var text = "Décision " + Guid.NewGuid();
        var fields = form.Fields(
                ("Text", text),
                ("Owner", "Network/ML"),
                ("Due.Day", "1"),
                ("Due.Month", "6"),
                ("Due.Year", "2027")
            )
            .ToList();
        await region.PostPageAsync(path + "?handler=decide", fields);
        await region.PostPageAsync(path + "?handler=decide", fields);

        var next = await region.PageAsync($"/gouvernance/reunions/{PageExamples.OfNetworkLife("next-session")}");
        Assert.Single(next.QuerySelectorAll("main th"), cell => cell.Words().Contains(text, StringComparison.Ordinal));
        Assert.Contains("en retard", next.Words("main"), StringComparison.Ordinal);
        var dossier = await region.PageAsync(
            $"/gouvernance/reunions/{PageExamples.OfNetworkLife("next-session")}/dossier"
        );
        Assert.Contains(text, dossier.Words("main"), StringComparison.Ordinal);
        Assert.Contains("ne sont pas figés", dossier.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_once_frozen_keep_their_stamp_and_only_who_writes_freezes_them()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        using var state = await site.SignedClientAsync(Role.StateObserver);
        const string freeze = "main form.spro-screen-only";
        var path = $"/gouvernance/reunions/{PageExamples.OfNetworkLife("session")}/dossier";
        Assert.Empty((await state.PageAsync(path)).QuerySelectorAll(freeze));
        var page = await region.PageAsync(path);
        if (page.QuerySelector(freeze) is { } form)
            page = await region.PostPageAsync(path, form.Fields());

        Assert.Contains("Ces chiffres sont figés", page.Words("main"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(freeze));
        // That of the figures, and that of the register.
        Assert.Equal(2, Stamps(page).Count());
        Assert.Equal(Stamps(page), Stamps(await state.PageAsync(path)));

        static IEnumerable<string> Stamps(IDocument page) =>
            page.QuerySelectorAll("main .spro-source").Select(stamp => stamp.TextContent);
    }

    [Fact]
    public async Task A_refused_decision_leaves_the_report_as_it_is_kept()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var path = $"/animation/reunions/{PageExamples.OfNetworkLife("session")}/suites";
        var form = (await region.PageAsync(path)).Only("main form[action$='handler=decide']");
        var refused = await region.PostPageAsync(path + "?handler=decide", form.Fields(("Text", "Sans date")));

        Assert.NotEmpty(refused.Words(".govuk-error-summary"));
        Assert.Contains("Elle demande une carte", refused.Words("#Minutes"), StringComparison.Ordinal);
        Assert.Contains("carte des communes", refused.Words("#Extract"), StringComparison.Ordinal);
        Assert.True(refused.Only("main input[name=IsPublic][type=checkbox]").HasAttribute("checked"));
        Assert.NotEqual("0", refused.Only("main input[name=Revision]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_refused_seat_leaves_the_form_of_the_body_as_it_is_kept()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var path = $"/animation/instances/{PageExamples.OfNetworkLife("commission")}";
        var form = (await region.PageAsync(path)).Only("main form[action$='handler=seat']");
        var refused = await region.PostPageAsync(path + "?handler=seat", form.Fields(("Function", "Membre")));

        Assert.NotEmpty(refused.Words(".govuk-error-summary"));
        Assert.Equal("Membre", refused.Only("#Function").GetAttribute("value"));
        Assert.Contains("Commission", refused.Only("#Heading").GetAttribute("value"), StringComparison.Ordinal);
        Assert.NotEqual("0", refused.Only("main input[name=Revision]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_paper_is_taken_by_its_bytes_and_given_as_a_file_to_keep_to_whom_it_concerns()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var path = $"/animation/reunions/{PageExamples.OfNetworkLife("planned")}/documents";
        var refused = await SendAsync("<html>,</html>"u8.ToArray(), "rapport.pdf");
        Assert.Contains("sorte acceptée", refused, StringComparison.Ordinal);
        // Larger than any other form of the site.
        var large = new byte[2 * 1024 * 1024];
        "%PDF-1.7"u8.CopyTo(large);
        var page = await SendAsync(large, "rapport.exe");
        var heavy = new byte[Paper.LargestFile + 1024 * 1024];
        "%PDF-1.7"u8.CopyTo(heavy);
        Assert.Contains("trop lourd", await SendAsync(heavy, "lourd.pdf"), StringComparison.Ordinal);
        Assert.Contains("Rapport d'essai", page, StringComparison.Ordinal);

        var link = (await region.PageAsync(path)).QuerySelectorAll("main li a[href^='/gouvernance/documents/']")[^1];
        using var answer = await region.GetAsync(link.GetAttribute("href"), Cancellation);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        using var nobody = site.Client();
        var open = link.GetAttribute("href")!.Replace("/gouvernance/", "/vie-du-reseau/", StringComparison.Ordinal);
        using var hidden = await nobody.GetAsync(open, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        async Task<string> SendAsync(byte[] bytes, string name)
        {
            var form = (await region.PageAsync(path)).Only("main form[enctype]");
            using var content = new MultipartFormDataContent();
            foreach (var (key, value) in form.Fields(("Heading", "Rapport d'essai")).Where(one => one.Key != "fichier"))
                content.Add(new StringContent(value, Encoding.UTF8), key);
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(file, "fichier", name);
            using var sent = await region.PostAsync(path, content, Cancellation);
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            return WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Anybody_reads_extracts_plans_and_practices_and_nothing_else_of_a_meeting()
    {
        using var nobody = site.Client();
        var index = await nobody.PageAsync("/vie-du-reseau");
        Assert.Contains("Plan d'actions fictif", index.Words("main"), StringComparison.Ordinal);
        var extract = await nobody.PageAsync($"/vie-du-reseau/reunions/{PageExamples.OfNetworkLife("session")}");
        Assert.Contains("carte des communes", extract.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Elle demande une carte", extract.Words("main"), StringComparison.Ordinal);
        await nobody.PageAsync(
            $"/vie-du-reseau/reunions/{PageExamples.OfNetworkLife("action")}",
            HttpStatusCode.NotFound
        );
        var plan = await nobody.PageAsync($"/vie-du-reseau/plans/{PageExamples.OfNetworkLife("plan")}");
        Assert.Contains("essayer dix métiers", plan.Words("main"), StringComparison.Ordinal);
        Assert.Contains("en retard", plan.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_too_long_to_be_read_says_so_and_is_no_page_that_does_not_exist()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        var form = (await adviser.PageAsync("/pratiques")).Only("main form[action='/pratiques']");
        using var sent = new FormUrlEncodedContent(form.Fields(("Need", new string('a', 1_500_000))));
        using var answer = await adviser.PostAsync("/pratiques", sent, Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var said = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Contains("Cet envoi est trop long", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_a_page_does_not_have_leads_to_that_page()
    {
        using var region = await site.SignedClientAsync(Role.Region);
        var form = (await region.PageAsync("/animation/objectifs")).Only("main form[novalidate]");
        using var sent = new FormUrlEncodedContent(form.Fields());
        using var answer = await region.PostAsync("/gouvernance", sent, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, HttpMethod.Get), (answer.StatusCode, answer.RequestMessage!.Method));
    }

    [Fact]
    public async Task A_practice_goes_from_an_adviser_to_the_commission_to_anybody()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        var title = "Pratique " + Guid.NewGuid();
        var form = (await adviser.PageAsync("/pratiques")).Only("main form[action='/pratiques']");
        await adviser.PostPageAsync(
            "/pratiques",
            form.Fields(("Heading", title), ("Need", "Un besoin"), ("What", "Une réponse"))
        );
        using var member = await site.SignedClientAsync(Role.CommissionMember);
        var review = (await member.PageAsync("/pratiques/avis"))
            .QuerySelectorAll("main section")
            .Single(one => one.Words().Contains(title, StringComparison.Ordinal))
            .QuerySelector("form")!;
        await member.PostPageAsync("/pratiques/avis", review.Fields(("IsKept", "true")));

        using var nobody = site.Client();
        Assert.Contains(title, (await nobody.PageAsync("/vie-du-reseau")).Words("main"), StringComparison.Ordinal);

        var away = (await member.PageAsync("/pratiques/avis"))
            .QuerySelectorAll("main form[action$='handler=withdraw']")
            .Single(one => one.Closest("li")!.Words().Contains(title, StringComparison.Ordinal));
        var why = await member.PostPageAsync("/pratiques/avis?handler=withdraw", away.Fields());
        Assert.Contains("pourquoi elle est retirée", why.Words(".govuk-error-summary"), StringComparison.Ordinal);
        await member.PostPageAsync(
            "/pratiques/avis?handler=withdraw",
            away.Fields(("Note", "On y reconnaît quelqu'un"))
        );
        Assert.DoesNotContain(
            title,
            (await nobody.PageAsync("/vie-du-reseau")).Words("main"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "On y reconnaît quelqu'un",
            (await adviser.PageAsync("/pratiques")).Words("main"),
            StringComparison.Ordinal
        );
    }
}
