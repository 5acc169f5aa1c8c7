using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Accounts.Keys;
using Spro.Core.Accounts.Local;
using Spro.Core.Accounts.Teams;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Structures;

namespace Spro.Core.Demonstration;

/// <summary>
/// One account for each role, in fictitious structures, and one who receives in another structure: they sign in by a
/// button, and only in a demonstration.
/// </summary>
internal static class DemonstrationAccounts
{
    private const string Source = "fictitious";
    internal const string CoordinatedNetwork = "ML";
    internal const string AccountSource = "demonstration-accounts";

    private static readonly (string Key, string Name, Role Role, string? Structure)[] All =
    [
        ("accueil", "Camille Fictif", Role.ReceptionAgent, "fictif-cio-53"),
        ("conseil", "Sacha Fictif", Role.Adviser, "fictif-cio-53"),
        ("structure", "Dominique Fictif", Role.StructureManager, "fictif-cio-53"),
        ("reseau", "Claude Fictif", Role.NetworkCoordinator, null),
        ("referent", "Alix Fictif", Role.RegionalGuidanceOfficer, null),
        ("cariforef", "Charlie Fictif", Role.Cariforef, null),
        ("associe", "Morgan Fictif", Role.AssociatedBody, "fictif-associated-53"),
        ("region", "Maxime Fictif", Role.Region, null),
        ("etat", "Andréa Fictif", Role.StateObserver, null),
        ("commission", "Lou Fictif", Role.CommissionMember, null),
        ("donnees", "Noa Fictif", Role.DataProtectionOfficer, null),
        ("administration", "Eden Fictif", Role.Administrator, null),
        ("mission", "Yaël Fictif", Role.Adviser, "fictif-ml-200083392"),
    ];

