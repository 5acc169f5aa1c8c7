using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Spro.Architecture.Tests;

/// <summary>The texts of one part of the site in one language.</summary>
/// <param name="Part">What the file is named after: "Home".</param>
/// <param name="Language">"fr" for the neutral file, else what its name says.</param>
/// <param name="Texts">Every text, as written, a key that comes twice included.</param>
internal sealed partial record ResourceFile(
    string Part,
    string Language,
    IReadOnlyList<(string Key, string Text)> Texts
)
{
    public static IReadOnlyList<ResourceFile> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Sources.PathOf("Spro.Web", "Resources"), "*.resx")
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    public static IEnumerable<string> Languages => All.Select(file => file.Language).Distinct();

    public IEnumerable<string> Keys => Texts.Select(text => text.Key);

    /// <summary>The numbers of the places that a text leaves open ("{0}").</summary>
    public static IReadOnlyList<int> PlaceholdersOf(string text) =>
        [
            .. Placeholder()
                .Matches(text)
                .Select(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture))
                .Distinct()
                .Order(),
        ];

    private static ResourceFile Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path).Split('.', 2);
        return new ResourceFile(
            name[0],
            name is [_, var language] ? language : "fr",
            [
                .. XDocument
                    .Load(path)
                    .Descendants("data")
                    .Select(data => (data.Attribute("name")!.Value, data.Element("value")?.Value ?? "")),
            ]
        );
    }

    [GeneratedRegex(@"\{(?<number>\d+)(?:[,:][^}]*)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
