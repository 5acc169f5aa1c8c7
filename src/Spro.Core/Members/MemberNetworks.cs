using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>The networks that work with the service: others never asked to be in its directory, and are asked for nothing.</summary>
internal static class MemberNetworks
{
    public static IReadOnlyList<string> Codes { get; } =
    [.. Networks.BuiltIn.Where(network => network.Membership != Membership.Outside).Select(network => network.Code)];
}
