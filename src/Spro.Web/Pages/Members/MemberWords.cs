using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Feedback;
using Spro.Core.Guidance;
using Spro.Core.Members;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening;
using Spro.Core.Structures.Opening.French;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Members;

/// <summary>The French words of what members keep true, of its history and of what sources propose.</summary>
internal static class MemberWords
{
    private const int LongestShown = 200;

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["Name"] = "Nom",
        ["Description"] = "Description",
        ["Website"] = "Site",
        ["Siret"] = "Numéro de l'établissement",
        ["NetworkCode"] = "Réseau",
        ["CharterSignedOn"] = "Valeurs de la charte signées le",
        ["CharterSignedByNetwork"] = "Signées au nom du réseau",
        ["Kind"] = "Sorte de lieu",
        ["Address"] = "Adresse",
        ["AddressComplement"] = "Complément d'adresse",
        ["Postcode"] = "Code postal",
        ["CommuneCode"] = "Commune",
        ["DepartmentCode"] = "Département",
        ["Latitude"] = "Position sur la carte",
        ["Longitude"] = "Position sur la carte, suite",
        ["PositionIsCommune"] = "Position au centre de la commune",
        ["Hours"] = "Horaires",
        ["HoursNote"] = "Précision sur les horaires",
        ["Phone"] = "Téléphone",
        ["Email"] = "Courriel",
        ["WrittenAlternative"] = "Écrire sans téléphoner",
        ["AppointmentUrl"] = "Prendre rendez-vous en ligne",
        ["Channels"] = "Manières d'être reçu ou reçue",
        ["StepFree"] = "Entrée de plain-pied",
        ["AccessibilityNote"] = "Accessibilité",
        ["AccessibilityUrl"] = "Fiche Acceslibre",
        ["HowToGetThere"] = "Comment venir",
        ["WhatToBring"] = "Ce qu'il faut apporter",
        ["Status"] = "Ouvert ou fermé",
        ["StatusNote"] = "Pourquoi le lieu est fermé",
        ["Exceptions"] = "Fermetures et horaires exceptionnels",
        ["Stops"] = "Arrêts",
        ["SuccessorId"] = "Lieu qui prend la suite",
        ["NewPeople"] = "Reçoit de nouvelles personnes",
        ["NewPeopleInWeeks"] = "Dans",
        ["NewPeopleSaidOn"] = "Dit le",
        ["ReplacedById"] = "Réuni avec",
        ["AssociatedUntil"] = "Label jusqu'au",
        ["StructureId"] = "Structure",
        ["PlaceId"] = "Lieu",
        ["Level"] = "Niveau de service",
        ["Needs"] = "Besoins",
        ["Audiences"] = "Publics",
        ["MinimumAge"] = "Âge le plus bas",
        ["MaximumAge"] = "Âge le plus haut",
        ["EligibilityZones"] = "Où il faut habiter",
        ["Conditions"] = "Conditions",
        ["Themes"] = "Sujets",
        ["ValidFrom"] = "Premier jour",
        ["ValidTo"] = "Dernier jour",
    };

    public static string Label(this FieldChange change) => Fields.GetValueOrDefault(change.Name, change.Name);

    /// <summary>Those that mean something to read: a position on the map is one, and not three numbers.</summary>
    public static IEnumerable<FieldChange> Shown(this IEnumerable<FieldChange> fields) =>
        fields.Where(field =>
            field.Name
                is not ("Latitude" or "Longitude" or "PositionIsCommune" or "DepartmentCode" or "NewPeopleSaidOn")
        );

    /// <summary>What a field said or says.</summary>
    public static string Said(this FieldChange change, JsonNode? value, PublicCatalogue catalogue) =>
        value switch
        {
            JsonArray { Count: 0 } when change.Name == "Exceptions" => "plus rien de prévu",
            null => "rien",
            JsonArray { Count: 0 } => "rien",
            JsonArray days when change.Name == "Exceptions" => string.Join(
                "\u00A0; ",
                days.Deserialize<PlaceException[]>()!.Select(InFrench)
            ),
            JsonArray stops when change.Name == "Stops" => $"{stops.Count} arrêts",
            JsonArray publics when change.Name == "Audiences" => string.Join(
                ", ",
                publics.Select(one => Audience(one?.ToString() ?? ""))
            ),
            JsonArray list => string.Join(
                ", ",
                list.Select(one => Word(change.Name, one?.ToString() ?? "", catalogue))
            ),
            _ => Short(Word(change.Name, value.ToString(), catalogue)),
        };

    private static string Word(string field, string value, PublicCatalogue catalogue) =>
        field switch
        {
            "CommuneCode" or "EligibilityZones" => NameOf(value, catalogue.Territory),
            "NetworkCode" => catalogue.Networks.Find(value)?.Name ?? value,
            "Needs" => catalogue.Words[SituationField.Needs].LabelOf(value),
            "SuccessorId"
            or "PlaceId" when Guid.TryParse(value, out var place) && catalogue.Doors.Find(place) is { } door =>
                door.Place.Name,
            "Hours" when OpeningHours.TryParse(value, out var hours, out _) => string.Join(
                "\u00A0; ",
                FrenchHours.Describe(hours)
            ),
            "Channels" => string.Join(", ", Enum.Parse<Channels>(value).Each().Select(channel => channel.InFrench())),
            "Status" => Enum.Parse<PlaceStatus>(value) == PlaceStatus.Closed ? "fermé" : "fermé pour le moment",
            "NewPeopleInWeeks" => value == "1" ? "1 semaine" : $"{value} semaines",
            "NewPeople" => Enum.Parse<NewPeople>(value).InFrench(),
            "Level" => Enum.Parse<ServiceLevel>(value).InFrench(),
            "ReplacedById" => "la fiche qui reste",
            "StructureId" => NameOfStructure(value, catalogue) ?? "une structure qui n'a plus de lieu",
            "SuccessorId" or "PlaceId" => "un lieu qui n'est plus dans l'annuaire",
            _ when value == "true" => "oui",
            _ when value == "false" => "non",
            _ when DateOnly.TryParseExact(
                    value,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                ) => day.InFrench,
            _ => value,
        };

    private static string? NameOfStructure(string id, PublicCatalogue catalogue) =>
        Guid.TryParse(id, out var structure)
            ? catalogue.Doors.All.FirstOrDefault(door => door.Structure.Id == structure)?.Structure.Name
            : null;

    private static string NameOf(string code, TerritoryIndex territory) =>
        territory.CommuneToday(code)?.Name
        ?? territory.Territory(TerritoryKind.Department, code)?.Name
        ?? territory.Territory(TerritoryKind.Epci, code)?.Name
        ?? code;

    /// <summary>"du 24 décembre au 2 janvier 2027, fermé (congés)".</summary>
    public static string InFrench(this PlaceException days) =>
        (
            days.From == days.To
                ? $"le {days.From.InFrench}"
                : $"du {days.From.InFrenchBefore(days.To)} au {days.To.InFrench}"
        )
        + ", "
        + (
            days.Hours is null ? "fermé"
            : OpeningHours.TryParse(days.Hours, out var hours, out _)
                ? string.Join("\u00A0; ", FrenchHours.Describe(hours))
                    .ToLower(CultureInfo.CurrentCulture)
                    // The days are said already.
                    .Replace("tous les jours, ", "ouvert ", StringComparison.Ordinal)
            : "horaires particuliers"
        )
        + (days.Reason is { } reason ? $" ({reason})" : "");

    public static string InFrench(this DirectoryChangeKind kind) =>
        kind switch
        {
            DirectoryChangeKind.Added => "Ajouté",
            DirectoryChangeKind.Edited => "Modifié",
            DirectoryChangeKind.Ended => "Arrêté",
            DirectoryChangeKind.ProposalAccepted => "Proposition acceptée",
            DirectoryChangeKind.Undone => "Modification annulée",
            DirectoryChangeKind.ValuesSigned => "Valeurs de la charte signées",
            DirectoryChangeKind.Merged => "Réuni avec son double",
            DirectoryChangeKind.Transferred => "Lieu transféré",
            _ => "Confirmé",
        };

    /// <summary>What a report about a place is.</summary>
    public static string InFrench(this RemarkKind kind) =>
        kind switch
        {
            RemarkKind.AskedToPay => "On m'a demandé de payer",
            RemarkKind.ProposedCorrection => "Une correction est proposée",
            _ => "Une information est fausse",
        };

    /// <summary>Who says a report, without the name of anybody; null for the public.</summary>
    public static string? Sender(this Report report, PublicCatalogue catalogue) =>
        report switch
        {
            { From: { } structure } => structure,
            { Remark.FromNetworkCode: { } network } => $"tête de réseau, {catalogue.Networks.Find(network)?.Name}",
            { Remark.FromRole: { } role } => role.InFrench(),
            _ => null,
        };

    /// <summary>How a report of a kind ended: the words say whether the report or the page was right.</summary>
    public static string InFrench(this ReportOutcome outcome, RemarkKind kind) =>
        (outcome, kind) switch
        {
            (ReportOutcome.PassedOn, _) => "Transmis à qui peut agir",
            (ReportOutcome.Mended, RemarkKind.AskedToPay) =>
                "Le signalement était fondé\u00A0: de l'argent était demandé, et ne l'est plus",
            (_, RemarkKind.AskedToPay) => "Le signalement n'était pas fondé\u00A0: aucun argent n'est demandé",
            (ReportOutcome.Mended, _) => "Le signalement était juste\u00A0: la page est corrigée",
            _ => "La page était juste\u00A0: rien n'y change",
        };

    public static string InFrench(this Channels channel) =>
        channel switch
        {
            Channels.Place => "Sur place",
            Channels.Phone => "Par téléphone",
            Channels.Written => "Par écrit\u00A0: courriel, formulaire, SMS",
            Channels.Video => "En visio",
            _ => "Sur un site",
        };

    public static IEnumerable<Channels> Each(this Channels channels) =>
        Enum.GetValues<Channels>().Where(one => one != Channels.None && channels.HasFlag(one));

    public static string InFrench(this ServiceLevel level) =>
        level switch
        {
            ServiceLevel.FirstAnswer => "Accueil et première réponse",
            ServiceLevel.PersonalAdvice => "Conseil personnel, avec une conseillère ou un conseiller",
            _ => "Accompagnement dans la durée",
        };

    public static string InFrench(this NewPeople answer) =>
        answer switch
        {
            NewPeople.Now => "Oui, dès maintenant",
            NewPeople.Later => "Oui, dans quelques semaines",
            _ => "Non, pas pour le moment",
        };

    /// <summary>A public, of <see cref="Audiences.All"/>.</summary>
    public static string Audience(string code) => Core.Publications.GuideWords.Public(code);

    private static string Short(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    /// <summary>Shows a refusal beside the field of a draft that the page binds under a name, or above the form.</summary>
    public static void AddRefusal(this ModelStateDictionary state, RefusedException refused, string bound)
    {
        foreach (var one in refused.All)
            state.AddModelError(
                one.Field is { Length: > 0 } field ? $"{bound}{char.ToUpperInvariant(field[0])}{field[1..]}" : "",
                one.Message.Printed()
            );
    }
}
