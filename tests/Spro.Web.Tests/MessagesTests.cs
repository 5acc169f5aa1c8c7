using System.Net;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Messages;

namespace Spro.Web.Tests;

/// <summary>Letters to print and messages that do not leave, as professionals see them.</summary>
public class MessagesTests(Site site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_is_printed_marked_with_who_and_when_then_goes_from_the_list()
    {
        var id = await site.OweLetterAsync();
        using var agent = await site.SignedClientAsync(Role.ReceptionAgent);
        Assert.NotNull((await agent.PageAsync("/lettres")).QuerySelector($"a[href='/lettres/{id}']"));

        var letter = await agent.PageAsync($"/lettres/{id}");

        Assert.Equal("Camille Fictif 1 rue Inventée 53000 Laval", letter.Words("address"));
        var printed = letter.Words(".spro-letter");
        Assert.Contains(PostOffice.Canary, printed, StringComparison.Ordinal);
        Assert.Contains("Imprimé par Camille Fictif", printed, StringComparison.Ordinal);
        Assert.Contains("24 novembre 2026 à", printed, StringComparison.Ordinal);
        await using (var db = await site.OpenStoreAsync())
        {
            var about = await db.Set<OutgoingMessage>()
                .Where(message => message.Id == id)
                .Select(message => message.AboutId)
                .SingleAsync(Cancellation);
            Assert.Single(
                await db.Set<AccessRecord>().Where(reading => reading.ObjectId == about).ToListAsync(Cancellation)
            );
        }

        var done = letter.Only("main form:not([action])");
        using var sent = await agent.PostAsync(
            $"/lettres/{id}",
            new FormUrlEncodedContent(done.Fields()),
            Cancellation
        );
        Assert.Equal("/lettres?note=true", sent.RequestMessage!.RequestUri!.PathAndQuery);
        await agent.PageAsync($"/lettres/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_letter_is_not_read_by_those_whose_role_prints_none()
    {
        var id = await site.OweLetterAsync();
        foreach (var role in (Role[])[Role.Administrator, Role.Region, Role.RegionalGuidanceOfficer])
        {
            using var client = await site.SignedClientAsync(role);
            await client.PageAsync($"/lettres/{id}", HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Dead_letters_are_seen_without_a_name_or_a_word_and_can_be_tried_again()
    {
        var id = await site.LeaveDeadLetterAsync();
        using var administrator = await site.SignedClientAsync(Role.Administrator);

        var page = await administrator.PageAsync("/administration/messages");

        Assert.DoesNotContain(PostOffice.Canary, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("le serveur refuse", page.Words("main"), StringComparison.Ordinal);
        var again = page.Only($"main form:has(button[value='{id}'])");
        using var sent = await administrator.PostAsync(
            "/administration/messages",
            new FormUrlEncodedContent([.. again.Fields(), new("message", id.ToString())]),
            Cancellation
        );
        Assert.Equal("?repris=1", sent.RequestMessage!.RequestUri!.Query);

        // The site itself sends it within seconds, into its drop folder.
        await using var db = await site.OpenStoreAsync();
        for (var attempt = 0; attempt < 150; attempt++)
        {
            if (await db.Set<OutgoingMessage>().AnyAsync(one => one.Id == id && one.SentAt != null, Cancellation))
                break;
            await Task.Delay(100, Cancellation);
        }
        var kept = await db.Set<OutgoingMessage>().AsNoTracking().SingleAsync(one => one.Id == id, Cancellation);
        Assert.Equal((MessageState.Sent, true), (kept.State, kept.Content is null));
        Assert.DoesNotContain(PostOffice.Canary, site.Logs.Text, StringComparison.Ordinal);
    }
}
