using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.Charter;

/// <summary>The version being prepared: described, published with its amendment, or given up.</summary>
public sealed class CharterDrafts(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Writes what the draft needs before it can be published: its amendment, and whether it is substantial.</summary>
    public async Task DescribeAsync(
        Actor actor,
        int revision,
        string? amendment,
        bool? substantial,
        string? reasons,
        CancellationToken cancellationToken
    )
    {
        actor.Require(Purpose.Charter);
        var (wrong, cited, why) = (new Mistakes(), amendment?.Trim(), reasons?.Trim());
        if (cited is not { Length: > 0 and <= CharterVersion.LongestAct })
            wrong.Add("amendment", "act-missing", "Citez l'avenant : qui l'a adopté, et à quelle date.");
        if (substantial is null)
            wrong.Add("substantial", "answer-missing", "Répondez par oui ou par non.");
        if (why is not { Length: > 0 and <= CharterVersion.LongestReasons })
            wrong.Add("reasons", "reasons-missing", "Dites pourquoi : ces raisons seront publiques.");
        wrong.Throw();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var draft = await DraftOfAsync(db, cancellationToken);
        Revisions.Require(draft.Draft.Version.Revision, revision);
        (draft.Draft.Version.Amendment, draft.Draft.Version.IsSubstantial) = (cited, substantial);
        draft.Draft.Version.SubstantialReasons = why;
        draft.Draft.Version.Revision++;
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Publishes the draft.</summary>
    /// <exception cref="RefusedException">The day is missing, or something still stands against it.</exception>
    public async Task PublishAsync(Actor actor, int revision, DateOnly? from, CancellationToken cancellationToken)
    {
        actor.Require(Purpose.Charter);
        if (from is not { } day)
            throw RefusedException.At("from", "day-missing", "Écrivez le premier jour de cette version.");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var draft = await DraftOfAsync(db, cancellationToken);
        Revisions.Require(draft.Draft.Version.Revision, revision);
        if (day < draft.Published?.Version.InForceFrom)
            throw RefusedException.At(
                "from",
                "before-previous",
                "Cette version ne peut pas commencer avant celle qu'elle modifie."
            );
        // What was recorded of a signatory while the draft waited is not lost.
        foreach (var signatory in draft.Draft.Signatories)
            if (draft.Published?.Signatories.FirstOrDefault(one => CharterGate.IsSame(one, signatory)) is { } before)
                signatory.Follow(before);
        draft.Draft.Version.Publish(draft.Obstacles, day, clock.GetUtcNow().UtcDateTime);
        await db.SaveRevisionAsync(cancellationToken);
    }

    /// <summary>Gives up the draft.</summary>
    public async Task AbandonAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Purpose.Charter);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<CharterVersion>().Where(one => one.PublishedAt == null).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<PreparedCharter> DraftOfAsync(SproDbContext db, CancellationToken cancellationToken) =>
        await db.PreparedAsync(cancellationToken)
        ?? throw new RefusedException("no-draft", "Aucune version n'est en préparation.");
}
