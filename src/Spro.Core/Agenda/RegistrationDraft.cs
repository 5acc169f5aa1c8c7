using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Core.Messages;

namespace Spro.Core.Agenda;

/// <summary>A registration as a form gives it.</summary>
/// <param name="Secret">Drawn by the form: sent twice, it registers once, and leads to the same page.</param>
public sealed record RegistrationDraft(string Secret)
{
    /// <summary>How they want to be called, or what the group is.</summary>
    public string? Name { get; init; }

    /// <summary>Where to write to them.</summary>
    public string? Email { get; init; }

    /// <summary>Where to call them.</summary>
    public string? Phone { get; init; }

    /// <summary>To be told by SMS, and not by e-mail.</summary>
    public bool BySms { get; init; }

    /// <summary>How many people.</summary>
    public int People { get; init; } = 1;

    /// <summary>What they need on the day.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    /// <summary>Somebody under eighteen.</summary>
    public bool IsMinor { get; init; }

    /// <summary>Where to write to the legal representative.</summary>
    public string? GuardianEmail { get; init; }

    /// <summary>The professional who registers them holds the written agreement.</summary>
    public bool HasAgreement { get; init; }

    /// <summary>The same without spaces around, when nothing is missing for that action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="byProfessional">A professional registers: what they hold counts.</param>
    /// <exception cref="RefusedException">Something is missing or cannot be; it names the field.</exception>
    internal RegistrationDraft Checked(AgendaAction action, bool byProfessional)
    {
        if (!Registration.IsSecret(Secret))
            throw new RefusedException("form", "Ce formulaire est trop ancien : rouvrez la page, puis recommencez.");
        var wrong = new Mistakes();
        var isMinor = action.NeedsAgreement && IsMinor;
        var draft = this with
        {
            Name = action.NamesPeople
                ? wrong.Try(() =>
                    ActionReach.Text(Name, "name", Registration.LongestName)
                    ?? throw RefusedException.At("name", "missing", "Écrivez comment vous appeler.")
                )
                : null,
            Email = wrong.Try(() => Address(Email, "email")),
            // Nobody of the Région calls people.
            Phone = action.NamesPeople ? wrong.Try(() => ActionReach.Text(Phone, "phone", 30)) : null,
            BySms = action.NamesPeople && BySms,
            Needs = [.. Needs.Where(action.NeedsAsked().Contains).Distinct().Order()],
            IsMinor = isMinor,
            GuardianEmail = isMinor ? wrong.Try(() => Address(GuardianEmail, "guardian")) : null,
            HasAgreement = isMinor && byProfessional && HasAgreement,
        };
        if (action.NeedsAgreement && !IsMinor && !string.IsNullOrWhiteSpace(GuardianEmail))
            wrong.Add(
                "guardian",
                "contradiction",
                "Vous donnez l'adresse d'un parent : cochez la case « moins de 18 ans », ou effacez cette adresse."
            );
        if (draft.Phone is { } phone && phone.Count(char.IsAsciiDigit) is < 10 or > 15)
            wrong.Add("phone", "phone", "Ce numéro n'est pas complet : écrivez par exemple 06 39 98 00 00.");
        if (draft.BySms)
            wrong.Try(() => RequireMobile(draft.Phone));
        if (!byProfessional && draft.Email is null && draft.Phone is null)
            wrong.Add(
                "email",
                "missing",
                action.NamesPeople
                    ? "Donnez une adresse électronique ou un numéro de téléphone, pour vous prévenir si quelque chose change."
                    : "Donnez une adresse électronique, pour vous prévenir si quelque chose change. Sans adresse, un lieu d'accueil peut vous inscrire."
            );
        if (draft is { IsMinor: true, HasAgreement: false, GuardianEmail: null })
            wrong.Add(
                "guardian",
                "missing",
                "Donnez l'adresse électronique d'un parent, ou d'une personne qui vous représente : son accord est demandé."
            );
        // Else they would agree for themselves.
        if (
            draft is { HasAgreement: false, GuardianEmail: { } guardian }
            && string.Equals(guardian, draft.Email, StringComparison.OrdinalIgnoreCase)
        )
            wrong.Add(
                "guardian",
                "same-email",
                "Écrivez l'adresse d'un parent, ou d'une personne qui vous représente : ce n'est pas la vôtre."
            );
        if (draft.People is < 1 or > Registration.LargestGroup)
            wrong.Add("people", "range", $"Écrivez combien de personnes : de 1 à {Registration.LargestGroup}.");
        if (action.Capacity is { } seats && draft.People > seats)
            wrong.Add("people", "capacity", $"Il y a {seats} places en tout : divisez le groupe.");
        wrong.Throw();
        return draft;
    }

    private static void RequireMobile(string? phone)
    {
        if (phone is null)
            throw RefusedException.At("phone", "missing", "Écrivez le numéro qui recevra les SMS.");
        try
        {
            _ = Recipient.BySms(phone);
        }
        catch (RefusedException refused)
        {
            throw RefusedException.At("phone", refused.Code, refused.Message);
        }
    }

    private static string? Address(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        try
        {
            return Recipient.ByEmail(typed).Address;
        }
        catch (RefusedException refused)
        {
            throw RefusedException.At(
                field,
                refused.Code,
                "Cette adresse n'est pas complète : écrivez par exemple nom@example.org."
            );
        }
    }
}
