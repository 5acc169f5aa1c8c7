using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Structures;

namespace Spro.Core.Demonstration;

/// <summary>One account for each role, in fictitious structures: they sign in by a button, and only in a demonstration.</summary>
internal static class DemonstrationAccounts
{
    private const string Source = "fictitious";
    private const string AccountSource = "demonstration-accounts";

    private static readonly (string Key, string Name, Role Role, string? Structure)[] All =
    [
        ("accueil", "Camille Fictif", Role.ReceptionAgent, "fictif-cio-53"),
        ("conseil", "Sacha Fictif", Role.Adviser, "fictif-cio-53"),
        ("structure", "Dominique Fictif", Role.StructureManager, "fictif-cio-53"),
        ("reseau", "Claude Fictif", Role.NetworkCoordinator, null),
        ("referent", "Alix Fictif", Role.RegionalGuidanceOfficer, null),
        ("cariforef", "Charlie Fictif", Role.Cariforef, null),
        ("associe", "Morgan Fictif", Role.AssociatedBody, null),
        ("region", "Maxime Fictif", Role.Region, null),
        ("etat", "Andréa Fictif", Role.StateObserver, null),
        ("commission", "Lou Fictif", Role.CommissionMember, null),
        ("donnees", "Noa Fictif", Role.DataProtectionOfficer, null),
        ("administration", "Eden Fictif", Role.Administrator, null),
    ];

    /// <summary>Adds those that are not there, in the structures that are.</summary>
    public static async Task AddAsync(SproDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var known = await db.Set<Account>()
            .Where(account => account.FromDemonstration)
            .Select(account => account.Id)
            .ToListAsync(cancellationToken);
        foreach (var (key, name, role, structure) in All)
        {
            var id = StableId.Of(AccountSource, key);
            Guid? structureId = structure is null ? null : DirectoryIds.OfStructure(Source, structure);
            if (
                known.Contains(id)
                || structureId is not null
                    && !await db.Set<Structure>().AnyAsync(one => one.Id == structureId, cancellationToken)
            )
                continue;
            db.Add(
                new Account
                {
                    Id = id,
                    Name = name,
                    Email = $"{key}@example.org",
                    CreatedAt = now,
                    FromDemonstration = true,
                }
            );
            db.Add(
                new AccountMembership
                {
                    Id = StableId.Of(AccountSource, key + "/membership"),
                    AccountId = id,
                    Role = role,
                    StructureId = structureId,
                    ValidFrom = DateOnly.FromDateTime(now),
                }
            );
        }
        await db.SaveChangesAsync(cancellationToken);
        var adviser = StableId.Of(AccountSource, "conseil");
        if (await db.Set<Account>().AnyAsync(account => account.Id == adviser, cancellationToken))
            await DemonstrationOpenings.AddAsync(
                db,
                adviser,
                DirectoryIds.OfStructure(Source, "fictif-cio-53"),
                DateOnly.FromDateTime(now),
                cancellationToken
            );
    }

    /// <summary>Takes them away, with what was done as them.</summary>
    public static async Task RemoveAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var accounts = db.Set<Account>().Where(account => account.FromDemonstration).Select(account => account.Id);
        await db.Set<Contact>()
            .Where(contact => accounts.Contains(contact.ReceivedBy))
            .ExecuteDeleteAsync(cancellationToken);
        await DemonstrationOpenings.RemoveAsync(db, accounts, cancellationToken);
        await db.Set<SignInSession>()
            .Where(session => accounts.Contains(session.AccountId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<AccountMembership>()
            .Where(membership => accounts.Contains(membership.AccountId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Account>().Where(account => account.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
    }
}
