using Spro.Core.Accounts;

namespace Spro.Web.SignIn;

/// <summary>What happened to an account, in French.</summary>
internal static class EventWords
{
    public static string InFrench(this OwnEvent one) =>
        one.Kind switch
        {
            AccountEventKind.Invited => $"Invitation : {Where(one)}",
            AccountEventKind.InvitationWithdrawn => $"Invitation reprise : {Where(one)}",
            AccountEventKind.Joined => $"Invitation acceptée : {Where(one)}",
            AccountEventKind.Left => $"Fin du rôle : {Where(one)}",
            AccountEventKind.RoleChanged => $"Nouveau rôle : {Where(one)}",
            AccountEventKind.Disabled => "Compte fermé",
            AccountEventKind.Reopened => "Compte rouvert",
            AccountEventKind.PasswordLinkMade => "Lien donné pour changer de mot de passe",
            AccountEventKind.PasswordChanged => "Mot de passe choisi",
            AccountEventKind.SecondFactorSet => "Téléphone enregistré",
            AccountEventKind.SecondFactorForgotten => "Téléphone oublié",
            AccountEventKind.RecoveryCodesRenewed => "Nouveaux codes de secours",
            AccountEventKind.RecoveryCodeUsed => "Code de secours utilisé",
            AccountEventKind.Locked => "Trop d'essais de mot de passe ou de code",
            AccountEventKind.ProviderLinked => "Compte relié à ProConnect",
            AccountEventKind.SignedOut => "Déconnexion de tous les appareils",
            _ => throw new ArgumentOutOfRangeException(nameof(one), one.Kind, null),
        };

    private static string Where(OwnEvent one) =>
        string.Join(", ", new[] { one.Role?.InFrench(), one.Structure }.OfType<string>());
}
