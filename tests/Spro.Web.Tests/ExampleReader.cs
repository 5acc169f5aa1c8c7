using System.Text;
using Spro.Core.Accounts;

namespace Spro.Web.Tests;

/// <summary>A page as the site has answered it, and where one then is.</summary>
internal sealed record ReadExample(Uri Address, string Html);

/// <summary>
/// Asks for the examples of pages as who may see them. No script runs here: what these pages show and send is what
/// anybody gets without JavaScript.
/// </summary>
internal sealed class ExampleReader(Site site)
{
    private const string Token = "__RequestVerificationToken=";
    private static readonly (string Page, Role Role)[] OfProfessionals =
    [
        ("/guichet", Role.ReceptionAgent),
        ("/aiguillages", Role.ReceptionAgent),
        // The person and a receiver without an account, in the browser of who handed over.
        ("/repondre", Role.ReceptionAgent),
        ("/suivi", Role.ReceptionAgent),
        ("/sans-reponse", Role.RegionalGuidanceOfficer),
        ("/mon-reseau", Role.NetworkCoordinator),
        ("/destinataires", Role.Region),
        ("/tenir-la-charte", Role.Region),
        ("/annuaire-a-jour", Role.Region),
        ("/reunir", Role.Region),
        ("/qui-appeler", Role.ReceptionAgent),
        ("/ma-structure", Role.StructureManager),
        ("/totaux-du-mois", Role.StructureManager),
        ("/chiffres-des-accueils", Role.StructureManager),
        ("/mon-compte", Role.ReceptionAgent),
        ("/lettres", Role.ReceptionAgent),
        ("/rendez-vous", Role.Adviser),
        ("/disponibilites", Role.Adviser),
        ("/administration", Role.Administrator),
        ("/droits", Role.StructureManager),
        ("/protection-des-donnees", Role.DataProtectionOfficer),
        ("/registre-a-publier", Role.NetworkCoordinator),
        ("/registre", Role.DataProtectionOfficer),
        ("/gouvernance", Role.Region),
        ("/animation", Role.Region),
        ("/mes-actions", Role.StructureManager),
        ("/agenda-du-reseau", Role.Adviser),
        ("/parutions", Role.Region),
        ("/pratiques/avis", Role.CommissionMember),
        ("/pratiques", Role.Adviser),
        ("/professionnalisation/accords", Role.StructureManager),
        ("/professionnalisation", Role.Adviser),
        ("/piloter-la-professionnalisation", Role.Cariforef),
        ("/ambassadeurs", Role.Region),
        ("/bibliotheque", Role.Adviser),
        ("/appels/", Role.Region),
        ("/labels", Role.Region),
        ("/lectures", Role.CommissionMember),
        ("/mon-label", Role.AssociatedBody),
    ];

    private HttpClient _client = site.FollowingClient();

