using System.Net;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>The Cariforef writes a session; somebody without an account follows it to their certificate's check.</summary>
public class DevelopmentTests(Site site)
{
    private const string Steering = "/piloter-la-professionnalisation";

    [Fact]
    public async Task Somebody_without_an_account_enrols_by_the_link_they_receive_and_gives_up_by_it()
    {
        using var nobody = site.Client();
        var path = $"/programme-de-professionnalisation/sessions/{PageExamples.OfDevelopment("open")}";
        var email = $"{Guid.NewGuid():N}@example.org";
        var form = (await nobody.PageAsync(path)).Only("main form");
        (string, string)[] said =
        [
            ("FullName", "Camille Mairie"),
            ("Organisation", "Mairie fictive"),
            ("Email", email),
        ];
        var refused = await nobody.PostPageAsync(path, form.Fields(said));
        Assert.Contains("département", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Mairie fictive", refused.Only("#Organisation").GetAttribute("value"));
        using var following = site.FollowingClient();
        var asked = await following.PostPageAsync(path, form.Fields([.. said, ("Department", "53")]));
        Assert.Contains("Un message part", asked.Words("main"), StringComparison.Ordinal);

        var link = await site.LinkSentAsync(email, "/ma-session/");
        var before = await nobody.PageAsync(link);
        var confirmed = await following.PostPageAsync(link, before.Only("main form").Fields());
        Assert.Contains("Inscrit ou inscrite", confirmed.Words("main"), StringComparison.Ordinal);

        using var cariforef = await site.SignedClientAsync(Role.Cariforef);
        var list = $"{Steering}/sessions/{PageExamples.OfDevelopment("open")}/presences";
        Assert.Contains("Camille Mairie", (await cariforef.PageAsync(list)).Words("main"), StringComparison.Ordinal);
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await adviser.GetAsync(list, TestContext.Current.CancellationToken)).StatusCode
        );

        var given = await following.PostPageAsync(link + "?handler=withdraw", []);
        Assert.Contains("Désistement", given.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Cariforef_notes_somebody_who_came_along_and_loses_nothing_of_what_it_typed()
    {
        using var cariforef = await site.SignedClientAsync(Role.Cariforef);
        var path = $"{Steering}/sessions/{PageExamples.OfDevelopment("to-note")}/presences";
        var form = (await cariforef.PageAsync(path)).Only("main form[action$='handler=along']");
        var name = $"Andréa {Guid.NewGuid():N}";
        (string, string)[] said = [("FullName", name), ("Organisation", "Mairie fictive d'à côté")];
        var refused = await cariforef.PostPageAsync(path + "?handler=along", form.Fields(said));
        Assert.Contains("demi-journée", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Mairie fictive d'à côté", refused.Only("#Organisation").GetAttribute("value"));
        await cariforef.PostPageAsync(path + "?handler=along", form.Fields([.. said, ("Halves", "1")]));
        var row = (await cariforef.PageAsync(path))
            .QuerySelectorAll("main tbody tr")
            .Single(one => one.Words().Contains(name, StringComparison.Ordinal));
        Assert.Contains("sans inscription", row.Words(), StringComparison.Ordinal);
        Assert.Equal(["1"], row.QuerySelectorAll("input[checked]").Select(one => one.GetAttribute("value")));
    }

    [Fact]
    public async Task A_session_written_by_the_Cariforef_takes_a_professional_in_two_clicks()
    {
        using var cariforef = await site.SignedClientAsync(Role.Cariforef);
        var id = Guid.CreateVersion7();
        var path = $"{Steering}/sessions/{id}?module={PageExamples.OfDevelopment("module/2026/1")}";
        var form = (await cariforef.PageAsync(path)).Only("main form[novalidate]");
        (string, string)[] said =
        [
            ("Start", "30/12/2026 09:00"),
            ("End", "30/12/2026 17:00"),
            ("Place", "Salle d'essai"),
            ("Capacity", "12"),
        ];
        var refused = await cariforef.PostPageAsync(path, form.Fields([.. said, ("Hours", "beaucoup")]));
        Assert.Contains("nombre d'heures", refused.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Salle d'essai", refused.Only("#Place").GetAttribute("value"));
        await cariforef.PostPageAsync(path, form.Fields([.. said, ("Hours", "5,5")]));

        using var adviser = await site.SignedClientAsync(Role.Adviser);
        var own = "/professionnalisation/sessions/" + id;
        Assert.NotEmpty((await adviser.PageAsync("/professionnalisation")).QuerySelectorAll($"main a[href='{own}']"));
        await adviser.PostPageAsync(own, (await adviser.PageAsync(own)).Only("main form:not([action])").Fields());
        var enrolled = await adviser.PageAsync(own);
        Assert.Contains("Inscrit ou inscrite", enrolled.Words("main"), StringComparison.Ordinal);
        Assert.Contains("5\u00a0h\u00a030", enrolled.Only("main").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "LOCATION:Salle d'essai",
            await adviser.GetStringAsync(own + "?handler=agenda", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_check_of_a_certificate_says_the_session_and_never_the_name()
    {
        using var adviser = await site.SignedClientAsync(Role.Adviser);
        var page = await adviser.PageAsync(
            $"/professionnalisation/attestations/{PageExamples.OfDevelopment($"{PageExamples.OfDevelopment("held/1")}/adviser")}"
        );
        Assert.Contains("Sacha Fictif", page.Words("main"), StringComparison.Ordinal);
        var code = page.Words("main code");

        using var nobody = site.Client();
        const string check = "/verifier-une-attestation";
        var form = (await nobody.PageAsync(check)).Only("main form");
        var valid = await nobody.PostPageAsync(check, form.Fields(("Code", code)));
        Assert.Contains("Cette attestation est valable", valid.Words("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sacha", valid.Words("main"), StringComparison.Ordinal);
        var named = await nobody.PostPageAsync(check, form.Fields(("Code", code), ("FullName", "fictif sacha")));
        Assert.Contains("C'est bien le nom", named.Words("main"), StringComparison.Ordinal);
        var unknown = await nobody.PostPageAsync(check, form.Fields(("Code", "2222-3333-4444")));
        Assert.Contains("aucune attestation", unknown.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_reads_the_report_of_a_year_and_takes_its_table()
    {
        using var nobody = site.Client();
        const string path = "/programme-de-professionnalisation/bilan/2025";
        Assert.Contains("Par réseau", (await nobody.PageAsync(path)).Words("main"), StringComparison.Ordinal);
        var table = await nobody.GetStringAsync(path + "?handler=table", TestContext.Current.CancellationToken);
        Assert.Contains("2025;theme;Practices;1;", table, StringComparison.Ordinal);
    }
}
