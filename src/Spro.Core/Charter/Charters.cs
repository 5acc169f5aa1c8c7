using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Core.Charter;

/// <summary>What the public reads of one version.</summary>
/// <param name="Charter">The version and its signatories.</param>
/// <param name="Errata">Slips of the pen recorded on it.</param>
/// <param name="Others">Numbers and dates of every published version, the latest first.</param>
/// <param name="Held">The number of the version that holds today.</param>
public sealed record ShownCharter(
    SignedCharter Charter,
    IReadOnlyList<Erratum> Errata,
    IReadOnlyList<(int Number, DateOnly? From)> Others,
    int Held
);

/// <summary>Reads the charter: the version that holds, those before it, its signatories and what they commit to.</summary>
public sealed class Charters(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>A published version, or the one that holds when no number is given; null when there is none such.</summary>
    public async Task<ShownCharter?> ShowAsync(int? number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var published = await db.Set<CharterVersion>()
            .AsNoTracking()
            .Where(version => version.PublishedAt != null)
            .OrderByDescending(version => version.Number)
            .Select(version => new { version.Number, version.InForceFrom })
            .ToListAsync(cancellationToken);
        // One that is published ahead waits for its first day.
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        var held = published.Find(version => version.InForceFrom is null || version.InForceFrom <= today)?.Number ?? 0;
        var asked = number ?? held;
        if (!published.Exists(version => version.Number == asked))
            return null;
        var charter = await db.SignedAsync(asked, cancellationToken);
        var errata = await db.Set<Erratum>()
            .AsNoTracking()
            .Where(erratum => erratum.VersionId == charter!.Version.Id)
            .OrderBy(erratum => erratum.RecordedAt)
            .ToListAsync(cancellationToken);
        return new(charter!, errata, [.. published.Select(one => (one.Number, one.InForceFrom))], held);
    }

    /// <summary>A published version and the one before it; null when there is no such pair.</summary>
    public async Task<(SignedCharter Before, SignedCharter After)?> CompareAsync(
        int number,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
            await db.SignedAsync(number, cancellationToken) is { Version.IsDraft: false } after
            && await db.SignedAsync(number - 1, cancellationToken) is { } before
            ? (before, after)
            : null;
    }

    /// <summary>What a signatory of the version that holds commits to; null when nobody such signs it.</summary>
    public async Task<(CharterSignatory Signatory, IReadOnlyList<Commitment> Commitments)?> SignatoryAsync(
        string key,
        CancellationToken cancellationToken
    )
    {
        if ((await ShowAsync(number: null, cancellationToken))?.Charter.Signatories is not { } signatories)
            return null;
        if (signatories.FirstOrDefault(one => one.Key == key) is not { } signatory)
            return null;
        return (signatory, await CommitmentsAsync(key, cancellationToken));
    }

    /// <summary>What a signatory commits to, whatever the version, the oldest first.</summary>
    public async Task<IReadOnlyList<Commitment>> CommitmentsAsync(string key, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Commitment>()
            .AsNoTracking()
            .Where(commitment => commitment.SignatoryKey == key)
            .OrderBy(commitment => commitment.Since)
            .ThenBy(commitment => commitment.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Every answer of the Région to the questions that the charter leaves open, the latest first.</summary>
    public async Task<IReadOnlyList<CharterAnswer>> AnswersAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<CharterAnswer>()
            .AsNoTracking()
            .OrderByDescending(answer => answer.RecordedAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The version being prepared, what it amends and what still stands against publishing it; null when there is none.</summary>
    public async Task<PreparedCharter?> DraftAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Purpose.Charter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.PreparedAsync(cancellationToken);
    }
}

/// <summary>A version being prepared.</summary>
/// <param name="Published">The version it amends; null before the first.</param>
/// <param name="Draft">The version.</param>
/// <param name="Obstacles">What still stands against publishing it.</param>
public sealed record PreparedCharter(SignedCharter? Published, SignedCharter Draft, IReadOnlyList<Obstacle> Obstacles);

internal static class CharterQueries
{
    public static async Task<SignedCharter?> SignedAsync(
        this SproDbContext db,
        int number,
        CancellationToken cancellationToken
    )
    {
        var version = await db.Set<CharterVersion>()
            .FirstOrDefaultAsync(one => one.Number == number, cancellationToken);
        return version is null
            ? null
            : new(
                version,
                await db.Set<CharterSignatory>()
                    .Where(one => one.VersionId == version.Id)
                    .OrderBy(one => one.Rank)
                    .ToListAsync(cancellationToken)
            );
    }

    public static async Task<PreparedCharter?> PreparedAsync(this SproDbContext db, CancellationToken cancellationToken)
    {
        // A new version has the number after the last one: at most one is prepared at a time.
        var number = await db.Set<CharterVersion>()
            .Where(version => version.PublishedAt == null)
            .Select(version => (int?)version.Number)
            .FirstOrDefaultAsync(cancellationToken);
        if (number is not { } last || await db.SignedAsync(last, cancellationToken) is not { } draft)
            return null;
        var published = await db.SignedAsync(last - 1, cancellationToken);
        return new(published, draft, CharterGate.Before(published, draft));
    }
}
