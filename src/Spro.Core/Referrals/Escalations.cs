using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Referrals;

/// <summary>
/// What a référent Orientation has: a reference, two structures, dates and a clock, and nothing about the person.
/// </summary>
/// <param name="Reference">How both structures name it.</param>
/// <param name="Sender">The structure that sends.</param>
/// <param name="Receiver">The structure that receives.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="EscalatedOn">Since when it is with the référent.</param>
/// <param name="Clock">The clock that a text starts.</param>
/// <param name="ClockEnd">Its last day.</param>
public sealed record Escalation(
    string Reference,
    string Sender,
    string Receiver,
    ReferralState State,
    DateTime Since,
    DateOnly EscalatedOn,
    StatutoryClock Clock,
    DateOnly? ClockEnd
);

/// <summary>Calls that a structure has not made in time.</summary>
/// <param name="Structure">The structure that is to call.</param>
/// <param name="Count">How many people wait.</param>
/// <param name="Oldest">The last day to call the one who waits longest.</param>
public sealed record LateCalls(string Structure, int Count, DateOnly Oldest);

/// <summary>A complaint that a structure has not answered in time.</summary>
/// <param name="Reference">The hand-over it is about.</param>
/// <param name="Structure">The structure that is to answer.</param>
/// <param name="DueOn">The last day to answer.</param>
public sealed record LateComplaint(string Reference, string Structure, DateOnly DueOn);

/// <summary>What stays silent on a territory. The queries read no column about a person.</summary>
public sealed class Escalations(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Those of the actor's territory that are not solved, the oldest first.</summary>
    public async Task<IReadOnlyList<Escalation>> OfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Rights.Of(actor.Role, Purpose.Escalation) != Reach.Territory)
            throw new NotAllowedException(Purpose.Escalation);
        return await OnAsync(actor.DepartmentCode, cancellationToken);
    }

    /// <summary>Calls asked for on line on the actor's territory past their last day, counted by structure.</summary>
    public async Task<IReadOnlyList<LateCalls>> CallsOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Rights.Of(actor.Role, Purpose.Escalation) != Reach.Territory)
            throw new NotAllowedException(Purpose.Escalation);
        var (department, today) = (actor.DepartmentCode, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var late = await (
            from request in db.Set<CallRequest>()
            join structure in db.Set<Structure>() on request.StructureId equals structure.Id
            where request.TakenAt == null && request.DueOn < today
            where department == null || request.DepartmentCode == department
            group request.DueOn by new { structure.Id, structure.Name } into some
            select new
            {
                some.Key.Name,
                Count = some.Count(),
                Oldest = some.Min(),
            }
        ).ToListAsync(cancellationToken);
        return [.. late.OrderBy(one => one.Oldest).Select(one => new LateCalls(one.Name, one.Count, one.Oldest))];
    }

    /// <summary>Complaints of the actor's territory past their last day: the hand-over, the structure and that day.</summary>
    public async Task<IReadOnlyList<LateComplaint>> ComplaintsOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (Rights.Of(actor.Role, Purpose.Escalation) != Reach.Territory)
            throw new NotAllowedException(Purpose.Escalation);
        var (department, today) = (actor.DepartmentCode, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from complaint in db.Set<Complaint>()
            join referral in db.Set<Referral>() on complaint.ReferralId equals referral.Id
            join structure in db.Set<Structure>() on complaint.StructureId equals structure.Id
            where complaint.AnsweredAt == null && complaint.DueOn < today
            where department == null || complaint.DepartmentCode == department
            orderby complaint.DueOn, referral.Reference
            select new LateComplaint(referral.Reference, structure.Name, complaint.DueOn)
        ).ToListAsync(cancellationToken);
    }

    /// <summary>Those of a department, or of the whole region when it is null.</summary>
    internal async Task<IReadOnlyList<Escalation>> OnAsync(string? department, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from referral in db.Set<Referral>()
            join sender in db.Set<Structure>() on referral.SenderId equals sender.Id
            join receiver in db.Set<Structure>() on referral.ReceiverId equals receiver.Id
            where referral.EscalatedOn != null && referral.EscalationSolvedOn == null
            where department == null || referral.DepartmentCode == department
            orderby referral.EscalatedOn, referral.Reference
            select new
            {
                referral.Reference,
                Sender = sender.Name,
                Receiver = receiver.Name,
                referral.State,
                referral.StateSince,
                referral.EscalatedOn,
                referral.Clock,
                referral.ClockFrom,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new Escalation(
                row.Reference,
                row.Sender,
                row.Receiver,
                row.State,
                row.StateSince,
                row.EscalatedOn!.Value,
                row.Clock,
                row.ClockFrom is { } from ? ReferralChase.StatutoryEnd(row.Clock, from) : null
            )),
        ];
    }
}
