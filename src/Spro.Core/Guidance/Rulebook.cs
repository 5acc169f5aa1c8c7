using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Knowledge;
using Spro.Core.Structures;

namespace Spro.Core.Guidance;

/// <summary>The rules published here. A version is checked before it is published, and never changes afterwards.</summary>
public sealed class Rulebook(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Publishes the version that ships with the software, unless it is there already.</summary>
    public async Task PublishBuiltInAsync(CancellationToken cancellationToken)
    {
        var version = RuleSet.BuiltIn.Version;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Our own tests run the full check on what ships: starting need not run it again.
        if (!await db.Set<PublishedRuleSet>().AnyAsync(rules => rules.Version == version, cancellationToken))
            await StoreAsync(db, RuleSet.BuiltIn, RuleSet.BuiltInDocument, cancellationToken);
    }

    /// <summary>Publishes a version.</summary>
    /// <exception cref="RefusedException">
    /// It cannot be read, leaves a situation without an answer, or bears the name of a published version.
    /// </exception>
    public async Task PublishAsync(string document, CancellationToken cancellationToken)
    {
        var rules = RuleSet.Load(document, Networks.BuiltIn);
        var check = RuleSetCheck.Run(rules, Sheets.BuiltIn, cancellationToken);
        if (!check.Passed)
            throw new RefusedException(
                "incomplete-rule-set",
                $"La version {rules.Version} laisse des situations sans réponse : lancez « spro rules check » pour les voir."
            );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<PublishedRuleSet>().AnyAsync(known => known.Version == rules.Version, cancellationToken))
            throw new RefusedException(
                "published-rule-set",
                $"La version {rules.Version} est déjà publiée : une version publiée ne change plus, donnez un nouveau nom."
            );
        await StoreAsync(db, rules, document, cancellationToken);
    }

    private async Task StoreAsync(SproDbContext db, RuleSet rules, string document, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(
            new PublishedRuleSet
            {
                Version = rules.Version,
                ValidFrom = rules.ValidFrom,
                ValidTo = rules.ValidTo,
                Document = document,
                PublishedAt = clock.GetUtcNow().UtcDateTime,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await db.BumpPublicDataAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
