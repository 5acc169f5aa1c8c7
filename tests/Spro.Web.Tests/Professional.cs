using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Teams;

namespace Spro.Web.Tests;

/// <summary>An invented professional with an account of their own, signed in by a password and a telephone.</summary>
internal sealed record Professional(
    HttpClient Client,
    string Name,
    string Email,
    Totp Phone,
    IReadOnlyList<string> RecoveryCodes
)
{
    public const string Password = "tapis lampe girafe";
}

/// <summary>Lets invented professionals in, as a browser does.</summary>
internal static class ProfessionalsOfSite
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A browser with cookies of its own.</summary>
    public static HttpClient Browser(this Site site, bool follow = true) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = follow, CookieContainer = new CookieContainer() })
        {
            BaseAddress = site.Address,
        };

    /// <summary>A name and an address that nobody has.</summary>
    public static (string Name, string Email) Somebody()
    {
        var id = Guid.NewGuid().ToString("N")[..12];
        return ($"Sacha {char.ToUpperInvariant(id[0])}{id[1..]}", $"sacha.{id}@example.org");
    }

    /// <summary>Somebody whom the demonstration's manager has invited, signed in for the first time.</summary>
    public static async Task<Professional> ProfessionalAsync(this Site site, string role = "Adviser")
    {
        var (name, email) = Somebody();
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var link = await manager.InviteAsync(name, email, role);
        var client = site.Browser();
        await client.PostPageAsync(link, [new("nouveau", Professional.Password)]);
        var phone = await client.TypePasswordAsync(email);
        var totp = new Totp(
            Base32Encoding.ToBytes(
                phone.Words("main .spro-sheet__take code").Replace(" ", "", StringComparison.Ordinal)
            )
        );
        var codes = await client.PostPageAsync(
            "/connexion",
            phone.Only("main form").Fields(("codeacces", totp.ComputeTotp(site.Now)))
        );
        await client.PostPageAsync("/connexion", codes.Only("main form").Fields());
        return new(
            client,
            name,
            email,
            totp,
            [.. codes.QuerySelectorAll(".spro-recovery-codes code").Select(code => code.Words())]
        );
    }

    /// <summary>Fills the invitation form; gives the path of the link to hand over.</summary>
    public static async Task<string> InviteAsync(
        this HttpClient manager,
        string name,
        string email,
        string role = "Adviser"
    )
    {
        var form = (await manager.PageAsync("/ma-structure/equipe/inviter")).Only("main form:not([action])");
        var page = await manager.PostPageAsync(
            "/ma-structure/equipe/inviter",
            form.Fields(("Name", name), ("Email", email), ("Role", role))
        );
        return page.HandedOver();
    }

    /// <summary>The path of the link that a page hands over.</summary>
    public static string HandedOver(this IDocument page) => new Uri(page.Words(".spro-handover")).AbsolutePath;

    /// <summary>Types an address and a password; gives the page that comes next.</summary>
    public static async Task<IDocument> TypePasswordAsync(
        this HttpClient client,
        string email,
        string password = Professional.Password,
        string back = ""
    )
    {
        var form = (await client.PageAsync("/connexion?retour=" + Uri.EscapeDataString(back))).Only(
            "main form:has(input[name=motdepasse])"
        );
        return await client.PostPageAsync("/connexion", form.Fields(("identifiant", email), ("motdepasse", password)));
    }

    /// <summary>An example of a page with its single-use link made.</summary>
    public static async Task<string> WithLinksAsync(this Site site, string example)
    {
        if (
            example
            is not (PageExamples.SomeInvitation or PageExamples.SomeInvitationOfKnown or PageExamples.SomePasswordLink)
        )
            return example;
        using var manager = await site.SignedClientAsync(Role.StructureManager);
        var (name, email) = Somebody();
        if (example == PageExamples.SomeInvitation)
            return await manager.InviteAsync(name, email);
        var known = await site.ProfessionalAsync();
        if (example == PageExamples.SomePasswordLink)
            return (await manager.AskPasswordLinkAsync(known.Name)).HandedOver();
        return await site.InviteElsewhereAsync(known.Name, known.Email);
    }

    /// <summary>The manager makes a link by which somebody of the team chooses another password.</summary>
    public static async Task<IDocument> AskPasswordLinkAsync(this HttpClient manager, string name)
    {
        var path = await manager.MemberPathAsync(name);
        var form = (await manager.PageAsync(path)).Only("main form:has(input[value=lien])");
        return await manager.PostPageAsync(path, form.Fields());
    }

    /// <summary>The page of somebody of the team.</summary>
    public static async Task<string> MemberPathAsync(this HttpClient manager, string name) =>
        (await manager.PageAsync("/ma-structure/equipe"))
            .QuerySelectorAll("main li.spro-card a")
            .Single(link => link.Words() == name)
            .GetAttribute("href")!;

    /// <summary>Invites somebody into another structure than the demonstration manager's; gives the path of the link.</summary>
    public static async Task<string> InviteElsewhereAsync(this Site site, string name, string email)
    {
        var link = await site
            .Services.GetRequiredService<Invitations>()
            .InviteAsync(
                await site.ManagerElsewhereAsync(),
                new Invited(Guid.CreateVersion7(), name, email, Role.ReceptionAgent, null),
                Cancellation
            );
        return "/invitation/" + link.Token;
    }

    /// <summary>Who manages another structure than the demonstration manager's: nobody in the store, and that is enough.</summary>
    public static async Task<Actor> ManagerElsewhereAsync(this Site site)
    {
        await using var db = await site.OpenStoreAsync();
        // Always the same, and not the one in which tests invite.
        var demonstration = await db.Set<AccountMembership>()
            .Where(one => one.Role == Role.StructureManager)
            .OrderBy(one => one.ValidFrom)
            .Select(one => one.StructureId!.Value)
            .FirstAsync(Cancellation);
        var other = site.Catalogue.Doors.All.First(door => door.Structure.Id != demonstration).Structure.Id;
        return new Actor(Guid.NewGuid(), Guid.NewGuid(), "Ailleurs", Role.StructureManager, other);
    }
}
