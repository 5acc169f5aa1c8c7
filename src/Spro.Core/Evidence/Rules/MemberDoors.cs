using Spro.Core.Catalogue;
using Spro.Core.Structures;

namespace Spro.Core.Evidence.Rules;

/// <summary>The doors that obligations of members are about: those of signatories and of associated members, as listed on a day.</summary>
internal static class MemberDoors
{
    /// <summary>Those of a department; of all when none is asked for.</summary>
    public static IEnumerable<Door> Of(PublicCatalogue catalogue, Asked asked) =>
        catalogue.Doors.All.Where(door =>
            DoorSet.IsListed(door, asked.Day)
            && (
                door.Network?.Membership is Membership.Signatory or Membership.Vacant or Membership.Associated
                || door.Structure.AssociatedUntil >= asked.Day
            )
            && (asked.Department is null || DepartmentOf(door) == asked.Department)
        );

    /// <summary>The department of a door, by its INSEE code; null when it is of the whole region.</summary>
    public static string? DepartmentOf(Door door) => door.Place.DepartmentCode ?? door.Commune?.Department.Code;
}
