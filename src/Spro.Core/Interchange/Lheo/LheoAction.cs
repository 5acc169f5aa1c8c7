using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Spro.Core.Common;
using Spro.Core.Interchange.Fields;
using Spro.Core.Knowledge;

namespace Spro.Core.Interchange.Lheo;

/// <summary>
/// One offer of a LHEO file: a place where a training takes place (<c>action</c>), or a summary. What the file does not say
/// in its codes is not known: sentences are not interpreted.
/// </summary>
internal sealed partial class LheoAction
{
    private readonly XElement _training;
    private readonly XElement _action;

    private LheoAction(XElement training, XElement action)
    {
        _training = training;
        _action = action;
    }

    /// <summary>The offers of a <c>formation</c> or of a <c>resume-offre</c>.</summary>
    public static IEnumerable<LheoAction> Of(XElement training) =>
        training.Name.LocalName == "formation"
            ? Children(training, "action").Select(action => new LheoAction(training, action))
            : [new LheoAction(training, training)];

    /// <summary>The offer; null with the field and the reason when it cannot be taken.</summary>
    public TrainingOffer? Read(string source, out (string Field, string Reason)? problem)
    {
        problem = null;
        var id = (string?)_action.Attribute("numero");
        var title = Text(_training, "intitule-formation");
        var provider =
            Text(_training, "nom-organisme")
            ?? Text(Child(_training, "organisme-formation-responsable"), "nom-organisme")
            ?? Text(Child(_training, "organisme-formation-responsable"), "raison-sociale");
        if (string.IsNullOrWhiteSpace(id))
            problem = ("numero", "Cette offre n'a pas d'identifiant.");
        else if (title is null)
            problem = ("intitule-formation", "Ce champ est vide.");
        else if (provider is null)
            problem = ("nom-organisme", "Ce champ est vide.");
        if (problem is not null)
            return null;
        var place = Child(_action, "lieu-de-formation")?.Descendants().FirstOrDefault(one => Is(one, "adresse"));
        var point = Point(place ?? _action);
        var funding = Funding();
        bool? cpf = IsCpfEligible() ? true : null;
        return new TrainingOffer
        {
            Version = source,
            Id = StableId.Of(source, id!),
            SourceId = id!,
            Title = title!,
            CertificationCodes = Certifications(),
            RomeCodes = Codes("code-ROME", RomeShape()),
            Formacodes = Codes("code-FORMACODE", FormacodeShape()),
            Provider = provider!,
            CommuneCode =
                Text(place ?? _action, "code-INSEE-commune") is { } code && CommuneShape().IsMatch(code) ? code : null,
            Latitude = point?.Latitude,
            Longitude = point?.Longitude,
            Mode = Text(_action, "modalites-enseignement") switch
            {
                "0" => TrainingMode.Presence,
                "1" => TrainingMode.Mixed,
                "2" => TrainingMode.Remote,
                _ => null,
            },
            Level = LevelOf(Text(_training, "code-niveau-sortie")) is >= 3 and var level ? level : null,
            Funding = cpf == true ? funding | TrainingFunding.Cpf : funding,
            CpfEligible = cpf,
            OpenWithoutDiploma = IsOpen(),
            // Only what is said: an empty field means no arrangement for some, nothing for most.
            DisabilityAccess = Text(_action, "acces-handicapes") is { Length: > 3 } ? true : null,
            Sessions = TrainingSessions.Write(Sessions()),
            Hours = Hours(),
            UpdatedOn = Day((string?)_training.Attribute("datemaj")),
        };
    }

    /// <summary>A compact day ("20171003"); null for zeros and nines, which mean none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1990 and < 2100
            ? day
            : null;

    private IEnumerable<TrainingSession> Sessions() =>
        Children(_action, "session")
            .Select(session => Child(session, "periode"))
            .Select(period => (Start: Day(Text(period, "debut")), End: Day(Text(period, "fin"))))
            .Where(period => period.Start is not null)
            .Select(period => new TrainingSession(period.Start!.Value, period.End >= period.Start ? period.End : null));

