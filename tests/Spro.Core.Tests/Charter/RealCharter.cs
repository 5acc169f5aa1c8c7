using System.Text.RegularExpressions;
using Spro.Core.Charter;
using Spro.TestSupport;

namespace Spro.Core.Tests.Charter;

/// <summary>The charter of Pays de la Loire, which is read where it lies and never committed.</summary>
internal static partial class RealCharter
{
    public static string Path { get; } = RepositoryRoot.SharedData("charter/charte-spro-pays-de-la-loire.txt");

    public static string Text() => File.ReadAllText(Path);

    public static CharterText Read() => CharterText.Read(Text());

    public static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
