using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Referrals;

/// <summary>A page of a list.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="HasMore">There is a page after it.</param>
public sealed record ReferralListPage(IReadOnlyList<ReferralLine> Lines, bool HasMore);

/// <summary>A hand-over that a desk has sent.</summary>
/// <param name="Id">Which.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Receiver">The name of the structure it was sent to.</param>
public sealed record SentReferral(Guid Id, string Reference, string Receiver);

/// <summary>
/// The lists of a structure: what it sends and what it receives, page by page. Each reading of a name is noted, once a day.
/// </summary>
public sealed class ReferralLists(
    IDbContextFactory<SproDbContext> databases,
    IdentityKeys keys,
    AccessLog readings,
    ReferralSteps steps,
    TimeProvider clock
)
{
    /// <summary>Lines of a page.</summary>
    public const int PageLength = 50;

    private const int LastPage = 10_000;

    /// <summary>Those that the actor's structure has sent, the last that moved first.</summary>
    public Task<ReferralListPage> SentAsync(Actor actor, bool isOver, int page, CancellationToken cancellationToken) =>
        ListAsync(actor, Party.Sender, isOver, page, cancellationToken);

    /// <summary>Those that the actor's structure has received: the one that waits longest first, or the last that ended.</summary>
    public Task<ReferralListPage> ReceivedAsync(
        Actor actor,
        bool isOver,
        int page,
        CancellationToken cancellationToken
    ) => ListAsync(actor, Party.Receiver, isOver, page, cancellationToken);

    /// <summary>
    /// What the actor's structure has sent of a path and goes on, null when nothing: a path has one receiver at a time, and
    /// whoever goes back to the form should know before filling it again.
    /// </summary>
    public async Task<SentReferral?> OfPathAsync(Actor actor, Guid path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from one in db.Set<Referral>()
            join receiver in db.Set<Structure>() on one.ReceiverId equals receiver.Id
            where
                one.PathId == path
                && one.SenderId == structure
                && one.State != ReferralState.Ended
                && one.State != ReferralState.Withdrawn
            select new SentReferral(one.Id, one.Reference, receiver.Name)
        ).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<ReferralListPage> ListAsync(
        Actor actor,
        Party side,
        bool isOver,
        int page,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var structure = actor.StructureFor(Purpose.HandOver);
        ReferralState[] states =
        [
            .. Enum.GetValues<ReferralState>()
                .Where(state =>
                    ReferralTransitions.IsOver(state) == isOver
                    && !(side == Party.Receiver && state is ReferralState.Proposed or ReferralState.Agreed)
                ),
        ];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.Set<Referral>().AsNoTracking().Where(Referral.IsHeldBy(structure));
        var own =
            side == Party.Sender
                ? all.Where(one => one.SenderId == structure)
                : all.Where(one => one.ReceiverId == structure);
        var found = own.Where(one => states.Contains(one.State));
        // Who waits for an answer longest comes first; else what has just moved does.
        var ordered =
            isOver || side == Party.Sender
                ? found.OrderByDescending(one => one.StateSince).ThenBy(one => one.Id)
                : found.OrderBy(one => one.StateSince).ThenBy(one => one.Id);
        // One more says whether there is a page after this one.
        var rows = await Shown(ordered.Skip((Math.Clamp(page, 1, LastPage) - 1) * PageLength).Take(PageLength + 1))
            .ToListAsync(cancellationToken);
        var hasMore = rows.Count > PageLength;
        if (hasMore)
            rows.RemoveAt(PageLength);
        await readings.AddListAsync(
            db,
            actor,
            Purpose.HandOver,
            StructureReferrals.Kind,
            [.. rows.Where(one => one.Name is not null).Select(one => one.Id)],
            Now.Date,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        var table = await DeadlineTable.ReadAsync(db, cancellationToken);
        var names = await ReferralSteps.NamesAsync(db, rows.Select(OtherOf), cancellationToken);
        var keyring = await keys.OpenAsync(cancellationToken);
        var followers =
            side == Party.Sender
                ? []
                : await keyring.NamesAsync(db, rows.Select(one => one.FollowedBy), cancellationToken);
        return new(
            [
                .. rows.Select(referral => new ReferralLine(
                    referral,
                    referral.Person(keyring, side).Name,
                    names[OtherOf(referral)],
                    steps.DeadlineOf(referral, table.Of(referral.ReceiverNetwork)),
                    referral.FollowedBy is { } follower ? followers.GetValueOrDefault(follower) : null
                )),
            ],
            hasMore
        );

        Guid OtherOf(Referral referral) => side == Party.Sender ? referral.ReceiverId : referral.SenderId;
    }

    // What a list shows, out of three times as many columns.
    private static IQueryable<Referral> Shown(IQueryable<Referral> referrals) =>
        referrals.Select(one => new Referral
        {
            Id = one.Id,
            Reference = one.Reference,
            SenderId = one.SenderId,
            ReceiverId = one.ReceiverId,
            ReceiverNetwork = one.ReceiverNetwork,
            FollowedBy = one.FollowedBy,
            DepartmentCode = one.DepartmentCode,
            State = one.State,
            StateSince = one.StateSince,
            Outcome = one.Outcome,
            Shared = one.Shared,
            Said = "",
            Name = one.Name,
            Clock = one.Clock,
            ClockFrom = one.ClockFrom,
            FirstMetAt = one.FirstMetAt,
            EscalatedOn = one.EscalatedOn,
            EscalationSolvedOn = one.EscalationSolvedOn,
        });

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
