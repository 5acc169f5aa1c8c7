using Spro.Core.Accounts;
using Spro.Core.Common;

namespace Spro.Core.Agenda;

/// <summary>Whose an action is: a structure's, an officer's, the Région's, the Cariforef's, an associated body's.</summary>
internal static class ActionReach
{
    /// <summary>The actions that the actor writes.</summary>
    public static IQueryable<AgendaAction> OwnOf(IQueryable<AgendaAction> actions, Actor actor)
    {
        actor.Require(Purpose.Actions);
        switch (actor.Role)
        {
            case Role.Region:
                return actions.Where(one =>
                    one.Organiser == OrganiserKind.Region || one.Organiser == OrganiserKind.Officer
                );
            case Role.RegionalGuidanceOfficer:
                var department = actor.DepartmentCode;
                return actions.Where(one =>
                    one.Organiser == OrganiserKind.Officer
                    && (department == null || one.OfficerDepartment == department)
                );
            case Role.Cariforef:
                return actions.Where(one => one.Organiser == OrganiserKind.Cariforef);
            default:
                var structure = actor.StructureFor(Purpose.Actions);
                return actions.Where(one => one.StructureId == structure);
        }
    }

    /// <summary>The actions of others that say they are an officer's: of the actor's department, or of all.</summary>
    public static IQueryable<AgendaAction> NamingOf(IQueryable<AgendaAction> actions, Actor actor)
    {
        actor.Require(Purpose.Actions);
        if (actor.Role != Role.RegionalGuidanceOfficer)
            return actions.Where(_ => false);
        var department = actor.DepartmentCode;
        return actions.Where(one =>
            one.IsOfOfficer
            && one.Organiser != OrganiserKind.Officer
            && (one.State == ActionState.Published || one.State == ActionState.Held)
            && (
                department == null
                || one.DepartmentCodes.Count == 0
                || one.DepartmentCodes.Any(code => code == department)
            )
        );
    }

    /// <summary>A new action is the actor's.</summary>
    public static void Give(this AgendaAction action, Actor actor)
    {
        action.Organiser = actor.Role switch
        {
            Role.Region => OrganiserKind.Region,
            Role.RegionalGuidanceOfficer => OrganiserKind.Officer,
            Role.Cariforef => OrganiserKind.Cariforef,
            Role.AssociatedBody => OrganiserKind.AssociatedBody,
            _ => OrganiserKind.Structure,
        };
        if (action.Organiser is OrganiserKind.Structure or OrganiserKind.AssociatedBody)
            action.StructureId = actor.StructureFor(Purpose.Actions);
        if (action.Organiser == OrganiserKind.Officer)
            action.OfficerDepartment = actor.DepartmentCode;
    }

    /// <summary>One line that must be there.</summary>
    /// <exception cref="RefusedException">It is not, or it is too long.</exception>
    public static string Line(string? typed, string field, string missing) =>
        Text(typed, field, AgendaAction.LongestLine) ?? throw RefusedException.At(field, "missing", missing);

    /// <summary>A text that may be missing.</summary>
    /// <exception cref="RefusedException">It is too long.</exception>
    public static string? Text(string? typed, string field, int longest = AgendaAction.LongestLine) =>
        TypedText.Optional(typed, field, longest);
}
