using Microsoft.EntityFrameworkCore;
using Spro.Core.Agenda;
using Spro.Core.Ambassadors;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.ProfessionalDevelopment;

namespace Spro.Core.DataProtection;

/// <summary>
/// What is on no path from desk to desk and is known by an e-mail address only: registrations for actions, requests to meet,
/// enrolments without an account, and listings of who talks of their occupation. Whoever gives an address learns nothing: each
/// link leaves for that mailbox, and opens a page where what is kept is read, copied and erased. So there is no file of citizens here either, and nobody reads it for another.
/// </summary>
public sealed class OwnLinks(
    IDbContextFactory<SproDbContext> databases,
    Registrations registrations,
    Encounters encounters,
    Enrolments enrolments,
    AmbassadorRegister ambassadors,
    IdentityKeys keys
)
{
    /// <summary>Where anybody asks for them.</summary>
    public const string Path = "/retrouver-mes-demandes";

    /// <summary>Writes them to that address, if anything is kept for it.</summary>
    /// <exception cref="RefusedException">It is no address; it names the field.</exception>
    public async Task SendAsync(string? address, CancellationToken cancellationToken)
    {
        string email;
        try
        {
            email = Recipient.ByEmail(address ?? "").Address;
        }
        catch (RefusedException refused)
        {
            throw RefusedException.At(
                "email",
                refused.Code,
                "Écrivez une adresse électronique entière, par exemple nom@example.org."
            );
        }
        var keyring = await keys.OpenAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await registrations.SendLinksAsync(db, email, keyring, cancellationToken);
        await encounters.SendLinksAsync(db, email, keyring, cancellationToken);
        await enrolments.SendLinksAsync(db, email, keyring, cancellationToken);
        await ambassadors.SendLinksAsync(db, email, keyring, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
