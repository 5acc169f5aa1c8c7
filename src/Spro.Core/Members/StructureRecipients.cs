using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>Whom to write to about a structure.</summary>
internal static class StructureRecipients
{
    /// <summary>Those who answer for it; where nobody has an account, the mailbox that the directory shows.</summary>
    public static async Task<IReadOnlyList<Recipient>> RecipientsAsync(
        this SproDbContext db,
        IdentityKeyring keyring,
        Guid structure,
        DateTime utc,
        CancellationToken cancellationToken
    )
    {
        var addresses = await db.ManagersAsync(keyring, structure, utc, cancellationToken);
        if (addresses.Count == 0)
            addresses = await db.Set<Place>()
                .Where(place => place.StructureId == structure && place.ValidTo == null && place.Email != null)
                .OrderBy(place => place.Id)
                .Select(place => place.Email!)
                .Take(1)
                .ToListAsync(cancellationToken);
        return ByEmail(addresses);
    }

    /// <summary>The addresses of those whose accounts answer for it; none when nobody has one.</summary>
    public static async Task<IReadOnlyList<string>> ManagersAsync(
        this SproDbContext db,
        IdentityKeyring keyring,
        Guid structure,
        DateTime utc,
        CancellationToken cancellationToken
    )
    {
        var accounts = await (
            from membership in db.MembershipsAtWork(Purpose.Directory, utc)
            join account in db.Set<Account>() on membership.AccountId equals account.Id
            where membership.StructureId == structure
            select account
        )
            .AsNoTracking()
            .Distinct()
            .ToListAsync(cancellationToken);
        return accounts.ConvertAll(keyring.EmailOf);
    }

    /// <summary>The mailboxes of addresses, without those that are none: the directory holds what its sources wrote.</summary>
    public static IReadOnlyList<Recipient> ByEmail(IReadOnlyList<string> addresses)
    {
        var recipients = new List<Recipient>();
        foreach (var address in addresses)
        {
            try
            {
                recipients.Add(Recipient.ByEmail(address));
            }
            catch (RefusedException)
            {
                // No mailbox: the others are still written to.
            }
        }
        return recipients;
    }
}
