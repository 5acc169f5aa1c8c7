using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Search;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Formats;

/// <summary>
/// The house template of places (<see cref="PlacesTemplate"/>), from a CSV file or a workbook, through a column
/// mapping. Unlike official files, whoever wrote it can mend it: a commune we do not know rejects the line.
/// </summary>
public sealed partial class PlacesFormat(ReadingContext context, ColumnMapping mapping, string source = "places")
    : IDirectoryFormat
{
    private static readonly string[] Required = ["structure_id", "structure_nom"];

    private static readonly string[] NetworkCodes = [.. Networks.BuiltIn.Select(network => network.Code)];

    private static readonly string[] ServiceColumns =
    [
        "service_nom",
        "service_description",
        "niveau",
        "besoins",
        "publics",
        "age_min",
        "age_max",
        "zones",
        "conditions",
    ];

    private static readonly Dictionary<string, PlaceKind> Kinds = new(StringComparer.Ordinal)
    {
        ["fixe"] = PlaceKind.Fixed,
        ["mobile"] = PlaceKind.Mobile,
        ["distance"] = PlaceKind.Remote,
    };

    private static readonly Dictionary<string, PlaceStatus> Statuses = new(StringComparer.Ordinal)
    {
        ["ouvert"] = PlaceStatus.Open,
        ["fermé temporairement"] = PlaceStatus.TemporarilyClosed,
        ["fermé"] = PlaceStatus.Closed,
    };

    private static readonly Dictionary<string, Channels> ChannelNames = new(StringComparer.Ordinal)
    {
        ["sur place"] = Channels.Place,
        ["téléphone"] = Channels.Phone,
        ["écrit"] = Channels.Written,
        ["visio"] = Channels.Video,
        ["web"] = Channels.Web,
    };

    private static readonly Dictionary<string, ServiceLevel> Levels = new(StringComparer.Ordinal)
    {
        ["premier accueil"] = ServiceLevel.FirstAnswer,
        ["conseil"] = ServiceLevel.PersonalAdvice,
        ["accompagnement"] = ServiceLevel.Support,
    };

    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.Ordinal)
    {
        ["oui"] = true,
        ["non"] = false,
    };

    /// <inheritdoc />
    public string Code => source;

    /// <inheritdoc />
    public async IAsyncEnumerable<DirectoryItem> ReadAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var table = await HouseTable.OpenAsync(path, cancellationToken);
        await foreach (var item in ReadAsync(table, Path.GetFileName(path), cancellationToken))
            yield return item;
    }

    /// <summary>Reads the template as CSV from <paramref name="text"/>, called <paramref name="name"/> in the report.</summary>
    public async IAsyncEnumerable<DirectoryItem> ReadAsync(
        TextReader text,
        string name,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var table = new CsvTable(text, name, ";");
        await foreach (var item in ReadAsync(table, name, cancellationToken))
            yield return item;
    }

    private async IAsyncEnumerable<DirectoryItem> ReadAsync(
        TableReader table,
        string name,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await table.WithTemplateAsync(PlacesTemplate.Columns, Required, mapping, name, cancellationToken);
        while (await table.ReadAsync(cancellationToken))
            yield return FromRow(table);
    }

    private DirectoryItem FromRow(TableReader row)
    {
        if (row.Flaw is { } flaw)
            return DirectoryItem.Refuse(row.Where, "ligne", flaw);
        var fields = new FieldReader(row.Where, context);
        fields.KnownAs(Padded(row["code_insee"]), row["structure_nom"], row["lieu_nom"], row["commune"]);
        var structure = ReadStructure(row, fields);
        var place = ReadPlace(row, structure, fields);
        return ServiceColumns.All(column => row[column] is null)
            ? fields.Result(structure, place)
            : fields.Result(structure, place, ReadService(row, place, fields));
    }

    private Structure ReadStructure(TableReader row, FieldReader fields) =>
        new()
        {
            Source = Code,
            SourceId = fields.Id("structure_id", row["structure_id"]),
            NetworkCode = Known(fields, "reseau", row["reseau"], NetworkCodes),
            Name = fields.Required("structure_nom", row["structure_nom"]),
            Siret = fields.Siret("siret", row["siret"]),
            Website = fields.Url("structure_site", row["structure_site"]),
            IsFictitious = Choice(fields, row, "fictif", YesNo),
        };

    private Place ReadPlace(TableReader row, Structure structure, FieldReader fields)
    {
        var place = new Place
        {
            Source = Code,
            SourceId = row["lieu_id"] is { } id ? fields.Id("lieu_id", id) : structure.SourceId,
            StructureId =
                structure.SourceId.Length == 0 ? Guid.Empty : DirectoryIds.OfStructure(Code, structure.SourceId),
            Name = fields.Line("lieu_nom", row["lieu_nom"]) ?? structure.Name,
            Kind = Choice(fields, row, "type", Kinds),
            Address = fields.Line("adresse", row["adresse"]),
            AddressComplement = fields.Line("complement", row["complement"]),
            Postcode = fields.Matching("code_postal", Padded(row["code_postal"]), FiveDigits(), "un code postal"),
            HoursNote = fields.Text("horaires_precision", row["horaires_precision"]),
            Phone = fields.Phone("telephone", row["telephone"]),
            Email = fields.Email("courriel", row["courriel"]),
            WrittenAlternative = fields.Line("contact_ecrit", row["contact_ecrit"]),
            Website = fields.Url("site", row["site"]),
            AppointmentUrl = fields.Url("rendez_vous", row["rendez_vous"]),
            StepFree = row["plain_pied"] is null ? null : Choice(fields, row, "plain_pied", YesNo),
            AccessibilityNote = fields.Text("accessibilite", row["accessibilite"]),
            AccessibilityUrl = fields.Url("acceslibre", row["acceslibre"]),
            HowToGetThere = fields.Text("venir", row["venir"]),
            WhatToBring = fields.Text("apporter", row["apporter"]),
            Status = Choice(fields, row, "statut", Statuses),
            StatusNote = fields.Line("statut_precision", row["statut_precision"]),
            ConfirmedOn = fields.PastDate("confirme_le", row["confirme_le"]),
            IsFictitious = structure.IsFictitious,
        };
        foreach (var channel in ListOf(row["canaux"]))
        {
            if (Known(fields, "canaux", channel, ChannelNames.Keys) is { } name)
                place.Channels |= ChannelNames[name];
        }
        fields.Hours(place, "horaires", row["horaires"]);
        place.Exceptions =
        [
            .. Parts(row["fermetures"]).Select(part => ReadException(part, fields)).OfType<PlaceException>(),
        ];
        place.Stops = [.. Parts(row["passages"]).Select(part => ReadStop(part, fields)).OfType<MobileStop>()];
        Locate(row, place, fields);
        return place;
    }

    private static void Locate(TableReader row, Place place, FieldReader fields)
    {
        var code = fields.Matching("code_insee", Padded(row["code_insee"]), InseeCode(), "un code INSEE de commune");
        var department = DepartmentCode.Of(row["departement"]);
        if (row["departement"] is { } written && department is null)
            fields.Reject("departement", $"« {written} » n'est pas un code de département.");
        fields.Locate(
            place,
            new Location(code is null ? "commune" : "code_insee", "latitude")
            {
                Code = code,
                Commune = row["commune"],
                Department = department,
                Position = fields.Position("latitude", row["latitude"], row["longitude"]),
            }
        );
        if (place.CommuneCode is null && (code ?? row["commune"]) is not null)
            fields.Reject(code is null ? "commune" : "code_insee", "Cette commune est inconnue de notre territoire.");
        else if (department is not null && place.DepartmentCode != department)
            fields.Reject("departement", "Ce département n'est pas celui de la commune.");
    }

    private ServiceOffer ReadService(TableReader row, Place place, FieldReader fields)
    {
        var name = fields.Required("service_nom", row["service_nom"]);
        var service = new ServiceOffer
        {
            Source = Code,
            SourceId = $"{place.SourceId}/{FrenchText.Fold(name).Replace(' ', '-')}",
            StructureId = place.StructureId,
            PlaceId = place.SourceId.Length == 0 ? null : DirectoryIds.OfPlace(Code, place.SourceId),
            Name = name,
            Description = fields.Text("service_description", row["service_description"]),
            Level = Choice(fields, row, "niveau", Levels),
            Needs =
            [
                .. ListOf(row["besoins"])
                    .Select(need => Known(fields, "besoins", need, NeedCodes.All))
                    .OfType<string>(),
            ],
            Audiences = ReadAudiences(row, fields),
            MinimumAge = Age(fields, row, "age_min"),
            MaximumAge = Age(fields, row, "age_max"),
            EligibilityZones =
            [
                .. ListOf(row["zones"])
                    .Select(zone => fields.Matching("zones", zone, Zone(), "un code de territoire"))
                    .OfType<string>(),
            ],
            Conditions = fields.Text("conditions", row["conditions"]),
            Channels = place.Channels,
            ConfirmedOn = place.ConfirmedOn,
            IsFictitious = place.IsFictitious,
        };
        var department = place.DepartmentCode is { } code
            ? context.Territory.Territory(TerritoryKind.Department, code)
            : null;
        if (
            EligibilityZones.Unclear(service.EligibilityZones, context.Territory, department?.ParentCode) is { } unclear
        )
            fields.Reject(
                "zones",
                $"« {unclear} » est un département et une région, et rien ne dit lequel : écrivez ses EPCI, ou ses départements."
            );
        if (service.MinimumAge > service.MaximumAge)
            fields.Reject("age_max", "L'âge le plus haut est au-dessous de l'âge le plus bas.");
        return service;
    }

    // A public that we do not know would exclude people for a word: it is said, and left out.
    private static List<string> ReadAudiences(TableReader row, FieldReader fields)
    {
        var known = ListOf(row["publics"]).ToLookup(Audiences.All.Contains);
        foreach (var unknown in known[false])
            fields.Correct("publics", $"« {Shown(unknown)} » n'est pas un public connu : il n'est pas repris.");
        return Audiences.Named([.. known[true]]);
    }

    private static PlaceException? ReadException(string part, FieldReader fields)
    {
        if (
            Closure().Match(part) is not { Success: true } found
            || fields.Date("fermetures", found.Groups["from"].Value) is not { } from
            || (found.Groups["to"].Success ? fields.Date("fermetures", found.Groups["to"].Value) : from) is not { } to
            || to < from
        )
        {
            fields.Reject(
                "fermetures",
                "Écrivez « 24/12/2026 au 02/01/2027 congés » ou « 2026-12-24 09:00-12:00 motif »."
            );
            return null;
        }
        var hours = found.Groups["hours"] is { Success: true, Value: var value } ? value : null;
        if (hours is not null && !OpeningHours.TryParse(hours, out _, out var refusal))
            fields.Reject("fermetures", refusal.ToString());
        return new PlaceException
        {
            From = from,
            To = to,
            Hours = hours,
            Reason = fields.Line("fermetures", found.Groups["why"].Value),
        };
    }

    private MobileStop? ReadStop(string part, FieldReader fields)
    {
        if (
            Stop().Match(part) is not { Success: true } found
            || fields.Date("passages", found.Groups["day"].Value) is not { } day
            || !TimeOnly.TryParseExact(
                found.Groups["opens"].Value,
                "HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var opens
            )
            || !TimeOnly.TryParseExact(
                found.Groups["closes"].Value,
                "HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var closes
            )
            || closes <= opens
        )
        {
            fields.Reject("passages", "Écrivez « 2026-12-03 09:30-12:00 85113 Place du marché ».");
            return null;
        }
        if (context.Territory.CommuneToday(found.Groups["commune"].Value) is not { } commune)
        {
            fields.Reject("passages", $"La commune {found.Groups["commune"].Value} est inconnue de notre territoire.");
            return null;
        }
        return new MobileStop
        {
            Date = day,
            Opens = opens,
            Closes = closes,
            CommuneCode = commune.Code,
            Address = fields.Line("passages", found.Groups["where"].Value),
        };
    }

    private static int? Age(FieldReader fields, TableReader row, string column)
    {
        if (row[column] is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 120)
            return age;
        fields.Reject(column, $"« {PlainText.Line(text)} » n'est pas un âge.");
        return null;
    }

    private static T Choice<T>(FieldReader fields, TableReader row, string column, Dictionary<string, T> values) =>
        Known(fields, column, row[column], values.Keys) is { } name ? values[name] : default!;

    /// <summary>The known value that the cell means, whatever its capitals and accents.</summary>
    private static string? Known(FieldReader fields, string column, string? cell, IReadOnlyCollection<string> values)
    {
        if (cell is null)
            return null;
        var folded = FrenchText.Fold(cell);
        if (values.FirstOrDefault(value => FrenchText.Fold(value) == folded) is { } known)
            return known;
        fields.Reject(column, $"« {Shown(cell)} » n'est pas une valeur connue : {string.Join(", ", values)}.");
        return null;
    }

    private static string? Shown(string value) => PlainText.Line(value[..Math.Min(40, value.Length)]);

    // Spreadsheets take the first zero away.
    internal static string? Padded(string? code) => code is { Length: 4 } ? "0" + code : code;

    internal static string[] ListOf(string? cell) =>
        cell?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string[] Parts(string? cell) =>
        cell?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    [GeneratedRegex(@"\A\d{5}\z")]
    private static partial Regex FiveDigits();

    [GeneratedRegex(@"\A\d[\dAB]\d{3}\z")]
    private static partial Regex InseeCode();

    [GeneratedRegex(@"\A(?:\d[\dAB]\d{3}|\d[\dAB]\d?|\d{9})\z")]
    private static partial Regex Zone();

    [GeneratedRegex(
        @"\A(?<from>\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4})(?:(?:/|\s+au\s+)(?<to>\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}))?(?:\s+(?<hours>\d\d:\d\d-\d\d:\d\d(?:,\s?\d\d:\d\d-\d\d:\d\d)*))?(?:\s+(?<why>.+))?\z"
    )]
    private static partial Regex Closure();

    [GeneratedRegex(
        @"\A(?<day>\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4})\s+(?<opens>\d\d:\d\d)-(?<closes>\d\d:\d\d)\s+(?<commune>\w{5})(?:\s+(?<where>.+))?\z"
    )]
    private static partial Regex Stop();
}
