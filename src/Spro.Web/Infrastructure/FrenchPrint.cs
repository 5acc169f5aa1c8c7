using System.Text.RegularExpressions;

namespace Spro.Web.Infrastructure;

/// <summary>French as it is printed: no line begins with a colon or ends with an opening quotation mark.</summary>
internal static partial class FrenchPrint
{
    /// <summary>The same text, held together where its spaces must not break.</summary>
    public static string Printed(this string text) => Breaking.Replace(text, "\u00A0");

    [GeneratedRegex("(?<=\\S) (?=[:;!?»])|(?<=«) ")]
    private static partial Regex Breaking { get; }
}
