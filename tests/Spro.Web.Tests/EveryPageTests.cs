using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Spro.Core.Accounts;
using Spro.Core.Knowledge;

namespace Spro.Web.Tests;

/// <summary>What holds for every page. Pages are those of the running site: a new one cannot be forgotten.</summary>
public class EveryPageTests(Site site)
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
        ("/registre", Role.DataProtectionOfficer),
    ];

    // No script runs here: what these pages show and send is what anybody gets without JavaScript.
    private HttpClient _client = site.FollowingClient();

    public static TheoryData<string> Examples { get; } = [.. PageExamples.ByRoute.Values.SelectMany(some => some)];

    [Fact]
    public async Task Every_page_is_tried_here()
    {
        var routes = await SiteRoute.AllAsync(site.Services);
        var pages = routes.Where(route => route.Kind == RouteKind.Page).Select(route => route.Pattern).ToList();

        Assert.NotEmpty(pages);
        Assert.Empty(pages.Except(PageExamples.ByRoute.Keys));
        Assert.Empty(PageExamples.ByRoute.Keys.Except(pages));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_page_can_be_read_by_anybody_and_needs_no_script(string example)
    {
        Assert.Empty(PageFaults.Of(await ReadAsync(example)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_acronym_is_said_in_full_where_the_page_first_writes_it(string example)
    {
        Assert.Empty(PageWords.AcronymsLeftAlone(await ReadAsync(example), site.NamesOfBodies));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_page_is_easy_enough_to_read(string example)
    {
        // The page for programmers says what programs exchange.
        var read = PageWords.ReadabilityOf(await ReadAsync(example));
        Assert.True(
            example == "/docs" || read.Words < Readability.FewestWords || read.Ease >= Readability.Least,
            $"{example}: {read.Ease:0} for {read.Words} words"
        );
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_form_sent_as_it_stands_is_answered(string example)
    {
        var page = await ReadAsync(example);
        foreach (var form in page.QuerySelectorAll("form"))
        {
            var at = example.Split(' ')[0];
            var isOpened = at.EndsWith(PageExamples.Opened, StringComparison.Ordinal);
            var action = form.GetAttribute("action") ?? (isOpened ? at : at.Split('?')[0]);
            var fields = await new FormUrlEncodedContent(form.Fields()).ReadAsStringAsync(
                TestContext.Current.CancellationToken
            );
            await ReadAsync(form.GetAttribute("method") == "post" ? $"{action} {fields}" : $"{action}?{fields}");
        }
    }

    private async Task<IDocument> ReadAsync(string example)
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
        return new HtmlParser().ParseDocument(
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
        if (asked[0].Contains(PageExamples.SomeMember, StringComparison.Ordinal))
        {
            var somebody = (await site.ProfessionalAsync()).Name;
            var team = await _client.PageAsync("/ma-structure/equipe");
            asked[0] = team.QuerySelectorAll("main li.spro-card a")
                .Single(link => link.Words() == somebody)
                .GetAttribute("href")!;
        }
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
