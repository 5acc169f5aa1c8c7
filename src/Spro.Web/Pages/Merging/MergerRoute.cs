using Spro.Core.Members;

namespace Spro.Web.Pages.Merging;

/// <summary>How addresses and titles name what is brought together.</summary>
internal static class MergerRoute
{
    private const string Places = "lieux";
    private const string Structures = "structures";
    private const string Transfer = "transfert";

    public static string Of(MergerKind kind) =>
        kind switch
        {
            MergerKind.Places => Places,
            MergerKind.Structures => Structures,
            _ => Transfer,
        };

    public static MergerKind? Read(string what) =>
        what switch
        {
            Places => MergerKind.Places,
            Structures => MergerKind.Structures,
            Transfer => MergerKind.Transfer,
            _ => null,
        };

    /// <summary>"1 lieu", "3 lieux".</summary>
    public static string Counted(this int count, string one, string many) => $"{count} {(count > 1 ? many : one)}";

    public static string Title(MergerKind kind) =>
        kind switch
        {
            MergerKind.Places => "Réunir deux lieux qui n'en font qu'un",
            MergerKind.Structures => "Réunir deux structures qui n'en font qu'une",
            _ => "Transférer un lieu à une autre structure",
        };
}
