using System.Globalization;
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
    /// <summary>
    /// Gives a new store the version that ships with the software. Once rules are published here, an update of the
    /// software changes none of them: <see cref="NewBuiltInAsync"/> says that there are others to publish.
    /// </summary>
    public async Task PublishBuiltInAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Our own tests run the full check on what ships: starting need not run it again.
        if (!await db.Set<PublishedRuleSet>().AnyAsync(cancellationToken))
            await StoreAsync(db, RuleSet.BuiltIn, RuleSet.BuiltInDocument, cancellationToken);
    }

    /// <summary>The version that ships with the software when it is not published here; null when it is.</summary>
    public async Task<string?> NewBuiltInAsync(CancellationToken cancellationToken)
    {
        var version = RuleSet.BuiltIn.Version;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<PublishedRuleSet>().AnyAsync(rules => rules.Version == version, cancellationToken)
            ? null
            : version;
    }

    /// <summary>Publishes a version.</summary>
    /// <param name="document">The rule set, as JSON.</param>
    /// <param name="reach">What each commune reaches; none when there is no directory to check against.</param>
    /// <param name="cancellationToken">Gives up; nothing is written.</param>
    /// <exception cref="RefusedException">
    /// It cannot be read, leaves a situation without an answer or a day without rules, or bears the name of a published
    /// version.
    /// </exception>
    public async Task PublishAsync(
        string document,
        IReadOnlyList<CommuneReach> reach,
        CancellationToken cancellationToken
    )
    {
        var rules = RuleSet.Load(document, Networks.BuiltIn);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<PublishedRuleSet>().AnyAsync(known => known.Version == rules.Version, cancellationToken))
            throw new RefusedException(
                "published-rule-set",
                $"La version {rules.Version} est déjà publiée : une version publiée ne change plus, donnez un nouveau nom."
            );
        await RefuseIfDaysAreLeftWithoutRulesAsync(db, rules, cancellationToken);
        if (!RuleSetCheck.Run(rules, Sheets.BuiltIn, reach, cancellationToken).Passed)
            throw new RefusedException(
                "incomplete-rule-set",
                $"La version {rules.Version} laisse des situations sans réponse : lancez « spro rules check » pour les voir."
            );
        await StoreAsync(db, rules, document, cancellationToken);
    }

    private async Task RefuseIfDaysAreLeftWithoutRulesAsync(
        SproDbContext db,
        RuleSet rules,
        CancellationToken cancellationToken
    )
    {
        var versions = await db.Set<PublishedRuleSet>()
            .Select(known => new { known.ValidFrom, known.ValidTo })
            .ToListAsync(cancellationToken);
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var version in versions.Append(new { rules.ValidFrom, rules.ValidTo }).OrderBy(one => one.ValidFrom))
        {
            if (version.ValidFrom > day || version.ValidTo < day)
                continue;
            if (version.ValidTo is not { } last)
                return;
            day = last.AddDays(1);
        }
        throw new RefusedException(
            "days-without-rules",
            string.Create(
                CultureInfo.GetCultureInfo("fr-FR"),
                $"Avec la version {rules.Version}, aucune règle ne s'appliquerait le {day.InFrench} : changez ses dates."
            )
        );
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