    /// <summary>Asks for an example, filled in with what it stands for, and requires a page.</summary>
    public async Task<ReadExample> ReadAsync(string example)
    {
        var place = site.Catalogue.Doors.All.First(door => door.Services.Count > 0).Place.Id;
        var asked = (
            await site.WithAppointmentsAsync(
                example.Replace(PageExamples.SomePlace, place.ToString(), StringComparison.Ordinal)
            )
        ).Split(' ', 2);
        asked[0] = await site.WithLinksAsync(asked[0]);
        // Signed in anew each time: one of the forms of these pages ends the session.
        if (
            Array.Find(OfProfessionals, one => asked[0].StartsWith(one.Page, StringComparison.Ordinal)) is
            { Page: not null } own
        )
            asked = await AskedAtDeskAsync(asked, own.Role);
        using var request = new HttpRequestMessage(HttpMethod.Get, asked[0]);
        if (asked is [_, var form])
        {
            request.Method = HttpMethod.Post;
            request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        }
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var isError = example.StartsWith("/erreur/", StringComparison.Ordinal);
        Assert.True(response.IsSuccessStatusCode || isError, $"{(int)response.StatusCode} {example}");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return new(
            response.RequestMessage!.RequestUri!,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    private async Task<string[]> AskedAtDeskAsync(string[] asked, Role role)
    {
        _client = asked[0].StartsWith("/mon-compte/", StringComparison.Ordinal)
            ? (await site.ProfessionalAsync()).Client
            : await site.SignedClientAsync(role);
        await OpenReferralAsync(asked);
        if (role == Role.Administrator)
            await site.LeaveDeadLetterAsync();
        if (asked[0].StartsWith("/lettres", StringComparison.Ordinal))
        {
            var letter = await site.OweLetterAsync();
            asked[0] = asked[0].Replace(PageExamples.SomeLetter, letter.ToString(), StringComparison.Ordinal);
        }
        if (asked[0].Contains(PageExamples.SomeDataRequest, StringComparison.Ordinal))
            asked[0] = asked[0]
                .Replace(
                    "/droits/" + PageExamples.SomeDataRequest,
                    await _client.AskForDataAsync("Copy"),
                    StringComparison.Ordinal
                );
        if (asked[0].StartsWith("/tenir-la-charte/signataires", StringComparison.Ordinal))
            asked[0] = await _client.WithSignatoriesAsync(asked[0]);
        if (asked[0].Contains(PageExamples.SomeMember, StringComparison.Ordinal))
        {
            var somebody = (await site.ProfessionalAsync()).Name;
            var team = await _client.PageAsync("/ma-structure/equipe");
            asked[0] = team.QuerySelectorAll("main li.spro-card a")
                .Single(link => link.Words() == somebody)
                .GetAttribute("href")!;
        }
        if (asked[0].Contains("{own", StringComparison.Ordinal))
            asked[0] = await OwnAsync(asked[0]);
        if (asked[0].Contains(PageExamples.SomeContact, StringComparison.Ordinal))
        {
            var contact = await _client.ReceiveAsync(("age", "16-17"), ("needs", "info_jobs"));
            asked[0] = asked[0].Replace($"/guichet/{PageExamples.SomeContact}", contact, StringComparison.Ordinal);
        }
        if (asked is [_, var form])
        {
            // Sent from the page itself, as it stands.
            var at = asked[0].Contains("handler=", StringComparison.Ordinal) ? asked[0].Split('?')[0] : asked[0];
            var page = await _client.PageAsync(
                at.EndsWith("/carte", StringComparison.Ordinal) ? at[..^6]
                : at.EndsWith("/papier", StringComparison.Ordinal) ? at[..^7]
                : at
            );
            var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var said = form.Split('&').Where(field => !field.StartsWith(Token, StringComparison.Ordinal));
            asked[1] = string.Join('&', said.Append(Token + Uri.EscapeDataString(token)));
        }
        return asked;
    }

    private async Task<string> OwnAsync(string asked)
    {
        var page = await _client.PageAsync("/ma-structure");
        string IdAt(string links) =>
            page.QuerySelector($"main a[href^='/ma-structure/{links}/']:not([href*='?'])")!
                .GetAttribute("href")!
                .Split('/')[3];
        return asked
            .Replace(PageExamples.OwnStructure, IdAt("presentation"), StringComparison.Ordinal)
            .Replace(PageExamples.OwnPlace, IdAt("lieux"), StringComparison.Ordinal)
            .Replace(PageExamples.OwnService, IdAt("services"), StringComparison.Ordinal);
    }

    private async Task OpenReferralAsync(string[] asked)
    {
        var isOpened = asked[0].EndsWith(PageExamples.Opened, StringComparison.Ordinal);
        if (
            !isOpened
            && !asked[0].Contains(PageExamples.SomeReferral, StringComparison.Ordinal)
            && !asked[0].Contains(PageExamples.SomeReply, StringComparison.Ordinal)
        )
            return;
        var referral = await _client.HandOverAsync();
        if (asked[0].Contains(PageExamples.SomeReply, StringComparison.Ordinal))
            asked[0] = await _client.LinkAsync(referral);
        asked[0] = asked[0]
            .Replace(PageExamples.SomeReferral, referral["/aiguillages/".Length..], StringComparison.Ordinal)
            .Replace(PageExamples.Opened, "", StringComparison.Ordinal);
        if (isOpened && asked[0] == "/repondre")
            await _client.PageAsync(await _client.LinkAsync(referral));
        else if (isOpened)
            await _client.FollowAsync((await _client.PageAsync(referral)).Words("h1 code"), "soleil 7");
    }
}
