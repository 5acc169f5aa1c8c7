using Spro.Core.Appointments;
using Spro.Core.Messages;
using Spro.Core.Privacy;

namespace Spro.Core.Agenda;

/// <summary>Seals who somebody is for the row of their registration, opens it, and erases it.</summary>
internal static class RegistrationSeal
{
    private const string Table = "registrations";

    public static void Write(this Registration one, RegistrationDraft draft, IdentityKeyring keys)
    {
        one.Secret = keys.Seal(draft.Secret, Table + ".secret", one.Id);
        one.Name = PersonSeal.Seal(keys, draft.Name, Table + ".name", one.Id);
        one.Email = PersonSeal.Seal(keys, draft.Email, Table + ".email", one.Id);
        one.EmailKey = draft.Email is { } email ? keys.KeyOf(email) : null;
        one.Phone = PersonSeal.Seal(keys, draft.Phone, Table + ".phone", one.Id);
        one.IsToldBySms = draft.BySms;
        one.GuardianEmail = PersonSeal.Seal(keys, draft.GuardianEmail, Table + ".guardian_email", one.Id);
        one.Needs = PersonSeal.Seal(keys, string.Join(',', draft.Needs), Table + ".needs", one.Id);
    }

    /// <summary>Whether a form, checked, says what was written.</summary>
    public static bool Says(this Registration one, RegistrationDraft draft, IdentityKeyring keys) =>
        (one.People, one.IsMinor, one.IsToldBySms) == (draft.People, draft.IsMinor, draft.BySms)
        && (one.NameOf(keys), one.EmailOf(keys), one.PhoneOf(keys), one.GuardianOf(keys))
            == (draft.Name, draft.Email, draft.Phone, draft.GuardianEmail)
        && one.NeedsOf(keys).SequenceEqual(draft.Needs);

    /// <summary>By what the registrations of an address are found.</summary>
    public static byte[] KeyOf(this IdentityKeyring keys, string email) =>
        keys.LookUp(email.ToLowerInvariant(), Table + ".email");

    /// <summary>Where messages reach them: by the channel they chose; null when they are called, or not told.</summary>
    public static Recipient? MessagesTo(this Registration one, IdentityKeyring keys) =>
        one.IsToldBySms && one.PhoneOf(keys) is { } phone ? Recipient.BySms(phone)
        : one.EmailOf(keys) is { } email ? Recipient.ByEmail(email)
        : null;

    public static string? LinkOf(this Registration one, IdentityKeyring keys) =>
        PersonSeal.Read(keys, one.Secret, Table + ".secret", one.Id);

    public static string? NameOf(this Registration one, IdentityKeyring keys) =>
        PersonSeal.Read(keys, one.Name, Table + ".name", one.Id);

    public static string? EmailOf(this Registration one, IdentityKeyring keys) =>
        PersonSeal.Read(keys, one.Email, Table + ".email", one.Id);

    public static string? PhoneOf(this Registration one, IdentityKeyring keys) =>
        PersonSeal.Read(keys, one.Phone, Table + ".phone", one.Id);

    public static IReadOnlyList<Need> NeedsOf(this Registration one, IdentityKeyring keys) =>
        [.. PersonSeal.Read(keys, one.Needs, Table + ".needs", one.Id)?.Split(',').Select(Enum.Parse<Need>) ?? []];

    public static string? GuardianOf(this Registration one, IdentityKeyring keys) =>
        PersonSeal.Read(keys, one.GuardianEmail, Table + ".guardian_email", one.Id);

    public static string? AnswerOf(this Registration one, IdentityKeyring keys) =>
        PersonSeal.Read(keys, one.NeedsAnswer, Table + ".needs_answer", one.Id);

    public static void Answer(this Registration one, string text, IdentityKeyring keys) =>
        one.NeedsAnswer = keys.Seal(text, Table + ".needs_answer", one.Id);

    /// <summary>They do not come: who they are and how to reach them is kept no longer.</summary>
    public static void Withdraw(this Registration one)
    {
        one.State = RegistrationState.Withdrawn;
        one.Forget();
    }

    /// <summary>Who they are and how to reach them is kept no longer; that somebody came still counts.</summary>
    public static void Forget(this Registration one)
    {
        (one.Name, one.Email, one.EmailKey, one.Phone, one.GuardianEmail) = (null, null, null, null, null);
        (one.Secret, one.Needs, one.NeedsAnswer, one.GuardianTokenHash) = (null, null, null, null);
        one.IsToldBySms = false;
    }
}
