using System.Net;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>Professionals find one another, follow structures and propose corrections to those who answer for them.</summary>
public class WhoToCallTests(Site site)
{
    private const string Path = "/qui-appeler";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_is_searched_and_its_telephone_found_never_an_address()
    {
        var structure = (await site.ManagerElsewhereAsync()).StructureId!.Value;
        var word = "fonction" + Guid.NewGuid().ToString("N")[..8];
        await using (var db = await site.OpenStoreAsync())
        {
            db.Add(
                new Core.Structures.Professional
                {
                    Id = Guid.CreateVersion7(),
                    Source = "tests",
                    SourceId = word,
                    StructureId = structure,
                    Name = "Camille Essai",
                    Role = word,
                    Phone = "02 61 91 00 78",
                    Email = "camille.essai@example.org",
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);

        var card = (await agent.PageAsync($"{Path}?q={word}")).Only("main li.spro-card");

        Assert.Contains("Camille Essai", card.Words(), StringComparison.Ordinal);
        Assert.NotNull(card.QuerySelector("a[href='tel:0261910078']"));
        Assert.DoesNotContain("@", card.Words(), StringComparison.Ordinal);
        using var visitor = site.Browser();
        Assert.DoesNotContain(
            "Camille Essai",
            (await visitor.PageAsync("/lieux?q=Camille")).Words("main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_structure_is_followed_and_left_and_who_has_no_colleagues_is_told_so()
    {
        var structure = (await site.ManagerElsewhereAsync()).StructureId!.Value;
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var one = $"{Path}/{structure}";
        var page = await agent.PageAsync(one);
        var name = page.Words("h1");

        await agent.PostPageAsync($"{one}?handler=Follow", page.Only("main form[action*=Follow]").Fields());
        Assert.Contains(name, (await agent.PageAsync(Path)).Words("section.spro-band"), StringComparison.Ordinal);
        page = await agent.PageAsync(one);
        await agent.PostPageAsync($"{one}?handler=Follow", page.Only("main form[action*=Follow]").Fields());
        Assert.DoesNotContain(name, (await agent.PageAsync(Path)).Words("section.spro-band"), StringComparison.Ordinal);

        await agent.PageAsync($"{Path}/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        using var observer = await site.SignedClientAsync(Role.StateObserver);
        await observer.PageAsync(Path, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_correction_reaches_the_manager_and_its_answer_comes_back()
    {
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var reports = (await manager.PageAsync("/ma-structure"))
            .QuerySelector("main a[href*='/signalements/']")!
            .GetAttribute("href")!;
        var one = $"{Path}/{reports.Split('/')[^1]}";
        Assert.Empty((await manager.PageAsync(one)).QuerySelectorAll("main textarea"));
        var said = Guid.NewGuid().ToString("N");
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        var form = (await agent.PageAsync(one)).Only("main form[novalidate]");
        var place = form.QuerySelector("input[type=radio]")!.GetAttribute("value")!;

        var refused = await agent.PostPageAsync(one, form.Fields(("Place", place), ("Text", "")));
        Assert.Contains("corriger", refused.Words(".govuk-error-message"), StringComparison.Ordinal);
        await agent.PostPageAsync(one, form.Fields(("Place", place), ("Text", said)));
        await agent.PostPageAsync(one, form.Fields(("Place", place), ("Text", said)));

        var card = (await manager.PageAsync(reports))
            .QuerySelectorAll("main li.spro-card")
            .Single(li => li.Words().Contains(said, StringComparison.Ordinal));
        Assert.Contains("Une correction est proposée", card.Words(), StringComparison.Ordinal);
        await manager.PostPageAsync(
            reports,
            card.QuerySelector("form")!.Fields(("Outcome", "Unfounded"), ("Text", "Vérifié ce matin"))
        );
        Assert.Contains("Vérifié ce matin", (await agent.PageAsync(one)).Words("main"), StringComparison.Ordinal);
    }
}
