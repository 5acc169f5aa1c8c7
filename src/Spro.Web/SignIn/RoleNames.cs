using Spro.Core.Accounts;

namespace Spro.Web.SignIn;

/// <summary>Roles in French, both forms of each.</summary>
internal static class RoleNames
{
    public static string InFrench(this Role role) =>
        role switch
        {
            Role.ReceptionAgent => "Agente ou agent d'accueil",
            Role.Adviser => "Conseillère ou conseiller",
            Role.StructureManager => "Responsable de structure",
            Role.NetworkCoordinator => "Coordinatrice ou coordinateur de réseau",
            Role.RegionalGuidanceOfficer => "Référente ou référent Orientation de la Région",
            Role.Cariforef => "Cariforef, centre de ressources sur la formation",
            Role.AssociatedBody => "Organisme associé",
            Role.Region => "Région",
            Role.StateObserver => "Observatrice ou observateur de l'État",
            Role.CommissionMember => "Membre de la commission Orientation et Territoires",
            Role.DataProtectionOfficer => "Déléguée ou délégué à la protection des données",
            Role.Administrator => "Administratrice ou administrateur du logiciel",
            Role.Software => "Logiciel d'une structure, par une clé d'accès",
            Role.NetworkSoftware => "Logiciel d'un réseau, par une clé d'accès",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
}
