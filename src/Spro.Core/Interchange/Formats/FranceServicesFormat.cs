using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Structures;

namespace Spro.Core.Interchange.Formats;

/// <summary>The national list of France services, with hours in one column per day.</summary>
public sealed partial class FranceServicesFormat(ReadingContext context) : IDirectoryFormat
{
    private static readonly string[] Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Columns =
    [
        "id_fs",
        "insee_dep",
        "lib_fs",
        "adresse",
        "complement_adresse",
        "insee_com",
        "code_postal",
        "lib_com",
        "latitude",
        "longitude",
        "mail",
        "telephone",
        "commentaire",
        "itinerance",
        .. Days.Select(day => "h_" + day),
    ];

    /// <inheritdoc />
    public string Code => "france-services";

    /// <inheritdoc />
    public async IAsyncEnumerable<DirectoryItem> ReadAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var file = SourceFile.Choose(path, "liste-fs");
        using var table = CsvTable.Open(file, ",");
        await table.WithHeaderAsync(Columns, cancellationToken);
        while (await table.ReadAsync(cancellationToken))
            yield return FromRow(table, file);
    }

    private DirectoryItem FromRow(TableReader row, string file)
    {
        if (row.Flaw is { } flaw)
            return DirectoryItem.Refuse(row.Where, "ligne", flaw);
        var fields = new FieldReader(row.Where, context);
        fields.KnownAs(row["insee_com"], row["lib_fs"], row["lib_com"]);
        var id = fields.Id("id_fs", row["id_fs"]);
        var name = fields.Required("lib_fs", row["lib_fs"]);
        var phone = fields.Phone("telephone", row["telephone"]);
        var email = fields.Email("mail", row["mail"]);
        var structure = new Structure
        {
            Source = Code,
            SourceId = id,
            SourceVersion = SourceEdition.Of(file),
            SourceDate = SourceEdition.DayOf(file),
            NetworkCode = "FRANCE_SERVICES",
            Name = name,
        };
        var place = new Place
        {
            Source = Code,
            SourceId = id,
            SourceVersion = structure.SourceVersion,
            SourceDate = structure.SourceDate,
            StructureId = DirectoryIds.OfStructure(Code, id),
            Name = name,
            Kind = row["itinerance"] == "Oui" ? PlaceKind.Mobile : PlaceKind.Fixed,
            Address = fields.Line("adresse", row["adresse"]),
            AddressComplement = fields.Line("complement_adresse", row["complement_adresse"]),
            Postcode = row["code_postal"],
            Phone = phone,
            Email = email,
            Channels =
                Channels.Place
                | (phone is null ? Channels.None : Channels.Phone)
                | (email is null ? Channels.None : Channels.Written),
            HoursNote = fields.Text("commentaire", row["commentaire"]),
        };
        ReadHours(row, place, fields);
        fields.Locate(
            place,
            new Location("insee_com", "latitude")
            {
                Code = row["insee_com"],
                Commune = row["lib_com"],
                Department = DepartmentCode.Of(row["insee_dep"]),
                Position = fields.Position("latitude", row["latitude"], row["longitude"]),
            }
        );
        return fields.Result(structure, place);
    }

    private static void ReadHours(TableReader row, Place place, FieldReader fields)
    {
        var week = new WeekHours();
        var bad = Enumerable.Range(0, Days.Length).Where(day => !TryRead(row["h_" + Days[day]], day, week)).ToList();
        if (bad.Count == 0)
        {
            place.Hours = week.ToString();
            return;
        }
        // One day we cannot read, and the week would show it closed: the whole week stays in words.
        var words = Days.Where(day => row["h_" + day] is not null).Select(day => $"{day} {row["h_" + day]}");
        var field = "h_" + Days[bad[0]];
        var asWritten = string.Join(", ", words);
        fields.HoursToConfirm(
            place,
            field,
            PlainText.Line(asWritten)!,
            $"« {row[field]} » n'est pas un horaire lisible."
        );
    }

    private static bool TryRead(string? cell, int day, WeekHours week)
    {
        if (cell is null)
            return true;
        if (cell.Length > 200 || Separators().Replace(Slot().Replace(cell, ""), "").Length > 0)
            return false;
        foreach (Match slot in Slot().Matches(cell))
        {
            if (
                !TryTime(slot.Groups["fromHour"], slot.Groups["fromMinute"], out var from)
                || !TryTime(slot.Groups["toHour"], slot.Groups["toMinute"], out var to)
                || !week.TryAdd(day, from, to)
            )
            {
                return false;
            }
        }
        return true;
    }

    private static bool TryTime(Group hour, Group minute, out TimeOnly time) =>
        TimeOnly.TryParseExact(
            $"{hour.Value.PadLeft(2, '0')}:{minute.Value}",
            "HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out time
        );

    [GeneratedRegex(
        @"(?<fromHour>\d{1,2})\s*[:h]\s*(?<fromMinute>\d{2})\s*-\s*(?<toHour>\d{1,2})\s*[:h]\s*(?<toMinute>\d{2})"
    )]
    private static partial Regex Slot();

    [GeneratedRegex(@"[\s/,-]+")]
    private static partial Regex Separators();
}
