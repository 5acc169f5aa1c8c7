using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.ProfessionalDevelopment;

/// <summary>What somebody who came says, as a form gives it.</summary>
/// <param name="Useful">Useful for one's work, from 1 to <see cref="Opinion.Best"/>.</param>
/// <param name="Clear">Clear, and well led.</param>
/// <param name="Fitting">At the right level and pace.</param>
/// <param name="Changed">It changed one's practice.</param>
/// <param name="Comment">In one's own words.</param>
public sealed record OpinionDraft(int? Useful, int? Clear, int? Fitting, int? Changed, string? Comment);

/// <summary>What those who came think: asked at once, and of their practice three months later; never with who said it.</summary>
public sealed class Opinions(
    IDbContextFactory<SproDbContext> databases,
    Enrolments enrolments,
    EnrolmentMessages messages,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Three months have passed: what it changed is asked, not what was thought.</summary>
    public bool IsLater(DevelopmentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Now >= session.EndsAt.AddMonths(Enrolment.MonthsToPractise);
    }

    /// <summary>Whether somebody still has something to say of a session.</summary>
    public bool IsWanted(Enrolment enrolment, DevelopmentSession session)
    {
        ArgumentNullException.ThrowIfNull(enrolment);
        return enrolment.CertificateCode is not null
            && !(IsLater(session) ? enrolment.HasSaidLater : enrolment.HasSaidAtOnce);
    }

    /// <summary>Says it, by one's account; false when one has nothing to say of it, or has said it.</summary>
    /// <exception cref="RefusedException">An answer is missing; it names the field.</exception>
    public async Task<bool> SayAsync(Actor actor, Guid id, OpinionDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.ProfessionalDevelopment);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SayAsync(
            db,
            await db.Set<Enrolment>()
                .SingleOrDefaultAsync(one => one.Id == id && one.AccountId == actor.AccountId, cancellationToken),
            draft,
            cancellationToken
        );
    }

    /// <summary>The same, by one's link.</summary>
    /// <exception cref="RefusedException">An answer is missing; it names the field.</exception>
    public async Task<bool> SayAsync(string? token, OpinionDraft draft, CancellationToken cancellationToken)
    {
        var found = await enrolments.ByTokenAsync(token, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await SayAsync(
            db,
            found is null ? null : await db.Set<Enrolment>().FindAsync([found.Id], cancellationToken),
            draft,
            cancellationToken
        );
    }

    private async Task<bool> SayAsync(
        SproDbContext db,
        Enrolment? enrolment,
        OpinionDraft draft,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (
            enrolment is null
            || await db.Set<DevelopmentSession>().FindAsync([enrolment.SessionId], cancellationToken) is not { } session
            || !IsWanted(enrolment, session)
        )
            return false;
        var isLater = IsLater(session);
        db.Add(
            new Opinion
            {
                // By chance alone: a number that grows would tell who spoke first.
                Id = Guid.NewGuid(),
                SessionId = session.Id,
                Useful = isLater ? null : Mark(draft.Useful, "useful"),
                Clear = isLater ? null : Mark(draft.Clear, "clear"),
                Fitting = isLater ? null : Mark(draft.Fitting, "fitting"),
                Changed = isLater ? Mark(draft.Changed, "changed") : null,
                Comment = Typed.Optional(draft.Comment, "comment", Opinion.LongestComment),
            }
        );
        if (isLater)
            enrolment.HasSaidLater = true;
        else
            enrolment.HasSaidAtOnce = true;
        await messages.StopAskingOpinionAsync(
            db,
            enrolment,
            isLater ? null : session.EndsAt.AddMonths(Enrolment.MonthsToPractise),
            cancellationToken
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A double click: the other one has said it.
            return false;
        }
        return true;
    }

    private static int Mark(int? mark, string field) =>
        mark is { } given and >= 1 and <= Opinion.Best
            ? given
            : throw RefusedException.At(field, "missing", "Choisissez une réponse.");
}