    private string Certifications() =>
        string.Join(
            ' ',
            Children(_training, "certification")
                .SelectMany(one => new[] { Coded("RNCP", one, "code-RNCP"), Coded("RS", one, "code-RS") })
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
        );

    private static string? Coded(string directory, XElement certification, string name) =>
        Text(certification, name) is { } written && CertificationShape().Match(written) is { Success: true } code
            ? directory + code.Groups["number"].Value
            : null;

    private string Codes(string name, Regex shape) =>
        string.Join(
            ' ',
            (Child(_training, "domaine-formation")?.Elements() ?? [])
                .Where(one => Is(one, name) && shape.IsMatch(one.Value.Trim()))
                .Select(one => one.Value.Trim())
                .Distinct(StringComparer.Ordinal)
        );

    private TrainingFunding Funding() =>
        _action
            .Descendants()
            .Where(one => Is(one, "code-financeur"))
            .Aggregate(
                TrainingFunding.None,
                (all, one) =>
                    all
                    | one.Value.Trim() switch
                    {
                        "2" => TrainingFunding.Region,
                        "4" => TrainingFunding.FranceTravail,
                        "10" => TrainingFunding.Self,
                        "16" => TrainingFunding.Opco,
                        "11" or "12" or "13" or "19" => TrainingFunding.State,
                        _ => TrainingFunding.None,
                    }
            );

    private bool IsCpfEligible() => Children(_training, "certification").Any(one => Text(one, "code-CPF") is not null);

    private bool? IsOpen() =>
        (LevelOf(Text(_training, "code-niveau-entree")), Text(_action, "niveau-entree-obligatoire")) switch
        {
            (< 3, _) => true,
            (>= 3, "1") => false,
            _ => null,
        };

    private int? Hours() =>
        int.TryParse(
            Text(_action, "nombre-heures-total"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var hours
        )
        && hours > 0
            ? hours
            : null;

    // The old levels count backwards; 11 to 18 are the European ones.
    private static int? LevelOf(string? code) =>
        code switch
        {
            "1" or "2" or "3" or "11" or "12" => 1,
            "4" => 3,
            "5" => 4,
            "6" => 5,
            "7" => 6,
            "8" => 7,
            ['1', >= '3' and <= '8' and var level] => level - '0',
            _ => null,
        };

    private static (double Latitude, double Longitude)? Point(XElement within)
    {
        double? Degrees(string name, double most) =>
            within
                .Descendants()
                .Where(one => Is(one, name) || (string?)one.Attribute("info") == name)
                .Select(one =>
                    double.TryParse(one.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                    && Math.Abs(value) <= most
                        ? (double?)value
                        : null
                )
                .FirstOrDefault();
        return Degrees("latitude", 90) is { } north && Degrees("longitude", 180) is { } east ? (north, east) : null;
    }

    private static bool Is(XElement element, string name) => element.Name.LocalName == name;

    private static IEnumerable<XElement> Children(XElement? parent, string name) =>
        parent?.Elements().Where(one => Is(one, name)) ?? [];

    private static XElement? Child(XElement? parent, string name) => Children(parent, name).FirstOrDefault();

    // A dash stands for an obligatory field that has nothing to say.
    private static string? Text(XElement? parent, string name) =>
        Child(parent, name) is { } child
        && PlainText.Line(WebUtility.HtmlDecode(child.Value)) is { } text
        && text != "-"
            ? text
            : null;

    [GeneratedRegex("^[A-N][0-9]{4}$")]
    private static partial Regex RomeShape();

    [GeneratedRegex("^[0-9]{5}$")]
    private static partial Regex FormacodeShape();

    [GeneratedRegex("^([0-9]{5}|2[AB][0-9]{3})$")]
    private static partial Regex CommuneShape();

    [GeneratedRegex("^(RNCP|RS)?(?<number>[0-9]{1,9})$", RegexOptions.ExplicitCapture)]
    private static partial Regex CertificationShape();
}
