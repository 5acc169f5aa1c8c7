using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Search;
using Spro.Core.Structures;

namespace Spro.Core.Interchange.Formats;

/// <summary>
/// Missions locales: the i-milo list of structures, or the list of agencies. Neither has an address, so the places are
/// known by department. A folder is read from the list of structures, with the booking addresses of
/// <c>ml-rdv-url.csv</c> where the name leaves no doubt.
/// </summary>
public sealed partial class MissionsLocalesFormat(ReadingContext context) : IDirectoryFormat
{
    private static readonly string[] BookingColumns = ["nom", "siret", "rdv_url", "matched_nom_mongo"];

    /// <inheritdoc />
    public string Code => "missions-locales";

    /// <inheritdoc />
    public async IAsyncEnumerable<DirectoryItem> ReadAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var file = SourceFile.Choose(path, "referentiel_structures_milo", "agences_milo");
        var bookings =
            Directory.Exists(path) && SourceFile.Find(path, "ml-rdv-url") is { } bookingFile
                ? await ReadBookingsAsync(bookingFile, cancellationToken)
                : [];
        await using var records = JsonRecordReader.Open(file);
        while (await records.ReadAsync(cancellationToken))
        {
            var record = records.Current;
            var isStructure = record.Text("nom_officiel") is not null;
            if (records.Index == 0 && !isStructure && record.Text("structure") != "MILO")
                throw Refusals.NotThisFormat(Path.GetFileName(file), "ce ne sont pas des missions locales");
            var name = isStructure
                ? record.Text("nom_usuel") ?? record.Text("nom_officiel")
                : record.Text("nom_agence");
            yield return FromJson(record, name, records.Where, SourceEdition.Of(file), bookings);
        }
    }

    private DirectoryItem FromJson(
        JsonElement record,
        string? rawName,
        string where,
        string edition,
        Dictionary<string, Booking> bookings
    )
    {
        var fields = new FieldReader(where, context);
        var id = fields.Id("id", record.Text("id"));
        var name = PublicName(fields.Required("nom", rawName));
        var booking = bookings.GetValueOrDefault(BookingKey(name));
        var structure = new Structure
        {
            Source = Code,
            SourceId = id,
            SourceVersion = edition,
            NetworkCode = "ML",
            Name = name,
            Siret = booking?.Siret,
        };
        var place = new Place
        {
            Source = Code,
            SourceId = id,
            SourceVersion = edition,
            StructureId = DirectoryIds.OfStructure(Code, id),
            Name = name,
            Channels = Channels.Place,
            AppointmentUrl = fields.Url("rdv_url", booking?.Url),
        };
        fields.Locate(
            place,
            new Location("code_departement", "id") { Department = DepartmentCode.Of(record.Text("code_departement")) }
        );
        return fields.Result(structure, place);
    }

    private static async Task<Dictionary<string, Booking>> ReadBookingsAsync(
        string path,
        CancellationToken cancellationToken
    )
    {
        using var table = CsvTable.Open(path, ",");
        await table.WithHeaderAsync(BookingColumns, cancellationToken);
        var bookings = new List<(string Key, Booking Booking)>();
        while (await table.ReadAsync(cancellationToken))
        {
            if (table is { Flaw: null } && table["matched_nom_mongo"] is { } name && table["rdv_url"] is { } url)
                bookings.Add((BookingKey(name), new Booking(table["siret"], url)));
        }
        // The same words for two missions locales say nothing.
        return bookings
            .GroupBy(line => line.Key, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Booking, StringComparer.Ordinal);
    }

    // "44 - Mission Locale Du Pays D' Ancenis", "85-ML DU PAYS YONNAIS".
    private static string PublicName(string name)
    {
        name = Capitals.Lower(DepartmentPrefix().Replace(name, ""));
        return Acronym().Replace(name, "Mission locale ");
    }

    private static string BookingKey(string name) =>
        string.Join(
            ' ',
            FrenchText
                .Fold(name)
                .Split(' ')
                .Where(word => word is not ("mission" or "locale" or "de" or "du" or "la" or "le" or "les" or "des"))
        );

    private sealed record Booking(string? Siret, string Url);

    [GeneratedRegex(@"\A\d[\dABab]?\d?\s*-\s*")]
    private static partial Regex DepartmentPrefix();

    [GeneratedRegex(@"\AML(?=\s)\s+|\AMission Locale\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Acronym();
}
