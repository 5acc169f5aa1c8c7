using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Steering;
using Spro.Core.Territories;

namespace Spro.Core.Evidence;

/// <summary>
/// The register of evidence: every obligation with where it stands, computed from what happened (charter, each clause).
/// An obligation that no rule measures yet is there too, and says so.
/// </summary>
public sealed class EvidenceRegister(
    IEnumerable<IObligationRule> rules,
    IDbContextFactory<SproDbContext> databases,
    HourlyFigures figures,
    TimeProvider clock
)
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, IObligationRule> _rules = rules.ToDictionary(
        rule => rule.Code,
        StringComparer.Ordinal
    );

    /// <summary>
    /// All of them, in their order, as they were counted in the past hour; for a department, those that are judged there; for a
    /// year that is over, those that can be judged again.
    /// </summary>
    /// <param name="department">One department, by its INSEE code; null for all.</param>
    /// <param name="year">One of <see cref="YearsAsync"/>; null for this one.</param>
    /// <param name="cancellationToken">Stops the wait, not the count.</param>
    public Task<Counted<IReadOnlyList<AssessedObligation>>> ShowAsync(
        string? department,
        int? year,
        CancellationToken cancellationToken
    )
    {
        var day = year is { } over && over < Today.Year ? new DateOnly(over, 12, 31) : Today;
        return CountedAsync(day, department, HourlyFigures.KeptFor, cancellationToken);
    }

    /// <summary>
    /// The same of this year, a minute old at most, for who governs; whoever reads after sees it too. They open these pages often: it
    /// is not counted each time.
    /// </summary>
    public Task<Counted<IReadOnlyList<AssessedObligation>>> ShowLatelyAsync(
        string? department,
        CancellationToken cancellationToken
    ) => CountedAsync(Today, department, Lately, cancellationToken);

    /// <summary>The same of this year, counted now, for who has just recorded something or is about to freeze it.</summary>
    public Task<Counted<IReadOnlyList<AssessedObligation>>> RecountAsync(
        string? department,
        CancellationToken cancellationToken
    ) => CountedAsync(Today, department, TimeSpan.Zero, cancellationToken);

    private Task<Counted<IReadOnlyList<AssessedObligation>>> CountedAsync(
        DateOnly day,
        string? department,
        TimeSpan keptFor,
        CancellationToken cancellationToken
    ) =>
        figures
            .OfAsync($"obligations {department} {day.Year}", stop => AssessAsync(day, department, stop), keptFor)
            .WaitAsync(cancellationToken);

    /// <summary>The years that can be looked at, this one first: those of the charter.</summary>
    public async Task<IReadOnlyList<int>> YearsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var began = await db.Set<CharterVersion>()
            .Where(version => version.PublishedAt != null)
            .MinAsync(version => version.InForceFrom, cancellationToken);
        var now = Today.Year;
        return [.. Enumerable.Range(0, Math.Max(1, now - (began?.Year ?? now) + 1)).Select(ago => now - ago)];
    }

    /// <summary>
    /// All of them, in their order, as they stand on a day; for a department, those that are judged there; on a day of a year
    /// that is over, those that can be judged again.
    /// </summary>
    public async Task<IReadOnlyList<AssessedObligation>> AssessAsync(
        DateOnly day,
        string? department,
        CancellationToken cancellationToken
    )
    {
        var asked = new Asked(day, department, await ThresholdsAsync(day, cancellationToken));
        var all = new List<AssessedObligation>(Obligation.All.Count);
        foreach (var obligation in Obligation.All)
        {
            var rule = _rules.GetValueOrDefault(obligation.Code);
            if (
                (department is null || rule is { IsTerritorial: true })
                && (day.Year == Today.Year || rule is { IsDated: true })
            )
                all.Add(
                    new(
                        obligation,
                        rule is null ? Assessment.NotMeasured() : await rule.AssessAsync(asked, cancellationToken)
                    )
                );
        }
        return all;
    }

    /// <summary>Every threshold adopted for an obligation, the latest first.</summary>
    public async Task<IReadOnlyList<AdoptedThreshold>> ThresholdsOfAsync(
        string code,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AdoptedThreshold>()
            .AsNoTracking()
            .Where(one => one.ObligationCode == code)
            .OrderByDescending(one => one.From)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Whether an obligation is judged for a department: else for the whole region only.</summary>
    public bool IsTerritorial(string code) => _rules.GetValueOrDefault(code) is { IsTerritorial: true };

    /// <summary>In what the threshold of an obligation is counted; null when it is judged without any.</summary>
    public ThresholdUnit? UnitOf(string code) => _rules.GetValueOrDefault(code)?.Threshold;

    /// <summary>Records a threshold that the commission has adopted; the same form twice records once.</summary>
    /// <exception cref="RefusedException">Something is missing, or a year that is over would be judged anew.</exception>
    public async Task AdoptAsync(
        Actor actor,
        Guid id,
        string code,
        int? value,
        DateOnly? from,
        string? act,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Charter);
        if (UnitOf(code) is not { } unit)
            throw new RefusedException("no-threshold", "Ce devoir n'a pas de seuil : sa règle suffit.");
        var most = unit == ThresholdUnit.Percent ? 100 : 1000;
        var (wrong, least, first, cited) = (
            new Mistakes(),
            value.GetValueOrDefault(),
            from.GetValueOrDefault(),
            act?.Trim()
        );
        if (least < 1 || least > most)
            wrong.Add("value", "value-missing", $"Écrivez un nombre entre 1 et {most}.");
        if (first < ThisYear)
            wrong.Add(
                "from",
                "day-missing",
                "Écrivez le premier jour, cette année ou plus tard : une année finie n'est pas jugée à nouveau."
            );
        if (cited is not { Length: > 0 and <= AdoptedThreshold.LongestAct })
            wrong.Add("act", "act-missing", "Citez la décision de la commission et sa date.");
        wrong.Throw();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var threshold = new AdoptedThreshold
        {
            Id = id,
            ObligationCode = code,
            Value = least,
            From = first,
            Act = cited!,
            RecordedAt = clock.GetUtcNow().UtcDateTime,
            RecordedBy = actor.AccountId,
        };
        if (
            await db.IsKeptAsync(
                threshold,
                one => (one.ObligationCode, one.Value, one.From, one.Act),
                cancellationToken
            )
        )
            return;
        if (
            await db.Set<AdoptedThreshold>()
                .AnyAsync(one => one.ObligationCode == code && one.From == first, cancellationToken)
        )
            throw Adopted();
        db.Add(threshold);
        try
        {
            await db.SaveNewAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody adopts another for that day, in that moment.
            throw Adopted();
        }
    }

    /// <summary>
    /// Withdraws a threshold that was noted wrong, while it judges no year that is over; twice withdraws once.
    /// </summary>
    /// <exception cref="RefusedException">A year that is over was judged by it.</exception>
    public async Task WithdrawAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Charter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<AdoptedThreshold>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } one
        )
            return;
        if (!MayBeWithdrawn(one))
            throw new RefusedException(
                "judged",
                "Ce seuil juge une année finie : il reste. Notez un nouveau seuil, à partir de cette année."
            );
        db.Remove(one);
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Whether a threshold judges no year that is over yet.</summary>
    public bool MayBeWithdrawn(AdoptedThreshold threshold)
    {
        ArgumentNullException.ThrowIfNull(threshold);
        return threshold.From >= ThisYear;
    }

    private DateOnly ThisYear => new(Today.Year, 1, 1);

    private static RefusedException Adopted() =>
        RefusedException.At("from", "adopted-already", "Un seuil commence déjà ce jour-là.");

    private DateOnly Today => LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The thresholds adopted by a day, by the code of their obligation.</summary>
    internal async Task<IReadOnlyDictionary<string, int>> ThresholdsAsync(
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var adopted = await db.Set<AdoptedThreshold>()
            .AsNoTracking()
            .Where(one => one.From <= day)
            .ToListAsync(cancellationToken);
        return adopted
            .GroupBy(one => one.ObligationCode, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(one => one.From)!.Value, StringComparer.Ordinal);
    }
}
