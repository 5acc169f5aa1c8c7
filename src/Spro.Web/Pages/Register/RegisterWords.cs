using Spro.Core.Accounts;
using Spro.Core.Privacy;

namespace Spro.Web.Pages.Register;

/// <summary>The register of processing in French.</summary>
internal static class RegisterWords
{
    public static string InFrench(this DataClass kind) =>
        kind switch
        {
            DataClass.PublicContact => "Coordonnées professionnelles publiées",
            DataClass.Pseudonymous => "Donnée sans nom",
            DataClass.Identity => "Identité ou coordonnées",
            DataClass.Sensitive => "Donnée sensible ou confiée",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string InFrench(this Reach reach) =>
        reach switch
        {
            Reach.Nothing => "rien",
            Reach.Own => "ce qui est à soi",
            Reach.Structure => "ce qui est de sa structure",
            Reach.Colleagues => "ce que le réseau sait de ses membres",
            Reach.Network => "ce qui est de son réseau",
            Reach.Territory => "ce qui se passe sur son territoire",
            Reach.Service => "ce qui est de tout le service",
            _ => throw new ArgumentOutOfRangeException(nameof(reach), reach, null),
        };
}
