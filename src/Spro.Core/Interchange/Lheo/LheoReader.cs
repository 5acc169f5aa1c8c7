using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Spro.Core.Common;
using Spro.Core.Interchange.Files;

namespace Spro.Core.Interchange.Lheo;

/// <summary>
/// Reads a LHEO file one training at a time, whatever its size: documents (<c>lheo</c>) and answers to a search
/// (<c>lheo-index</c>), in any of the namespaces they are published under.
/// </summary>
internal sealed class LheoReader(string path)
{
    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "http://www.lheo.org/2.2",
        "http://lheo.gouv.fr/2.3",
        "https://www.of.moncompteformation.gouv.fr",
    };

    private readonly string _file = Path.GetFileName(path);

    /// <summary>The day the file was made, as it says itself; null when it does not, or not yet.</summary>
    public DateOnly? ExportedOn { get; private set; }

    /// <summary>Every <c>formation</c> and <c>resume-offre</c>, with the line it starts at.</summary>
    /// <exception cref="RefusedException">The file is not LHEO, or is damaged.</exception>
    public async IAsyncEnumerable<(XElement Training, string Where)> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var stream = InputFile.Open(path);
        using var reader = XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                Async = true,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreWhitespace = true,
            }
        );
        await Refusals.GuardAsync(_file, async () => await reader.MoveToContentAsync());
        if (reader.LocalName is not ("lheo" or "lheo-index") || !Namespaces.Contains(reader.NamespaceURI))
            throw Refusals.NotThisFormat(_file, "sa racine n'est pas celle d'un fichier LHÉO 2.2 ou 2.3");
        await Refusals.GuardAsync(_file, async () => await reader.ReadAsync());
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is "offres" or "resumes-offres")
            {
                await Refusals.GuardAsync(_file, async () => await reader.ReadAsync());
                continue;
            }
            var where = $"{_file}:{((IXmlLineInfo)reader).LineNumber}";
            // Goes past the element it reads.
            var element = await Refusals.GuardAsync(
                _file,
                async () => (XElement)await XNode.ReadFromAsync(reader, cancellationToken)
            );
            if (element.Name.LocalName is "formation" or "resume-offre")
                yield return (element, where);
            else
                ExportedOn = Exported(element) ?? ExportedOn;
        }
    }

    private static DateOnly? Exported(XElement extras) =>
        extras
            .DescendantsAndSelf()
            .Where(extra => (string?)extra.Attribute("info") == "date-export")
            .Select(extra => LheoAction.Day(extra.Value))
            .FirstOrDefault(day => day is not null);
}
