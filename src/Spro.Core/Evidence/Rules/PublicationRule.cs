using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Publications;

namespace Spro.Core.Evidence.Rules;

/// <summary>
/// OBL-33: regional publications appear, each with its year, and reach schools and structures. That one can be read here is observed;
/// what was sent is only declared, by the Région that owes it: it keeps nothing.
/// </summary>
internal sealed class PublicationRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-33";

    /// <inheritdoc />
    public bool IsDated => true;

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var appeared = db.Set<RegionalPublication>()
            .Where(one => one.PublishedOn != null && one.PublishedOn <= asked.Day);
        var inYear = appeared.Where(one => one.PublishedOn >= asked.YearStart);
        var sent = await (
            from sending in db.Set<PublicationSending>()
            join recipient in db.Set<PublicationRecipient>() on sending.RecipientId equals recipient.Id
            where sending.SentOn >= asked.YearStart && sending.SentOn <= asked.Day
            where appeared.Any(one => one.Id == recipient.PublicationId)
            select new { recipient.Code, sending.Copies }
        ).ToListAsync(cancellationToken);
        return Judge(
            await appeared.CountAsync(cancellationToken),
            await inYear.CountAsync(
                one => db.Set<Papers.Paper>().Any(paper => paper.AboutId == one.Id && paper.AddedAt < asked.End),
                cancellationToken
            ),
            sent.Sum(one => one.Copies),
            sent.Select(one => one.Code).Distinct(StringComparer.Ordinal).Count(),
            asked.Day.Year
        );
    }

    /// <summary>Judges the catalogue and what was sent in a year (pure).</summary>
    /// <param name="catalogue">How many publications have appeared.</param>
    /// <param name="readable">How many appeared that year and can be read.</param>
    /// <param name="copies">Copies sent that year.</param>
    /// <param name="reached">To how many schools and structures.</param>
    /// <param name="year">The year.</param>
    public static Assessment Judge(int catalogue, int readable, int copies, int reached, int year) =>
        catalogue == 0
            ? Assessment.NotMeasured()
            : Assessment.Of(
                readable > 0 ? ObligationState.NotMeasured : ObligationState.Due,
                [
                    new(
                        EvidenceKind.Observed,
                        $"Publications au catalogue\u00A0: {catalogue}, dont parues en {year} et à lire en ligne\u00A0: {readable}.",
                        Link: EvidenceLinks.Publications
                    ),
                    new(
                        EvidenceKind.Declared,
                        $"Exemplaires envoyés en {year}, selon la Région\u00A0: {copies}, à {reached} établissements ou structures."
                    ),
                ]
            );
}
