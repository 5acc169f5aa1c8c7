using System.Text;
using Spro.Core.Catalogue;
using Spro.Core.Guidance;
using Spro.Core.Structures;
using Spro.Core.Structures.Opening.French;

namespace Spro.Cli.Commands;

/// <summary>A first answer as a person reads it in a terminal.</summary>
internal static class AnswerText
{
    private const int Width = 100;

    /// <summary>Between two answers.</summary>
    public static readonly string Separator =
        Environment.NewLine + new string('─', Width) + Environment.NewLine + Environment.NewLine;

    public static string Of(CompleteAnswer answer)
    {
        var text = new StringBuilder();
        if (answer.Information.Count > 0)
        {
            text.AppendLine("CE QUI COMPTE POUR VOUS");
            foreach (var sheet in answer.Information)
                Wrap(text, "  ", sheet.Summary);
            text.AppendLine();
        }
        if (answer.Here is { } here)
        {
            text.AppendLine($"ICI, {here.Place.Name}");
            foreach (var offer in here.Offers)
                Wrap(text, "  ", offer);
            text.AppendLine();
        }
        Append(text, "LES SERVICES QUI PEUVENT VOUS AIDER", answer.Answers, answer.AtUtc);
        Append(text, "POUR COMPLÉTER", answer.Complements, answer.AtUtc);
        if (answer.Others.Count > 0)
        {
            Wrap(
                text,
                "",
                $"Vous pouvez aussi choisir : {string.Join(", ", answer.Others.Select(other => other.Answer.Network.ShortName))}."
            );
            text.AppendLine();
        }
        if (answer.NearestOpen is { } nearest)
        {
            text.AppendLine(TitleOf(nearest));
            Append(text, nearest, answer.AtUtc);
            text.AppendLine();
        }
        else
        {
            Wrap(
                text,
                "",
                "Nous ne connaissons aucun lieu du service public régional de l'orientation qui ouvre près de chez vous, "
                    + "ni d'accueil à distance."
            );
            text.AppendLine();
        }
        if (answer.Commune is null)
        {
            Wrap(text, "", "Dites votre commune (communeCode) pour voir les lieux proches de chez vous.");
            text.AppendLine();
        }
        if (answer.Decision.Questions.Count > 0)
        {
            text.AppendLine("POUR MIEUX VOUS RÉPONDRE, SI VOUS VOULEZ BIEN LE DIRE");
            foreach (var question in answer.Decision.Questions)
                Wrap(text, "  ", answer.Words[question].Question);
            text.AppendLine();
        }
        Wrap(text, "", answer.Decision.Rules.Notice);
        return text.ToString();
    }

    private static string TitleOf(ProposedDoor nearest) =>
        (nearest.Door.Place.Kind, nearest.IsOpen) switch
        {
            (PlaceKind.Remote, true) => "UN ACCUEIL À DISTANCE, OUVERT MAINTENANT",
            (PlaceKind.Remote, false) => "UN ACCUEIL À DISTANCE",
            (_, true) => "LE LIEU OUVERT LE PLUS PROCHE",
            (_, false) => "LE PREMIER LIEU QUI OUVRE PRÈS DE CHEZ VOUS",
        };

    private static void Append(
        StringBuilder text,
        string title,
        IReadOnlyList<AnsweredNetwork> networks,
        DateTime atUtc
    )
    {
        if (networks.Count == 0)
            return;
        text.AppendLine(title);
        foreach (var (answer, doors, gap) in networks)
        {
            var outside =
                answer.Network.Membership == Membership.Outside
                    ? " (hors du service public régional de l'orientation)"
                    : "";
            text.AppendLine($"  {answer.Network.Name}{outside}");
            foreach (var reason in answer.Reasons)
                Wrap(text, "    ", reason.Reason);
            foreach (var door in doors)
                Append(text, door, atUtc);
            if (gap)
                Wrap(
                    text,
                    "    ",
                    "Aucun lieu de ce service n'est proche de chez vous, et il ne se joint pas à distance."
                );
            text.AppendLine();
        }
    }

    private static void Append(StringBuilder text, ProposedDoor proposed, DateTime atUtc)
    {
        var (door, place) = (proposed.Door, proposed.Door.Place);
        text.AppendLine(
            $"    • {place.Name}{(place.IsFictitious && !place.Name.Contains("fictif", StringComparison.Ordinal) ? " (lieu fictif)" : "")}"
        );
        string?[] where =
        [
            proposed.Stop is null ? DoorText.Address(door) : proposed.Stop.Address,
            proposed.Km is { } km ? $"{DoorText.Distance(km)} à vol d'oiseau" : null,
        ];
        Wrap(text, "      ", string.Join(" ; ", where.Where(part => !string.IsNullOrEmpty(part))));
        Wrap(
            text,
            "      ",
            proposed is { Stop: not null, NextOpening: { } opens }
                ? $"Passe {FrenchHours.When(opens, atUtc, door.Timetable.Calendar)}"
                : DoorText.State(door, atUtc)
        );
        string?[] contacts =
        [
            place.Phone is { } phone ? $"Téléphone : {phone}" : null,
            place.WrittenAlternative is { } written ? $"Par écrit : {written}" : null,
        ];
        Wrap(text, "      ", string.Join(" ; ", contacts.Where(part => part is not null)));
    }

    private static void Wrap(StringBuilder text, string margin, string paragraph)
    {
        var line = new StringBuilder(margin);
        foreach (var word in paragraph.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > margin.Length && line.Length + 1 + word.Length > Width)
            {
                text.AppendLine(line.ToString());
                line.Clear().Append(margin);
            }
            line.Append(line.Length > margin.Length ? " " : "").Append(word);
        }
        if (line.Length > margin.Length)
            text.AppendLine(line.ToString());
    }
}
