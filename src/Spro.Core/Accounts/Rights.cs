using System.Collections.Frozen;

namespace Spro.Core.Accounts;

/// <summary>
/// Who may do what: one table, read by the pages, by the queries and by the public page that shows it. What is not
/// written here is not allowed.
/// </summary>
public static class Rights
{
    private static readonly FrozenDictionary<(Role, Purpose), Reach> Table = Rows().ToFrozenDictionary();

    /// <summary>How far a role reaches for a purpose.</summary>
    public static Reach Of(Role role, Purpose purpose) => Table.GetValueOrDefault((role, purpose));

    private static IEnumerable<KeyValuePair<(Role, Purpose), Reach>> Rows()
    {
        foreach (var role in Roles.OfPeople)
        {
            yield return new((role, Purpose.OwnAccount), Reach.Own);
            yield return new((role, Purpose.GoodPractices), Reach.Own);
            yield return new((role, Purpose.Library), Reach.Colleagues);
        }
        foreach (var role in Roles.OfPeople)
            yield return new(
                (role, Purpose.ProfessionalDevelopment),
                role == Role.StructureManager ? Reach.Structure : Reach.Own
            );
        yield return new((Role.Cariforef, Purpose.DevelopmentSteering), Reach.Service);
        foreach (var role in (Role[])[Role.ReceptionAgent, Role.Adviser, Role.StructureManager])
        {
            yield return new((role, Purpose.Welcome), Reach.Structure);
            yield return new((role, Purpose.Appointments), Reach.Structure);
            yield return new((role, Purpose.HandOver), Reach.Structure);
            yield return new((role, Purpose.Letters), Reach.Structure);
            yield return new((role, Purpose.PersonRights), Reach.Structure);
        }
        foreach (var role in (Role[])[Role.Adviser, Role.StructureManager])
            yield return new((role, Purpose.Advice), Reach.Structure);
        yield return new((Role.Adviser, Purpose.Openings), Reach.Own);
        yield return new((Role.StructureManager, Purpose.Openings), Reach.Structure);
        yield return new((Role.RegionalGuidanceOfficer, Purpose.Escalation), Reach.Territory);
        yield return new((Role.NetworkCoordinator, Purpose.Coordination), Reach.Network);
        yield return new((Role.StructureManager, Purpose.Complaints), Reach.Structure);
        yield return new((Role.Region, Purpose.Designation), Reach.Service);
        yield return new((Role.Region, Purpose.Charter), Reach.Service);
        yield return new((Role.Administrator, Purpose.Upkeep), Reach.Service);
        // They write down what somebody asks who calls them, and open no file.
        yield return new((Role.DataProtectionOfficer, Purpose.PersonRights), Reach.Service);
        yield return new((Role.DataProtectionOfficer, Purpose.DataProtection), Reach.Service);
        foreach (var role in (Role[])[Role.DataProtectionOfficer, Role.Region])
            yield return new((role, Purpose.ProcessingRegister), Reach.Service);
        yield return new((Role.StructureManager, Purpose.Team), Reach.Structure);
        yield return new((Role.StructureManager, Purpose.AccessKeys), Reach.Structure);
        yield return new((Role.NetworkCoordinator, Purpose.AccessKeys), Reach.Network);
        yield return new((Role.StructureManager, Purpose.Directory), Reach.Structure);
        yield return new((Role.NetworkCoordinator, Purpose.Directory), Reach.Network);
        yield return new((Role.StructureManager, Purpose.DirectoryMerging), Reach.Structure);
        yield return new((Role.NetworkCoordinator, Purpose.DirectoryMerging), Reach.Network);
        yield return new((Role.Region, Purpose.DirectoryMerging), Reach.Service);
        foreach (var role in (Role[])[Role.RegionalGuidanceOfficer, Role.Region])
            yield return new((role, Purpose.DirectoryWatch), Reach.Territory);
        foreach (
            var role in (Role[])
                [
                    Role.ReceptionAgent,
                    Role.Adviser,
                    Role.StructureManager,
                    Role.NetworkCoordinator,
                    Role.RegionalGuidanceOfficer,
                    Role.Region,
                ]
        )
            yield return new((role, Purpose.WhoToCall), Reach.Colleagues);
        yield return new((Role.StructureManager, Purpose.Totals), Reach.Structure);
        yield return new((Role.NetworkCoordinator, Purpose.Totals), Reach.Network);
        yield return new((Role.StructureManager, Purpose.Figures), Reach.Structure);
        yield return new((Role.NetworkCoordinator, Purpose.Figures), Reach.Network);
        foreach (
            var role in (Role[])[Role.RegionalGuidanceOfficer, Role.Region, Role.StateObserver, Role.CommissionMember]
        )
            yield return new((role, Purpose.Figures), Reach.Territory);
        foreach (var role in (Role[])[Role.RegionalGuidanceOfficer, Role.Region])
            yield return new((role, Purpose.Governance), Reach.Territory);
        foreach (
            var role in (Role[])[Role.RegionalGuidanceOfficer, Role.Region, Role.StateObserver, Role.CommissionMember]
        )
            yield return new((role, Purpose.GovernanceReading), Reach.Service);
        foreach (var role in (Role[])[Role.Region, Role.CommissionMember])
            yield return new((role, Purpose.PracticeReview), Reach.Service);
        foreach (
            var role in (Role[])
                [
                    Role.Region,
                    Role.RegionalGuidanceOfficer,
                    Role.NetworkCoordinator,
                    Role.Cariforef,
                    Role.AssociatedBody,
                    Role.StateObserver,
                    Role.CommissionMember,
                ]
        )
            yield return new((role, Purpose.RegisterReading), Reach.Service);
        yield return new((Role.Region, Purpose.RegisterReply), Reach.Service);
        yield return new((Role.RegionalGuidanceOfficer, Purpose.RegisterReply), Reach.Territory);
        yield return new((Role.NetworkCoordinator, Purpose.RegisterReply), Reach.Network);
        yield return new((Role.Cariforef, Purpose.RegisterReply), Reach.Service);
        yield return new((Role.AssociatedBody, Purpose.RegisterReply), Reach.Structure);
        yield return new((Role.Region, Purpose.Publications), Reach.Service);
        foreach (var role in (Role[])[Role.ReceptionAgent, Role.Adviser, Role.StructureManager])
            yield return new((role, Purpose.GovernanceReading), Reach.Structure);
        yield return new((Role.NetworkCoordinator, Purpose.GovernanceReading), Reach.Network);
        yield return new((Role.AssociatedBody, Purpose.Ambassadors), Reach.Structure);
        yield return new((Role.Region, Purpose.Ambassadors), Reach.Service);
        yield return new((Role.Region, Purpose.EncounterSetup), Reach.Service);
        foreach (var role in (Role[])[Role.Cariforef, Role.Region])
            yield return new((role, Purpose.LibraryReview), Reach.Service);
        yield return new((Role.Region, Purpose.Calls), Reach.Service);
        foreach (var role in (Role[])[Role.Region, Role.RegionalGuidanceOfficer, Role.CommissionMember])
            yield return new((role, Purpose.CallReading), Reach.Own);
        yield return new((Role.AssociatedBody, Purpose.OwnLabel), Reach.Structure);
        yield return new((Role.AssociatedBody, Purpose.Directory), Reach.Structure);
        foreach (var role in (Role[])[Role.Adviser, Role.StructureManager, Role.AssociatedBody])
            yield return new((role, Purpose.Actions), Reach.Structure);
        foreach (var role in (Role[])[Role.RegionalGuidanceOfficer, Role.Region])
            yield return new((role, Purpose.Actions), Reach.Territory);
        yield return new((Role.Cariforef, Purpose.Actions), Reach.Own);
        foreach (var role in (Role[])[Role.ReceptionAgent, Role.Adviser, Role.StructureManager])
            yield return new((role, Purpose.ActionRegistration), Reach.Structure);
        foreach (
            var role in (Role[])
                [
                    Role.NetworkCoordinator,
                    Role.RegionalGuidanceOfficer,
                    Role.Cariforef,
                    Role.AssociatedBody,
                    Role.Region,
                    Role.StateObserver,
                    Role.CommissionMember,
                ]
        )
            yield return new((role, Purpose.ActionRegistration), Reach.Own);
        // A program does no more than its key says, and never more than this.
        foreach (var purpose in (Purpose[])[Purpose.Welcome, Purpose.HandOver, Purpose.Totals])
            yield return new((Role.Software, purpose), Reach.Structure);
        yield return new((Role.NetworkSoftware, Purpose.Totals), Reach.Network);
    }
}
