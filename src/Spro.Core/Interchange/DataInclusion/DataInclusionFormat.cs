using System.Runtime.CompilerServices;
using System.Text.Json;
using Spro.Core.Interchange.Fields;
using Spro.Core.Interchange.Files;
using Spro.Core.Structures;

namespace Spro.Core.Interchange.DataInclusion;

/// <summary>
/// data·inclusion, schema version 1: a file of structures, a file of services, or a folder with both
/// (<c>structures….json</c>, <c>services….json</c>, gzipped or not). A structure gives its place; a service is at the
/// place of its structure, or at its own when a folder shows that its address is another.
/// </summary>
public sealed class DataInclusionFormat(ReadingContext context) : IDirectoryFormat
{
    /// <summary>The source of the records.</summary>
    public const string SourceCode = "data-inclusion";

    /// <inheritdoc />
    public string Code => SourceCode;

    /// <inheritdoc />
    public async IAsyncEnumerable<DirectoryItem> ReadAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // Where each structure is, to tell whether a service is elsewhere: some tens of bytes per structure.
        var addresses = new Dictionary<string, int?>(StringComparer.Ordinal);
        var files = Directory.Exists(path)
            ? new[] { SourceFile.Choose(path, "structures"), SourceFile.Find(path, "services") }.OfType<string>()
            : [path];
        foreach (var file in files)
        {
            await using var records = JsonRecordReader.Open(file);
            while (await records.ReadAsync(cancellationToken))
            {
                if (records.Index == 0)
                    RefuseOtherSchemas(records.Current, Path.GetFileName(file));
                yield return FromJson(records.Current, records.Where, addresses);
            }
        }
    }

    private static void RefuseOtherSchemas(JsonElement first, string file)
    {
        if (first.Text("profils") is not null || HasAny(first, "profils", "presentation_resume", "typologie"))
        {
            throw new Common.RefusedException(
                "old-schema",
                $"Le fichier « {file} » suit l'ancien schéma v0 de data·inclusion : demandez-le dans le schéma v1."
            );
        }
        if (!HasAny(first, "date_maj"))
            throw Refusals.NotThisFormat(file, "il ne suit pas le schéma v1 de data·inclusion");
    }

    private static bool HasAny(JsonElement record, params ReadOnlySpan<string> properties)
    {
        foreach (var property in properties)
        {
            if (record.ValueKind == JsonValueKind.Object && record.TryGetProperty(property, out _))
                return true;
        }
        return false;
    }

    private DirectoryItem FromJson(JsonElement record, string where, Dictionary<string, int?> addresses)
    {
        if (record.ValueKind != JsonValueKind.Object)
            return DirectoryItem.Refuse(where, "", "Cet élément n'est pas un objet.");
        var reader = new SchemaReader(record, new FieldReader(where, context));
        reader.Fields.KnownAs(record.Text("code_insee"), record.Text("nom"), record.Text("commune"));
        var isService = record.TryGetProperty("structure_id", out _);
        return isService ? ReadService(reader, addresses) : ReadStructure(reader, addresses);
    }

    private DirectoryItem ReadStructure(SchemaReader reader, Dictionary<string, int?> addresses)
    {
        var fields = reader.Fields;
        fields.Required("source", reader.Text("source"));
        var id = reader.Id("id");
        var date = reader.UpdatedOn();
        var networks = reader.Codes("reseaux_porteurs", Vocabulary.Networks);
        var structure = new Structure
        {
            Source = Code,
            SourceId = id,
            SourceVersion = Vocabulary.Version,
            SourceDate = date,
            NetworkCode = Vocabulary.NetworkCodes.FirstOrDefault(pair => networks.Contains(pair.Theirs)).Ours,
            Name = fields.Required("nom", reader.Text("nom", 3, 150)),
            Siret = reader.Siret(),
            Description = fields.Text("description", reader.Text("description", 5, 10_000)),
            Website = fields.Url("site_web", reader.Text("site_web")),
        };
        var place = reader.Place(Code, id, StructureId(id), structure.Name, date);
        place.Website = structure.Website;
        place.AccessibilityUrl = fields.Url("accessibilite_lieu", reader.Text("accessibilite_lieu"));
        place.Channels = Channels.Place;
        if (reader.HasAddress)
            reader.Locate(place);
        structure.AsGiven = reader.AsGiven<DataInclusionStructure>(
            place,
            written =>
                written with
                {
                    Name = structure.Name,
                    Description = structure.Description,
                    Website = structure.Website,
                    AccessibilityUrl = place.AccessibilityUrl,
                }
        );
        addresses[id] = reader.HasAddress ? AddressKey(place) : null;
        if (!reader.HasAddress)
            return fields.Result(structure);
        return fields.Result(structure, place);
    }

    private DirectoryItem ReadService(SchemaReader reader, Dictionary<string, int?> addresses)
    {
        var fields = reader.Fields;
        fields.Required("source", reader.Text("source"));
        var id = reader.Id("id");
        var structureId = reader.Id("structure_id");
        var date = reader.UpdatedOn();
        if (reader.Code("frais", Vocabulary.Fees) == "payant")
            fields.Reject("frais", "Service payant : les services du réseau sont gratuits.");
        var themes = reader.Codes("thematiques", Vocabulary.Themes);
        var audiences = reader.Codes("publics", Audiences.All);
        var service = new ServiceOffer
        {
            Source = Code,
            SourceId = id,
            SourceVersion = Vocabulary.Version,
            SourceDate = date,
            StructureId = StructureId(structureId),
            Name = fields.Required("nom", reader.Text("nom", 3, 150)),
            Description = fields.Text("description", reader.Text("description", 5, 10_000)),
            Level =
                reader.Code("type", Vocabulary.ServiceTypes) == "accompagnement"
                    ? ServiceLevel.Support
                    : ServiceLevel.FirstAnswer,
            Needs = [.. themes.Select(theme => Vocabulary.NeedOf.GetValueOrDefault(theme)).OfType<string>().Distinct()],
            Themes = themes,
            Audiences = Audiences.Named(audiences),
            EligibilityZones = reader.Zones(),
            Channels = ReadChannels(reader),
        };
        if (service.Description is null)
            fields.Reject("description", "Ce champ est obligatoire.");
        var place = reader.Place(Code, id, service.StructureId, service.Name, date);
        place.AppointmentUrl = fields.Url("lien_mobilisation", reader.Text("lien_mobilisation"));
        place.Channels = service.Channels;
        if (reader.HasAddress)
            reader.Locate(place);
        ReadConditions(reader, service, place);
        if (!addresses.TryGetValue(structureId, out var structureAddress))
            return fields.Result(service);
        if (!reader.HasAddress)
        {
            service.PlaceId = structureAddress is null ? null : DirectoryIds.OfPlace(Code, structureId);
            return fields.Result(service);
        }
        if (AddressKey(place) == structureAddress)
        {
            service.PlaceId = DirectoryIds.OfPlace(Code, structureId);
            return fields.Result(service);
        }
        service.PlaceId = id.Length == 0 ? null : DirectoryIds.OfPlace(Code, id);
        return fields.Result(place, service);
    }

    private static void ReadConditions(SchemaReader reader, ServiceOffer service, Place place)
    {
        var fields = reader.Fields;
        var access = fields.Text("conditions_acces", reader.Text("conditions_acces"));
        var audiences = fields.Text("publics_precisions", reader.Text("publics_precisions"));
        var fee = fields.Text("frais_precisions", reader.Text("frais_precisions"));
        var contact = fields.Text("mobilisation_precisions", reader.Text("mobilisation_precisions"));
        reader.Number("nombre_semaines");
        reader.Number("volume_horaire_hebdomadaire");
        var onlyProfessionals = reader.Codes("mobilisable_par", Vocabulary.Askers) is ["professionnels"];
        var conditions = new[]
        {
            access,
            audiences,
            onlyProfessionals ? "Pour y aller, un professionnel ou une professionnelle doit vous adresser." : null,
        };
        service.Conditions = conditions.Any(text => text is not null)
            ? string.Join('\n', conditions.OfType<string>())
            : null;
        service.AsGiven = reader.AsGiven<DataInclusionService>(
            place,
            written =>
                written with
                {
                    Name = service.Name,
                    Description = service.Description,
                    Conditions = access,
                    AudienceNote = audiences,
                    FeeNote = fee,
                    ContactNote = contact,
                    BookingUrl = place.AppointmentUrl,
                }
        );
    }

    private static Channels ReadChannels(SchemaReader reader)
    {
        var modes = reader.Codes("modes_accueil", Vocabulary.ReceptionModes);
        var contacts = reader.Codes("modes_mobilisation", Vocabulary.ContactModes);
        var channels = modes.Contains("en-presentiel") ? Channels.Place : Channels.None;
        if (!modes.Contains("a-distance"))
            return channels;
        var remote =
            (contacts.Contains("telephoner") ? Channels.Phone : Channels.None)
            | (contacts.Contains("envoyer-un-courriel") ? Channels.Written : Channels.None)
            | (contacts.Contains("utiliser-lien-mobilisation") ? Channels.Web : Channels.None);
        return channels | (remote == Channels.None ? Channels.Web : remote);
    }

    private static Guid StructureId(string id) =>
        id.Length == 0 ? Guid.Empty : DirectoryIds.OfStructure(SourceCode, id);

    private static int AddressKey(Place place) =>
        HashCode.Combine(
            place.Address?.ToUpperInvariant(),
            place.CommuneCode ?? place.Postcode,
            place.CommuneCode is null ? place.DepartmentCode : null
        );
}
