using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.Charter;

/// <summary>Reads the text of a charter in: the first is published, a later one waits for its amendment.</summary>
public sealed class CharterIntake(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Reads a text in. A draft that was there gives way to it; a demonstration's charter gives way to a real one.</summary>
    /// <param name="text">The charter.</param>
    /// <param name="by">The account; null for an operator's command.</param>
    /// <param name="asDemonstration">It is fictitious.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task<TakenCharter> TakeAsync(
        CharterText text,
        Guid? by,
        bool asDemonstration,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!asDemonstration)
            await ForgetDemonstrationAsync(db, cancellationToken);
        var last =
            await db.Set<CharterVersion>()
                .Where(one => one.PublishedAt != null)
                .MaxAsync(one => (int?)one.Number, cancellationToken)
            ?? 0;
        var published = last == 0 ? null : await db.SignedAsync(last, cancellationToken);
        if (published is not null && SaysTheSame(published.Version, text))
        {
            await transaction.CommitAsync(cancellationToken);
            return TakenCharter.Unchanged;
        }
        await db.Set<CharterVersion>().Where(one => one.PublishedAt == null).ExecuteDeleteAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var version = new CharterVersion
        {
            Id = Guid.CreateVersion7(),
            Number = last + 1,
            Title = text.Title,
            Clauses = [.. text.Clauses],
            RecordedAt = now,
            RecordedBy = by,
            PublishedAt = published is null ? now : null,
            FromDemonstration = asDemonstration,
        };
        db.Add(version);
        db.AddRange(text.Signatories.Select((one, index) => Signatory(version, one, index + 1, published)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return published is null ? TakenCharter.Published : TakenCharter.Drafted;
    }

    /// <summary>Reads a text that the Région gives; it replaces the version in preparation that its page shows.</summary>
    /// <param name="actor">Who gives it.</param>
    /// <param name="seen">The <see cref="DraftMark"/> of the version in preparation that the page shows; null when it shows none.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RefusedException">It is no charter, or somebody has prepared another version meanwhile.</exception>
    public async Task<TakenCharter> TakeAsync(
        Actor actor,
        DraftMark? seen,
        string? text,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Charter);
        if (string.IsNullOrWhiteSpace(text))
            throw RefusedException.At("text", "text-missing", "Choisissez le fichier du texte de la charte.");
        CharterText read;
        try
        {
            read = CharterText.Read(text);
        }
        catch (RefusedException refused)
        {
            throw RefusedException.At("text", refused.Code, refused.Message);
        }
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var draft = await db.Set<CharterVersion>()
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.PublishedAt == null, cancellationToken);
        if (draft is not null && DraftMark.Of(draft) != seen)
            // The other click of the same form, or work of somebody else, which would be lost.
            return SaysTheSame(draft, read) ? TakenCharter.Drafted : throw Revisions.ChangedMeanwhile();
        // In a demonstration, one tries an amendment of the fictitious charter.
        var isTried = await db.Set<CharterVersion>().AnyAsync(one => one.FromDemonstration, cancellationToken);
        return await TakeAsync(read, actor.AccountId, isTried, cancellationToken);
    }

    /// <summary>Takes a demonstration's charter away.</summary>
    internal static async Task ForgetDemonstrationAsync(SproDbContext db, CancellationToken cancellationToken)
    {
        var fictitious = db.Set<CharterVersion>().Where(one => one.FromDemonstration);
        if (await fictitious.AnyAsync(cancellationToken))
        {
            await db.Set<Commitment>().ExecuteDeleteAsync(cancellationToken);
            await db.Set<CharterAnswer>().ExecuteDeleteAsync(cancellationToken);
            await fictitious.ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static bool SaysTheSame(CharterVersion version, CharterText text) =>
        CharterDifference.Between(version.Clauses, text.Clauses).All(one => one.Kind == ChangeKind.Same);

    // What is known of a signatory follows it from one version to the next; its signature does not.
    private static CharterSignatory Signatory(
        CharterVersion version,
        NamedSignatory named,
        int rank,
        SignedCharter? published
    )
    {
        var signatory = new CharterSignatory
        {
            Id = Guid.CreateVersion7(),
            VersionId = version.Id,
            Rank = rank,
            Key = named.Key,
            Name = named.Name,
            Brings = named.Brings,
            State = named.IsVacant ? SignatureState.Vacant : SignatureState.Pending,
        };
        if (published?.Signatories.FirstOrDefault(one => CharterGate.IsSame(one, signatory)) is { } before)
            signatory.Follow(before);
        else if (SignatoryFacts.Of(named.Key) is { } facts)
        {
            signatory.NetworkCodes = [.. facts.NetworkCodes];
            (signatory.NewName, signatory.RenamedOn, signatory.RenamedBy) = (
                facts.NewName,
                facts.RenamedOn,
                facts.RenamedBy
            );
        }
        return signatory;
    }
}

/// <summary>A version in preparation as it was read.</summary>
/// <param name="Id">The version.</param>
/// <param name="Revision">Its revision.</param>
public readonly record struct DraftMark(Guid Id, int Revision)
{
    /// <summary>That of a version.</summary>
    public static DraftMark Of(CharterVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(version.Id, version.Revision);
    }
}

/// <summary>What became of a text that was read in.</summary>
public enum TakenCharter
{
    /// <summary>The first version, which amends nothing: published at once.</summary>
    Published,

    /// <summary>A draft, which waits for its amendment.</summary>
    Drafted,

    /// <summary>It says what the last version says.</summary>
    Unchanged,
}
