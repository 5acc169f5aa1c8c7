using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spro.Core.Accounts;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Web.Tests;

/// <summary>Messages that the site owes, as its services record them.</summary>
internal static class PostOffice
{
    public const string Canary = "canari-courrier";

    /// <summary>A letter that the structure of the demonstration's desk has to print.</summary>
    public static Task<Guid> OweLetterAsync(this Site site) =>
        site.RecordAsync(Recipient.ByLetter(["Camille Fictif", "1 rue Inventée", "53000 Laval"]), _ => { });

    /// <summary>An e-mail that a server has refused for good.</summary>
    public static Task<Guid> LeaveDeadLetterAsync(this Site site) =>
        site.RecordAsync(
            Recipient.ByEmail($"{Canary}@example.org"),
            message =>
            {
                message.State = MessageState.Dead;
                message.Attempts = 3;
                message.LastProblem = SendProblem.Refused;
            }
        );

    private static async Task<Guid> RecordAsync(this Site site, Recipient to, Action<OutgoingMessage> then)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var keyring = await site.Services.GetRequiredService<IdentityKeys>().OpenAsync(cancellation);
        var content = site
            .Services.GetRequiredService<MessageTemplates>()
            .ReferralNews($"Votre demande est arrivée ({Canary}).", new PublicPlace("Lieu fictif", "02 61 91 00 00"));
        await using var db = await site.OpenStoreAsync();
        var structure = await db.Set<AccountMembership>()
            .Where(membership => membership.Role == Role.ReceptionAgent)
            .Select(membership => membership.StructureId)
            .FirstAsync(cancellation);
        var id = site
            .Services.GetRequiredService<Outbox>()
            .Add(db, keyring, new NewMessage(to, content) { StructureId = structure, AboutId = Guid.CreateVersion7() });
        then(db.Set<OutgoingMessage>().Local.Single());
        await db.SaveChangesAsync(cancellation);
        return id;
    }
}
