using System.Collections.Frozen;
using System.Text.RegularExpressions;
using System.Xml;
using Spro.Core.Common;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Knowledge.Onisep;

namespace Spro.Core.Interchange.Onisep;

/// <summary>
/// The sheets of Onisep as it writes them whole in XML. Only what names, dates and relates them is taken: their texts are
/// skipped without being held, and are read at Onisep.
/// </summary>
internal sealed partial class OnisepSheetFile(OnisepFile file)
{
    private const string Id = "identifiant";

    private const string Feminine = "libelle_feminin";
    private const string Masculine = "libelle_masculin";
    private const string Synonym = "synonymes/synonyme";
    private const string Rome = "romesV3/romeV3";
    private const string MinimumTraining = "formations_min_requise/formation_min_requise/id";

    private const string Title = "libelle_complet";
    private const string Type = "type_Formation/type_formation_libelle";
    private const string Duration = "duree_formation";
    private const string Level = "niveau_certification";
    private const string Directory = "url";
    private const string Updated = "modification_date";
    private const string Occupation = "metiers_formation/metier/id";

    private static readonly FrozenSet<string> OfOccupation = Paths(
        Id,
        Feminine,
        Masculine,
        Synonym + "/" + Feminine,
        Synonym + "/" + Masculine,
        Rome,
        MinimumTraining
    );

    private static readonly FrozenSet<string> OfTraining = Paths(
        Id,
        Title,
        Type,
        Duration,
        Level,
        Directory,
        Updated,
        Occupation
    );

    private readonly string _file = Path.GetFileName(file.Path);
    private readonly string _version = file.Edition.Version;

