using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;

namespace Spro.Web.Tests;

/// <summary>A manager and the people of their structure.</summary>
public class TeamTests(Site site)
{
    private const string Team = "/ma-structure/equipe";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_is_waited_for_made_again_taken_back_and_each_link_but_the_last_opens_nothing()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var (name, email) = ProfessionalsOfSite.Somebody();
        var first = await manager.InviteAsync(name, email);
        using var browser = site.Browser();
        Assert.Contains(name, (await browser.PageAsync(first)).Words("main"), StringComparison.Ordinal);

        var again = await manager.PostPageAsync(
            Team,
            FormOf(await manager.PageAsync(Team), name).Fields(("renvoyer", IdOf(await manager.PageAsync(Team), name)))
        );
        var second = again.HandedOver();
        Assert.Contains("ne sert plus", (await browser.PageAsync(first)).Words("h1"), StringComparison.Ordinal);
        Assert.Equal("Votre invitation", (await browser.PageAsync(second)).Words("h1"));
        // Neither the list nor anything else shows it again.
        Assert.DoesNotContain(
            second,
            (await manager.PageAsync(Team)).DocumentElement.OuterHtml,
            StringComparison.Ordinal
        );

        var list = await manager.PageAsync(Team);
        var id = IdOf(list, name);
        var fields = FormOf(list, name).Fields(("reprendre", id)).ToList();
        var after = await manager.PostPageAsync(Team, fields);
        Assert.DoesNotContain(email, after.Words("main"), StringComparison.Ordinal);
        Assert.Contains("ne sert plus", (await browser.PageAsync(second)).Words("h1"), StringComparison.Ordinal);
        await manager.PostPageAsync(Team, fields, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_double_click_invites_once_and_shows_a_link_that_opens()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var (name, email) = ProfessionalsOfSite.Somebody();
        var form = (await manager.PageAsync(Team + "/inviter")).Only("main form:not([action])");
        var fields = form.Fields(("Name", name), ("Email", email), ("Role", "Adviser")).ToList();
        await manager.PostPageAsync(Team + "/inviter", fields);
        var second = await manager.PostPageAsync(Team + "/inviter", fields);

        using var browser = site.Browser();
        Assert.Equal("Votre invitation", (await browser.PageAsync(second.HandedOver())).Words("h1"));
        var list = await manager.PageAsync(Team);
        Assert.Single(
            list.QuerySelectorAll("main li.spro-card"),
            card => card.Words().Contains(email, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_invitation_that_is_old_or_made_up_explains_itself_and_does_nothing()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var (name, email) = ProfessionalsOfSite.Somebody();
        var link = await manager.InviteAsync(name, email);
        var id = Guid.Parse(IdOf(await manager.PageAsync(Team), name));
        await using (var db = await site.OpenStoreAsync())
            await db.Set<Invitation>()
                .Where(one => one.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, site.Now), Cancellation);
        using var browser = site.Browser();

        foreach (
            var path in (string[])
                [link, link + "A", "/invitation/" + new string('A', 43), "/invitation/" + new string('z', 4000)]
        )
        {
            Assert.Contains("ne sert plus", (await browser.PageAsync(path)).Words("h1"), StringComparison.Ordinal);
            var sent = await browser.PostPageAsync(path, [new("nouveau", Professional.Password)]);
            Assert.Contains("ne sert plus", sent.Words("h1"), StringComparison.Ordinal);
        }
        Assert.Contains(
            "Le lien ne sert plus",
            (await manager.PageAsync(Team)).Words("main"),
            StringComparison.Ordinal
        );
        var typed = await browser.TypePasswordAsync(email);
        Assert.Contains("n'est pas le bon", typed.Words(".govuk-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_an_invitation_is_said_beside_its_field_and_what_was_typed_is_kept()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var form = (await manager.PageAsync(Team + "/inviter")).Only("main form:not([action])");
        foreach (
            var (name, email, role, field) in ((string, string, string, string)[])
                [
                    ("", "a@example.org", "Adviser", "Name"),
                    ("Camille Essai", "sans arobase", "Adviser", "Email"),
                    ("Camille Essai", "accueil@example.org", "Adviser", "Email"),
                    ("Camille Essai", "a@example.org", "", "Role"),
                    ("Camille Essai", "a@example.org", "Administrator", "Role"),
                    ("Camille Essai", "a@example.org", "99", "Role"),
                ]
        )
        {
            var page = await manager.PostPageAsync(
                Team + "/inviter",
                form.Fields(("Name", name), ("Email", email), ("Role", role))
            );
            Assert.NotNull(page.QuerySelector($".govuk-error-summary a[href='#{field}']"));
            Assert.Equal(name, page.Only("input[name=Name]").GetAttribute("value") ?? "");
            Assert.Equal(email, page.Only("input[name=Email]").GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Who_leaves_now_loses_access_at_once_and_stays_in_the_history()
    {
        var professional = await site.ProfessionalAsync();
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var path = await manager.MemberPathAsync(professional.Name);
        var form = (await manager.PageAsync(path)).Only("main form:has(input[value=depart])");

        var unsaid = await manager.PostPageAsync(path, form.Fields());
        Assert.Contains("Choisissez quand", unsaid.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var wrong = await manager.PostPageAsync(
            path,
            form.Fields(("Later", "true"), ("Day.Day", "31"), ("Day.Month", "2"), ("Day.Year", "2027"))
        );
        Assert.Contains(
            "Le 31 février 2027 n'existe pas",
            wrong.Words(".govuk-error-summary"),
            StringComparison.Ordinal
        );
        var past = await manager.PostPageAsync(
            path,
            form.Fields(("Later", "true"), ("Day.Day", "1"), ("Day.Month", "11"), ("Day.Year", "2026"))
        );
        Assert.Contains("à venir", past.Words(".govuk-error-summary"), StringComparison.Ordinal);
        var later = await manager.PostPageAsync(
            path,
            form.Fields(("Later", "true"), ("Day.Day", "31"), ("Day.Month", "12"), ("Day.Year", "2026"))
        );
        Assert.Contains("jusqu'au 31 décembre 2026", later.Words("main"), StringComparison.Ordinal);
        Assert.NotNull((await professional.Client.PageAsync("/guichet")).QuerySelector("nav.spro-professional"));
        // Whoever opened the page before reads that day before saying another.
        var told = await manager.PostPageAsync(
            path,
            form.Fields(("Later", "true"), ("Day.Day", "15"), ("Day.Month", "1"), ("Day.Year", "2027"))
        );
        Assert.Contains("Quelqu'un a changé", told.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Enregistré maintenant : jeudi 31 décembre 2026", told.Words("#Day-kept"));
        Assert.Equal("15", told.Only("input[name='Day.Day']").GetAttribute("value"));
        var again = told.Only("main form:has(input[value=depart])");
        await manager.PostPageAsync(again.GetAttribute("action")!, again.Fields(("Later", "false")));

        Assert.NotNull((await professional.Client.PageAsync("/guichet")).QuerySelector("input[name=motdepasse]"));
        var after = await manager.PageAsync(path);
        Assert.Contains("n'est plus dans votre équipe", after.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_role_holds_from_now_and_only_three_are_a_managers_to_give()
    {
        var professional = await site.ProfessionalAsync();
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var path = await manager.MemberPathAsync(professional.Name);
        var form = (await manager.PageAsync(path)).Only("main form:has(input[value=role])");

        foreach (var role in (string[])["Administrator", "", "99"])
        {
            var refused = await manager.PostPageAsync(path, form.Fields(("Role", role)));
            Assert.NotNull(refused.QuerySelector(".govuk-error-summary a[href='#Role']"));
        }
        await manager.PostPageAsync(path, form.Fields(("Role", "ReceptionAgent")));
        // Whoever opened the page before reads the new role, and changes that one.
        var told = await manager.PostPageAsync(path, form.Fields(("Role", "StructureManager")));
        Assert.Contains("Quelqu'un a changé", told.Words(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Enregistré maintenant : Agente ou agent d'accueil", told.Words("#Role-kept"));
        Assert.True(told.Only("input[value=StructureManager]").HasAttribute("checked"));
        Assert.NotEqual(path, told.Only("main form:has(input[value=role])").GetAttribute("action"));

        Assert.NotNull((await professional.Client.PageAsync("/guichet")).QuerySelector("input[name=motdepasse]"));
        var now = await manager.PageAsync(await manager.MemberPathAsync(professional.Name));
        Assert.Contains("Agente ou agent d'accueil, depuis", now.Words("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_manager_is_told_why_they_cannot_leave()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var path = await manager.MemberPathAsync("Dominique Fictif");
        var form = (await manager.PageAsync(path)).Only("main form:has(input[value=depart])");
        var refused = await manager.PostPageAsync(path, form.Fields(("Later", "false")));
        Assert.Contains(
            "Il faut toujours une personne responsable",
            refused.Words(".govuk-error-summary"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task People_and_invitations_of_another_structure_do_not_exist()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var (name, email) = ProfessionalsOfSite.Somebody();
        var link = await site.InviteElsewhereAsync(name, email);
        using var browser = site.Browser();
        await browser.PostPageAsync(link, [new("nouveau", Professional.Password)]);
        var elsewhere = await site.ManagerElsewhereAsync();
        var member = (await site.Services.GetRequiredService<Team>().MembersAsync(elsewhere, Cancellation)).Single(
            one => one.Name == name
        );
        var waited = await site.InviteElsewhereAsync("Autre", ProfessionalsOfSite.Somebody().Email);
        Assert.NotEqual(link, waited);
        var pending = (await site.Services.GetRequiredService<Invitations>().PendingAsync(elsewhere, Cancellation))[0];

        var list = await manager.PageAsync(Team);
        Assert.DoesNotContain(email, list.Words("main"), StringComparison.Ordinal);
        var token = list.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var path = $"{Team}/{member.MembershipId}";
        await manager.PageAsync(path, HttpStatusCode.NotFound);
        foreach (var act in (string[])["role", "depart", "lien"])
            await manager.PostPageAsync(
                path,
                [new("Act", act), new("Role", "Adviser"), new("__RequestVerificationToken", token)],
                HttpStatusCode.NotFound
            );
        foreach (var act in (string[])["renvoyer", "reprendre"])
            await manager.PostPageAsync(
                Team,
                [new(act, pending.Id.ToString()), new("__RequestVerificationToken", token)],
                HttpStatusCode.NotFound
            );
        Assert.True(
            (
                await site.Services.GetRequiredService<Team>().FindAsync(elsewhere, member.MembershipId, Cancellation)
            )!.IsThere
        );
        // Nor does a form without its token do anything.
        await manager.PostPageAsync(Team, [new("reprendre", pending.Id.ToString())], HttpStatusCode.BadRequest);
    }

    private static IElement FormOf(IDocument list, string name) =>
        list.QuerySelectorAll("main li.spro-card form")
            .Single(form => form.Words().Contains(name, StringComparison.Ordinal));

    private static string IdOf(IDocument list, string name) =>
        FormOf(list, name).QuerySelector("button[name=renvoyer]")!.GetAttribute("value")!;
}
