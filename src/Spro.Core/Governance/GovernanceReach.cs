using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Governance;

/// <summary>
/// Who may write and read of bodies and meetings. The Région writes everywhere, its officers on their department; those who
/// govern read all; a professional reads the meetings that concern their structure or network.
/// </summary>
internal static class GovernanceReach
{
    /// <summary>Whether the actor may write of these departments; none is the whole region.</summary>
    public static bool MayWrite(this Actor actor, IReadOnlyCollection<string> departments) =>
        actor.May(Purpose.Governance)
        && (actor.DepartmentCode is not { } own || departments.Count > 0 && departments.All(code => code == own));

    /// <summary>Requires that the actor may write of these departments.</summary>
    public static void RequireWriting(Actor actor, IReadOnlyCollection<string> departments)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Governance);
        if (!actor.MayWrite(departments))
            throw new RefusedException(
                "elsewhere",
                "Ce n'est pas votre territoire : vous pouvez lire, pas écrire. Adressez-vous à la Région."
            );
    }

    /// <summary>The departments of a body.</summary>
    public static IReadOnlyCollection<string> Departments(this Body? body) =>
        body?.DepartmentCode is { } code ? [code] : [];

    /// <summary>The meetings that the actor may read.</summary>
    public static async Task<IQueryable<Meeting>> ReadableAsync(
        SproDbContext db,
        Actor actor,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var meetings = db.Set<Meeting>().AsNoTracking();
        switch (Rights.Of(actor.Role, Purpose.GovernanceReading))
        {
            case Reach.Service:
                return meetings;
            case Reach.Structure:
                var structure = actor.StructureFor(Purpose.GovernanceReading);
                var network = await db.Set<Structure>()
                    .Where(one => one.Id == structure)
                    .Select(one => one.NetworkCode)
                    .SingleOrDefaultAsync(cancellationToken);
                var departments = await db.Set<Place>()
                    .Where(place => place.StructureId == structure && place.DepartmentCode != null)
                    .Select(place => place.DepartmentCode!)
                    .Distinct()
                    .ToListAsync(cancellationToken);
                var seats = Seats(db, today)
                    .Where(seat => seat.StructureId == structure || network != null && seat.NetworkCode == network)
                    .Select(seat => seat.BodyId);
                return meetings.Where(meeting =>
                    meeting.State != MeetingState.Planned
                    && (
                        seats.Contains(meeting.BodyId!.Value)
                        || meeting.Groups.Any(group => seats.Contains(group.BodyId))
                        || (meeting.IsExchange || meeting.IsMutualKnowledge)
                            && (
                                meeting.DepartmentCodes.Count == 0
                                || meeting.DepartmentCodes.Any(code => departments.Contains(code))
                            )
                    )
                );
            case Reach.Network:
                var own = actor.NetworkFor(Purpose.GovernanceReading);
                var bodies = Seats(db, today).Where(seat => seat.NetworkCode == own).Select(seat => seat.BodyId);
                return meetings.Where(meeting =>
                    meeting.State != MeetingState.Planned
                    && (
                        meeting.IsExchange
                        || meeting.IsMutualKnowledge
                        || bodies.Contains(meeting.BodyId!.Value)
                        || meeting.Groups.Any(group => bodies.Contains(group.BodyId))
                    )
                );
            default:
                throw new NotAllowedException(Purpose.GovernanceReading);
        }
    }

    // Who no longer sits no longer reads as one who does.
    private static IQueryable<Mandate> Seats(SproDbContext db, DateOnly today)
    {
        DateOnly? last = today;
        return db.Set<Mandate>().Where(seat => seat.ValidTo == null || seat.ValidTo >= last);
    }
}
