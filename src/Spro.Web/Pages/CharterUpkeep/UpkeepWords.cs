using Spro.Core.Charter;

namespace Spro.Web.Pages.CharterUpkeep;

/// <summary>How a signature is said to the Région.</summary>
internal static class UpkeepWords
{
    public static string InFrench(this SignatureState state) =>
        state switch
        {
            SignatureState.Given => "a signé",
            SignatureState.Pending => "signature à compléter",
            SignatureState.Vacant => "place vacante",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