    /// <summary>Adds those that are not there, in the structures that are.</summary>
    public static async Task AddAsync(
        SproDbContext db,
        IdentityKeyring keyring,
        DateTime now,
        CancellationToken cancellationToken
    )
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
            var account = keyring.NewAccount(id, name, $"{key}@example.org", now);
            account.FromDemonstration = true;
            db.Add(account);
            db.Add(
                new AccountMembership
                {
                    Id = StableId.Of(AccountSource, key + "/membership"),
                    AccountId = id,
                    Role = role,
                    StructureId = structureId,
                    NetworkCode = role == Role.NetworkCoordinator ? CoordinatedNetwork : null,
                    ValidFrom = DateOnly.FromDateTime(now),
                }
            );
        }
        await db.SaveChangesAsync(cancellationToken);
        await AddRecipientsAsync(db, now, cancellationToken);
        await DemonstrationNetworkLife.AddAsync(db, now, cancellationToken);
        await DemonstrationDevelopment.AddAsync(
            db,
            keyring,
            StableId.Of(AccountSource, "conseil"),
            DirectoryIds.OfStructure(Source, "fictif-cio-53"),
            now,
            cancellationToken
        );
        await DemonstrationSharing.AddAsync(db, keyring, now, cancellationToken);
        await DemonstrationAssociates.AddAsync(
            db,
            [StableId.Of(AccountSource, "region"), StableId.Of(AccountSource, "commission")],
            now,
            cancellationToken
        );
        await DemonstrationAgenda.AddAsync(db, keyring, now, cancellationToken);
        await DemonstrationPublications.AddAsync(db, now, cancellationToken);
        foreach (var (key, _, _, structure) in All.Where(one => one.Role == Role.Adviser))
        {
            var adviser = StableId.Of(AccountSource, key);
            if (await db.Set<Account>().AnyAsync(account => account.Id == adviser, cancellationToken))
                await DemonstrationOpenings.AddAsync(
                    db,
                    adviser,
                    DirectoryIds.OfStructure(Source, structure!),
                    DateOnly.FromDateTime(now),
                    cancellationToken
                );
        }
    }

    // The act is fictitious, as the structures are.
    private static async Task AddRecipientsAsync(SproDbContext db, DateTime now, CancellationToken cancellationToken)
    {
        var structures = await db.Set<Structure>()
            .Where(one =>
                one.FromDemonstration
                && (one.NetworkCode == "ML" || one.NetworkCode == "CIO")
                && !db.Set<EarlyLeaverRecipient>().Any(named => named.StructureId == one.Id)
            )
            .Select(one => one.Id)
            .ToListAsync(cancellationToken);
        db.AddRange(
            structures.Select(structure => new EarlyLeaverRecipient
            {
                Id = Guid.CreateVersion7(),
                StructureId = structure,
                Act = "Acte fictif de démonstration",
                ValidFrom = DateOnly.FromDateTime(now),
                RecordedAt = now,
            })
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>
    /// Takes them away with what was done as them, and what anybody was or did in the structures of the demonstration.
    /// </summary>
    public static async Task RemoveAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var accounts = db.Set<Account>().Where(account => account.FromDemonstration).Select(account => account.Id);
        var structures = db.Set<Structure>()
            .Where(structure => structure.FromDemonstration && !structure.ConfirmedByMember)
            .Select(structure => structure.Id);
        var memberships = db.Set<AccountMembership>()
            .Where(one => accounts.Contains(one.AccountId) || structures.Contains(one.StructureId!.Value));
        await DemonstrationSharing.RemoveAsync(db, structures, cancellationToken);
        await DemonstrationAgenda.RemoveAsync(db, accounts, structures, cancellationToken);
        await DemonstrationNetworkLife.RemoveAsync(db, structures, cancellationToken);
        await DemonstrationDevelopment.RemoveAsync(db, cancellationToken);
        await DemonstrationAssociates.RemoveAsync(db, structures, accounts, cancellationToken);
        await DemonstrationPublications.RemoveAsync(db, cancellationToken);
        await db.Set<Contact>()
            .Where(contact => accounts.Contains(contact.ReceivedBy) || structures.Contains(contact.StructureId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<CallRequest>()
            .Where(request => structures.Contains(request.StructureId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Referral>()
            .Where(referral =>
                accounts.Contains(referral.WrittenBy)
                || structures.Contains(referral.SenderId)
                || structures.Contains(referral.ReceiverId)
            )
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<TallySheet>()
            .Where(sheet => structures.Contains(sheet.StructureId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<DeclaredTotal>()
            .Where(total => structures.Contains(total.StructureId!.Value) || accounts.Contains(total.DepositedBy))
            .ExecuteDeleteAsync(cancellationToken);
        var keys = db.Set<AccessKey>()
            .Where(key => structures.Contains(key.StructureId!.Value) || accounts.Contains(key.MadeBy))
            .Select(key => key.Id);
        await db.Set<Account>().Where(account => keys.Contains(account.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<AccessRecord>()
            .Where(reading => reading.AccountId != null && accounts.Contains(reading.AccountId.Value))
            .ExecuteDeleteAsync(cancellationToken);
        await DemonstrationOpenings.RemoveAsync(db, accounts, cancellationToken);
        await db.Set<SignInSession>()
            .Where(session => memberships.Select(one => one.Id).Contains(session.MembershipId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Invitation>()
            .Where(one => structures.Contains(one.StructureId!.Value) || accounts.Contains(one.InvitedBy!.Value))
            .ExecuteDeleteAsync(cancellationToken);
        await memberships.ExecuteDeleteAsync(cancellationToken);
        await db.Set<RecoveryCode>()
            .Where(one => accounts.Contains(one.AccountId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<PasswordLink>()
            .Where(one => accounts.Contains(one.AccountId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<LocalCredential>().Where(one => accounts.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<AccountEvent>()
            .Where(one => accounts.Contains(one.AccountId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<Account>().Where(account => account.FromDemonstration).ExecuteDeleteAsync(cancellationToken);
    }
}
