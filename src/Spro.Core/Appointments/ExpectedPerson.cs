using System.Net.Mail;
using Spro.Core.Common;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Appointments;

/// <summary>What the person needs on the day, so that they can come and be understood.</summary>
public enum Need
{
    /// <summary>French sign language.</summary>
    SignLanguage,

    /// <summary>What is said, written as it is said.</summary>
    Transcription,

    /// <summary>No step from the street.</summary>
    StepFree,

    /// <summary>A quiet place, or a quiet moment.</summary>
    QuietPlace,

    /// <summary>Somebody comes with them.</summary>
    Companion,
}

/// <summary>Somebody one makes an appointment for, as they say it.</summary>
public sealed record ExpectedPerson
{
    /// <summary>The longest name, address or answer, in characters.</summary>
    public const int LongestText = 300;

    /// <summary>How they want to be called.</summary>
    public required string Name { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Postal address.</summary>
    public string? Address { get; init; }

    /// <summary>How they want to be told and reminded.</summary>
    public ReminderChannel Channel { get; init; }

    /// <summary>What they need on the day.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    /// <summary>The same without spaces around, when nothing is missing for a way of meeting.</summary>
    /// <exception cref="RefusedException">Something is missing or cannot be; it names the field.</exception>
    public ExpectedPerson Checked(Ways way)
    {
        var person = this with
        {
            Name = Name?.Trim() ?? "",
            Phone = Given(Phone),
            Email = Given(Email),
            Address = Given(Address),
            Needs = [.. Needs.Where(Enum.IsDefined).Distinct().Order()],
        };
        var wrong = new Mistakes();
        if (person.Name.Length == 0)
            wrong.Add(nameof(Name), "name-missing", "Demandez comment la personne veut être appelée.");
        foreach (
            var (field, text) in (ReadOnlySpan<(string, string?)>)
                [
                    (nameof(Name), person.Name),
                    (nameof(Phone), person.Phone),
                    (nameof(Email), person.Email),
                    (nameof(Address), person.Address),
                ]
        )
        {
            if (text?.Length > LongestText)
                wrong.Add(field, "too-long", $"Écrivez {LongestText} caractères au plus.");
        }
        if (person.Phone is { } phone && !IsPhone(phone))
            wrong.Add(
                nameof(Phone),
                "phone-wrong",
                "Ce numéro n'est pas complet : écrivez par exemple 06 39 98 00 00."
            );
        if (person.Email is { } email && !MailAddress.TryCreate(email, out _))
            wrong.Add(
                nameof(Email),
                "email-wrong",
                "Cette adresse n'est pas complète : écrivez par exemple nom@example.org."
            );
        if (person.Phone is null && (Channel is ReminderChannel.Sms or ReminderChannel.Call || way == Ways.Phone))
            wrong.Add(nameof(Phone), "phone-missing", "Il faut un numéro de téléphone pour la joindre.");
        if (person.Email is null && (Channel == ReminderChannel.Email || (way == Ways.Video && person.Phone is null)))
            wrong.Add(nameof(Email), "email-missing", "Il faut une adresse électronique pour la joindre.");
        if (person.Address is null && Channel == ReminderChannel.Letter)
            wrong.Add(nameof(Address), "address-missing", "Il faut une adresse postale pour lui écrire.");
        wrong.Throw();
        try
        {
            _ = person.MessagesTo();
        }
        catch (RefusedException refused)
        {
            throw RefusedException.At(
                Channel switch
                {
                    ReminderChannel.Email => nameof(Email),
                    ReminderChannel.Sms => nameof(Phone),
                    _ => nameof(Address),
                },
                refused.Code,
                refused.Message
            );
        }
        return person;
    }

    /// <summary>Where messages reach them, by the channel they chose; null when none is sent: they are called, or wish none.</summary>
    /// <exception cref="RefusedException">No message can reach them there.</exception>
    internal Recipient? MessagesTo() =>
        Channel switch
        {
            ReminderChannel.Email => Recipient.ByEmail(Email!),
            ReminderChannel.Sms => Recipient.BySms(Phone!),
            ReminderChannel.Letter => Recipient.ByLetter([Name, .. Address!.Split('\n')]),
            _ => null,
        };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsPhone(string text) =>
        text.All(one => char.IsAsciiDigit(one) || one is ' ' or '.' or '-' or '+' or '(' or ')')
        && text.Count(char.IsAsciiDigit) is >= 10 and <= 15;
}
