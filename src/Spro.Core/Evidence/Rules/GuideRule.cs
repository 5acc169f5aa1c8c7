using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Publications;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-10: an edition of the guide is published, and in it each member says its places, its offer and its publics. The first was due
/// on 31 December 2024.
/// </summary>
internal sealed class GuideRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    private static readonly DateOnly FirstDue = new(2024, 12, 31);

    /// <inheritdoc />
    public string Code => "OBL-10";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.Set<GuideEdition>()
            .Where(one => one.Day <= asked.Day)
            .OrderByDescending(one => one.Number)
            .Select(one => new PublishedGuide(one.Number, one.Day, one.Complete, one.Owing))
            .FirstOrDefaultAsync(cancellationToken);
        return Judge(last, asked.Day);
    }

    /// <summary>Judges the last edition, null when there is none (pure).</summary>
    public static Assessment Judge(PublishedGuide? last, DateOnly day)
    {
        if (last is null)
            return Assessment.Of(
                day > FirstDue ? ObligationState.Late : ObligationState.Due,
                [
                    new(
                        EvidenceKind.Observed,
                        $"Aucune édition n'est publiée ici. La première était due le {FirstDue.InFrench}."
                    ),
                ]
            );
        return Assessment.Of(
            last.Owing > 0 && last.Complete == last.Owing ? ObligationState.Kept : ObligationState.Due,
            [
                new(
                    EvidenceKind.Observed,
                    $"Dernière édition\u00A0: n°\u00A0{last.Number.ToString(CultureInfo.InvariantCulture)}, annuaire du {last.Day.InFrench}.",
                    Link: EvidenceLinks.GuideEdition(last.Number)
                ),
                new(
                    EvidenceKind.Observed,
                    $"Structures membres qui y disent leurs lieux, leur offre et leurs publics\u00A0: {last.Complete} sur {last.Owing}."
                ),
            ]
        );
    }
}

/// <summary>An edition, as it is judged.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Day">The day of the directory.</param>
/// <param name="Complete">How many members say all.</param>
/// <param name="Owing">How many members are in it.</param>
internal sealed record PublishedGuide(int Number, DateOnly Day, int Complete, int Owing);
