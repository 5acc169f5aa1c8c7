using Spro.Core.Privacy;

namespace Spro.Core.Referrals;

/// <summary>Seals what a hand-over says of a person, and opens what a side may read. One place names the columns.</summary>
internal static class ReferralVault
{
    private const string Reason = "referrals.reason";

    public static void Seal(this Referral referral, IdentityKeyring keyring, ReferredPerson person, string? reason)
    {
        referral.Name = keyring.Seal(person.Name, "referrals.name", referral.Id);
        referral.Phone = keyring.Seal(person.Phone, "referrals.phone", referral.Id);
        referral.Email = keyring.Seal(person.Email, "referrals.email", referral.Id);
        referral.PostalAddress = keyring.Seal(person.PostalAddress, "referrals.postal_address", referral.Id);
        referral.Message = keyring.Seal(person.Message, "referrals.message", referral.Id);
        referral.Reason = keyring.Seal(reason, Reason, referral.Id);
    }

    /// <summary>The person, as far as they agreed that a side knows them: the sender wrote it, so knows it.</summary>
    public static ReferredPerson Person(this Referral referral, IdentityKeyring keyring, Party side)
    {
        return new ReferredPerson(
            Read(referral.Name, "referrals.name", SharedItem.Name),
            Read(referral.Phone, "referrals.phone", SharedItem.Phone),
            Read(referral.Email, "referrals.email", SharedItem.Email),
            Read(referral.PostalAddress, "referrals.postal_address", SharedItem.PostalAddress),
            Read(referral.Message, "referrals.message", SharedItem.Message)
        );

        string? Read(Sealed? value, string column, SharedItem item) =>
            side == Party.Receiver && !referral.Shared.Contains(item) ? null : keyring.Read(value, column, referral.Id);
    }

    public static string? ReasonOf(this Referral referral, IdentityKeyring keyring) =>
        keyring.Read(referral.Reason, Reason, referral.Id);

    public static void SealReason(this Referral referral, IdentityKeyring keyring, string? reason) =>
        referral.Reason = keyring.Seal(reason, Reason, referral.Id);

    public static void Seal(this ReferralEvent trace, IdentityKeyring keyring, string? note, string? answeredAs)
    {
        trace.Note = keyring.Seal(note, "referral_events.note", trace.Id);
        trace.AnsweredAs = keyring.Seal(answeredAs, "referral_events.answered_as", trace.Id);
    }

    public static (string? Note, string? AnsweredAs) Open(this ReferralEvent trace, IdentityKeyring keyring) =>
        (
            keyring.Read(trace.Note, "referral_events.note", trace.Id),
            keyring.Read(trace.AnsweredAs, "referral_events.answered_as", trace.Id)
        );

    /// <summary>The keyed hash of a word, however it was typed.</summary>
    public static byte[] HashOf(this IdentityKeyring keyring, Guid referral, string word) =>
        keyring.LookUp($"{referral:N}:{Search.FrenchText.Fold(word.Trim())}", "referrals.word");
}
