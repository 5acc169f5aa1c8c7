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
    public ThresholdUnit? Threshold => ThresholdUnit.Percent;

    /// <inheritdoc />
    public bool IsTerritorial => true;

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
            await received.CountAsync(
                contact => contact.Answered.Count == 0 && contact.Ending == ContactEnding.AnsweredHere,
                cancellationToken
            ),
            asked.Threshold(Code)
        );
    }

    /// <summary>Judges the contacts of a year (pure).</summary>
    /// <param name="received">How many people were received.</param>
    /// <param name="answered">Of these, with a first answer.</param>
    /// <param name="nowhere">Of these, with neither an answer nor anything after.</param>
    /// <param name="threshold">The least share, in hundredths.</param>
    public static Assessment Judge(int received, int answered, int nowhere, int? threshold)
    {
        var builtIn = new EvidenceRow(
            EvidenceKind.BuiltIn,
            "L'écran de l'accueil n'a pas de fin « pas notre public » : une réponse ou une suite est toujours notée."
        );
        if (received < SmallNumbers.Fewest)
            return Assessment.NotMeasured(builtIn);
        // Neither number gives a few people away, alone or taken from that of another department.
        var few = SmallNumbers.TellsOfFew(received - answered);
        IReadOnlyList<EvidenceRow> evidence =
        [
            new(
                EvidenceKind.Observed,
                few
                    ? "Presque tous les accueils notés cette année ont une première réponse."
                    : $"Sur environ {received / 10 * 10} accueils notés cette année, {100 * answered / received} % ont une première réponse."
            ),
            builtIn,
        ];
        return nowhere > 0 && threshold is not null
            ? Assessment.Of(ObligationState.NotKept, evidence)
            : Assessment.Against(100d * answered / received, threshold, evidence);
    }
}
