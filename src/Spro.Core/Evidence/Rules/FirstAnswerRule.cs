using Microsoft.EntityFrameworkCore;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Desk;
using Spro.Core.Structures;

namespace Spro.Core.Evidence.Rules;

/// <summary>OBL-13: the share of those received this year who had a first answer there and then.</summary>
internal sealed class FirstAnswerRule(IDbContextFactory<SproDbContext> databases) : IObligationRule
{
    /// <inheritdoc />
    public string Code => "OBL-13";

    /// <inheritdoc />
    public async Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var received =
            from contact in db.Set<Contact>().IgnoreQueryFilters()
            join place in db.Set<Place>() on contact.PlaceId equals place.Id
            where
                contact.Day >= asked.YearStart
                && contact.Day <= asked.Day
                && (asked.Department == null || place.DepartmentCode == asked.Department)
            select contact;
        return Judge(
            await received.CountAsync(cancellationToken),
            await received.CountAsync(contact => contact.Answered.Count > 0, cancellationToken),
            asked.Threshold(Code)
        );
    }

    /// <summary>Judges the contacts of a year (pure).</summary>
    public static Assessment Judge(int received, int answered, int? threshold)
    {
        var builtIn = new EvidenceRow(
            EvidenceKind.BuiltIn,
            "L'écran de l'accueil n'a pas de fin « pas notre public » : une réponse ou une suite est toujours notée."
        );
        if (received < SmallNumbers.Fewest)
            return Assessment.NotMeasured(builtIn);
        var percent = 100d * answered / received;
        return Assessment.Against(
            percent,
            threshold,
            [
                new(
                    EvidenceKind.Observed,
                    $"Sur {received} accueils notés cette année, {percent:0} % ont une première réponse."
                ),
                builtIn,
            ]
        );
    }
}
