using Spro.Core.Privacy;

namespace Spro.Core.Desk;

/// <summary>Seals the one thing of a contact that a professional writes in their own words, and opens it.</summary>
internal static class ContactVault
{
    private const string Correction = "contacts.correction";

    public static Sealed? SealCorrection(this IdentityKeyring keyring, Contact contact, string? correction) =>
        keyring.Seal(correction, Correction, contact.Id);

    public static string? CorrectionOf(this IdentityKeyring keyring, Contact contact) =>
        keyring.Read(contact.Correction, Correction, contact.Id);
}