    /// <summary>Every sheet, one at a time.</summary>
    /// <exception cref="RefusedException">The file is damaged, or has no sheet.</exception>
    public IEnumerable<OnisepRecord> Read()
    {
        using var xml = XmlFile.Open(file.Path, OnisepRecord.LongestText);
        var reader = xml.Reader;
        var areOccupations = file.Layout == OnisepLayout.OccupationSheets;
        var element = areOccupations ? "metier" : "formation";
        var any = false;
        Refusals.Guard(_file, reader.Read);
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                Refusals.Guard(_file, reader.Read);
            }
            else if (reader.Name == element)
            {
                any = true;
                yield return Refusals.Guard(_file, () => areOccupations ? OccupationAt(xml) : TrainingAt(xml));
            }
            else
            {
                throw Refusals.NotThisFormat(_file, $"« {reader.Name} » n'y est pas attendu, mais « {element} »");
            }
        }
        if (!any)
            throw Refusals.NotThisFormat(_file, "il n'a aucune fiche");
    }

    private OnisepRecord OccupationAt(XmlFile xml)
    {
        var record = new OnisepRecord(xml.Where);
        string? id = null;
        List<string?> codes = [];
        List<string?> trainings = [];
        // The occupation's own title, then its other titles.
        List<(string? Masculine, string? Feminine)> titles = [(null, null)];
        foreach (var (path, text) in Fields(xml, record, OfOccupation))
        {
            switch (path)
            {
                case Id:
                    id = text;
                    break;
                case Synonym:
                    titles.Add((null, null));
                    break;
                case Masculine or Synonym + "/" + Masculine:
                    titles[^1] = titles[^1] with { Masculine = text };
                    break;
                case Feminine or Synonym + "/" + Feminine:
                    titles[^1] = titles[^1] with { Feminine = text };
                    break;
                case Rome:
                    codes.Add(text);
                    break;
                case MinimumTraining:
                    trainings.Add(text);
                    break;
            }
        }
        var occupation = new OnisepOccupation
        {
            Version = _version,
            SheetId = record.OccupationId(Id, id),
            Title = record.Title(Masculine, titles[0].Masculine, titles[0].Feminine),
            RomeCodes = record.RomeCodes(Rome, codes),
        };
        record.Give(occupation);
        foreach (var title in titles.Skip(1))
            record.Give(
                new OnisepTitle
                {
                    Version = _version,
                    SheetId = occupation.SheetId,
                    Title = record.Title(Synonym, title.Masculine, title.Feminine),
                }
            );
        foreach (var training in trainings)
            record.Give(
                new OnisepPath
                {
                    Version = _version,
                    TrainingId = record.TrainingId(MinimumTraining, training),
                    OccupationId = occupation.SheetId,
                }
            );
        return record;
    }

    private OnisepRecord TrainingAt(XmlFile xml)
    {
        var record = new OnisepRecord(xml.Where);
        var said = new Dictionary<string, string?>(StringComparer.Ordinal);
        List<string?> occupations = [];
        foreach (var (path, text) in Fields(xml, record, OfTraining))
        {
            if (path == Occupation)
                occupations.Add(text);
            else
                said[path] = text;
        }
        var training = new OnisepTraining
        {
            Version = _version,
            SheetId = record.TrainingId(Id, said.GetValueOrDefault(Id)),
            Title = record.Title(Title, said.GetValueOrDefault(Title)),
            Type = PlainText.Line(said.GetValueOrDefault(Type)),
            Duration = PlainText.Line(said.GetValueOrDefault(Duration)),
            // "non inscrit au RNCP" is no level.
            Level = LevelShape().Match(said.GetValueOrDefault(Level) ?? "") is { Success: true } level
                ? level.Groups["level"].ValueSpan[0] - '0'
                : null,
            UpdatedOn = record.Day(Updated, said.GetValueOrDefault(Updated)),
        };
        record.Give(training);
        // Other addresses are those of decrees and of ministries.
        if (DirectoryShape().Match(said.GetValueOrDefault(Directory) ?? "") is { Success: true } certification)
            record.Give(
                new OnisepTrainingCode
                {
                    Version = _version,
                    SheetId = training.SheetId,
                    Code =
                        certification.Groups["directory"].Value.ToUpperInvariant()
                        + certification.Groups["number"].Value,
                }
            );
        foreach (var occupation in occupations)
            record.Give(
                new OnisepPath
                {
                    Version = _version,
                    TrainingId = training.SheetId,
                    OccupationId = record.OccupationId(Occupation, occupation),
                }
            );
        return record;
    }

    /// <summary>
    /// The texts of the element at hand whose paths are wanted, in order, and what holds them, without text, as it
    /// begins; goes past the element.
    /// </summary>
    private static IEnumerable<(string Path, string? Text)> Fields(
        XmlFile xml,
        OnisepRecord record,
        FrozenSet<string> wanted
    )
    {
        var reader = xml.Reader;
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        List<string> above = [];
        reader.Read();
        while (!isEmpty && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }
            above.RemoveRange(reader.Depth - depth - 1, above.Count - (reader.Depth - depth - 1));
            above.Add(reader.Name);
            var path = above.Count == 1 ? above[0] : string.Join('/', above);
            if (!wanted.Contains(path))
            {
                reader.Skip();
            }
            else if (wanted.Contains(path + "/"))
            {
                yield return (path, null);
                reader.Read();
            }
            else
            {
                var text = xml.Text(out var isTooLong);
                if (isTooLong)
                    record.Refuse(path, $"Plus de {OnisepRecord.LongestText} caractères.");
                yield return (path, text);
            }
        }
        reader.Read();
    }

    /// <summary>Paths of texts, and of what holds them, which is there again with a slash at its end.</summary>
    private static FrozenSet<string> Paths(params string[] texts)
    {
        HashSet<string> paths = new(texts, StringComparer.Ordinal);
        foreach (var text in texts)
        {
            for (
                var slash = text.IndexOf('/', StringComparison.Ordinal);
                slash > 0;
                slash = text.IndexOf('/', slash + 1)
            )
            {
                paths.Add(text[..slash]);
                paths.Add(text[..(slash + 1)]);
            }
        }
        return paths.ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("^niveau (?<level>[3-8])(?![0-9])")]
    private static partial Regex LevelShape();

    [GeneratedRegex(
        "^https?://www[.]francecompetences[.]fr/recherche/(?<directory>rncp|rs)/(?<number>[0-9]{1,9})/?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex DirectoryShape();
}
