using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Referrals;
using Spro.Core.Structures;

namespace Spro.Core.DataProtection;

/// <summary>A request, as the person sees it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answers">What each structure answers.</param>
public sealed record SeenRequest(DataRequest Request, IReadOnlyList<SeenAnswer> Answers);

/// <summary>What a structure answers, as the person sees it.</summary>
/// <param name="Structure">Its name.</param>
/// <param name="State">Where its answer stands.</param>
/// <param name="AnsweredAt">When it answered.</param>
/// <param name="Words">Its reasons, or what it adds.</param>
public sealed record SeenAnswer(string Structure, DataAnswerState State, DateTime? AnsweredAt, string? Words);

/// <summary>The person sees what they asked about their data, and what each structure answers.</summary>
public sealed class SeenRequests(IDbContextFactory<SproDbContext> databases, IdentityKeys keys, TimeProvider clock)
{
    /// <summary>The request that a reference and a word open, once the hand-over is gone; null in every other case alike.</summary>
    public async Task<Guid?> RecogniseAsync(string reference, string word, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(word);
        var written = Referral.WrittenReference(reference);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<DataRequest>()
            .AsNoTracking()
            .Where(one => one.Reference == written && one.Word != null)
            .OrderByDescending(one => one.AskedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return await ChosenWord.OpensAsync(db, keyring, found, word, clock.GetUtcNow().UtcDateTime, cancellationToken)
            ? found?.Id
            : null;
    }

    /// <summary>What was asked on the path of a hand-over, the latest first.</summary>
    public async Task<IReadOnlyList<SeenRequest>> OfReferralAsync(Guid referralId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SeeAsync(
            db,
            db.Set<DataRequest>()
                .Where(one => db.Set<Referral>().Any(some => some.Id == referralId && some.PathId == one.PathId)),
            cancellationToken
        );
    }

    /// <summary>A request that its word has opened, with those of the same reference, the latest first; none when it is gone.</summary>
    public async Task<IReadOnlyList<SeenRequest>> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SeeAsync(
            db,
            db.Set<DataRequest>()
                .Where(one =>
                    db.Set<DataRequest>()
                        .Any(some => some.Id == id && some.Reference == one.Reference && some.WordKey == one.WordKey)
                ),
            cancellationToken
        );
    }

    private async Task<IReadOnlyList<SeenRequest>> SeeAsync(
        SproDbContext db,
        IQueryable<DataRequest> some,
        CancellationToken cancellationToken
    )
    {
        var requests = await some.AsNoTracking().OrderByDescending(one => one.AskedAt).ToListAsync(cancellationToken);
        if (requests.Count == 0)
            return [];
        var ids = requests.Select(one => one.Id).ToList();
        var answers = await (
            from answer in db.Set<DataAnswer>().AsNoTracking()
            join structure in db.Set<Structure>() on answer.StructureId equals structure.Id
            where ids.Contains(answer.RequestId)
            orderby structure.Name
            select new { answer, structure.Name }
        ).ToListAsync(cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        return
        [
            .. requests.Select(request => new SeenRequest(
                request,
                [
                    .. answers
                        .Where(one => one.answer.RequestId == request.Id)
                        .Select(one => new SeenAnswer(
                            one.Name,
                            one.answer.State,
                            one.answer.AnsweredAt,
                            keyring.Read(one.answer.Words, DataAnswerMapping.WordsColumn, one.answer.Id)
                        )),
                ]
            )),
        ];
    }
}
