using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Feedback;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>What a form proposes.</summary>
/// <param name="NewId">Chosen by the form.</param>
/// <param name="PlaceId">The place to correct.</param>
/// <param name="Text">What should be corrected.</param>
public sealed record CorrectionDraft(Guid NewId, Guid? PlaceId, string? Text);

/// <summary>A correction that the actor's structure proposed, and how it ended.</summary>
/// <param name="Place">Name of the place.</param>
/// <param name="Text">What was proposed.</param>
/// <param name="At">When.</param>
/// <param name="Answer">How it ended; null while it waits.</param>
public sealed record ProposedCorrection(string Place, string Text, DateTime At, ReportAnswer? Answer);

/// <summary>
/// What professionals propose to correct in the directory of others. It reaches those who answer for the place with what the
/// public reports (<see cref="Reports"/>), and is never applied by itself.
/// </summary>
public sealed class Corrections(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Proposes a correction; the same form sent twice proposes once. False when the structure has no such place.</summary>
    /// <exception cref="RefusedException">Nothing is proposed, or too much.</exception>
    public async Task<bool> ProposeAsync(
        Actor actor,
        Guid structureId,
        CorrectionDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(draft);
        actor.Require(Purpose.WhoToCall);
        if (draft.PlaceId is not { } place)
            throw RefusedException.At("place", "place-missing", "Choisissez le lieu à corriger.");
        var words = Words(draft.Text);
        // A form that chose nothing is sent once.
        var id = draft.NewId == Guid.Empty ? Guid.CreateVersion7() : draft.NewId;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            !await db.Set<Place>().AnyAsync(one => one.Id == place && one.StructureId == structureId, cancellationToken)
        )
            return false;
        var remark = new Remark
        {
            Id = id,
            Kind = RemarkKind.ProposedCorrection,
            Page = $"/lieux/{place}",
            PlaceId = place,
            FromStructureId = actor.StructureId,
            FromRole = actor.StructureId is null ? actor.Role : null,
            FromNetworkCode = actor.NetworkCode,
            Text = words,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        if (await db.IsKeptAsync(remark, one => (one.Kind, one.PlaceId, one.Text), cancellationToken))
            return true;
        db.Add(remark);
        await db.SaveNewAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// What the actor's structure proposed to another, the latest first; for who belongs to none, what those of their role, and of
    /// their network, proposed.
    /// </summary>
    public async Task<IReadOnlyList<ProposedCorrection>> ProposedAsync(
        Actor actor,
        Guid structureId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.WhoToCall);
        var (own, role, network) = (
            actor.StructureId,
            actor.StructureId is null ? actor.Role : (Role?)null,
            actor.NetworkCode
        );
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from remark in db.Set<Remark>()
            join place in db.Set<Place>() on remark.PlaceId equals place.Id
            join answer in db.Set<ReportAnswer>() on remark.Id equals answer.RemarkId into answers
            from answer in answers.DefaultIfEmpty()
            where remark.Kind == RemarkKind.ProposedCorrection
            where remark.FromStructureId == own && remark.FromRole == role && remark.FromNetworkCode == network
            where place.StructureId == structureId
            orderby remark.CreatedAt descending, remark.Id
            select new ProposedCorrection(place.Name, remark.Text ?? "", remark.CreatedAt, answer)
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
    }

    private static string Words(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? throw RefusedException.At("text", "correction-missing", "Écrivez ce qu'il faudrait corriger.")
        : text.Length > Remark.LongestText
            ? throw RefusedException.At(
                "text",
                "correction-long",
                $"Raccourcissez ce texte : {Remark.LongestText} caractères au plus."
            )
        : text.Trim();
}
