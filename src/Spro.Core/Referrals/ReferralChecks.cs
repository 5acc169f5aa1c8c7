using Spro.Core.Common;
using Spro.Core.Search;

namespace Spro.Core.Referrals;

/// <summary>What a hand-over and its steps must say before anything is written; what is missing is told beside its field.</summary>
internal static class ReferralChecks
{
    /// <summary>A hand-over to be sent.</summary>
    public static void Require(ReferralDraft draft, Guid sender, DateOnly latest)
    {
        if (draft.From.Structure.Id != sender)
            throw RefusedException.At("lieu", "not-your-place", "Ce lieu n'est pas de votre structure.");
        if (draft.To.Structure.Id == sender)
            throw RefusedException.At(
                "porte",
                "own-structure",
                "Ce lieu est de votre structure : une collègue ou un collègue prend la suite sans aiguillage."
            );
        RequireLengths(draft);
        if (draft.Clock != StatutoryClock.None && draft.ClockFrom is null)
            throw RefusedException.At(
                "jour",
                "clock-day-missing",
                "Dites de quel jour date la demande ou le signalement."
            );
        if (draft.ClockFrom > latest)
            throw RefusedException.At("jour", "clock-day-ahead", "Ce jour n'est pas encore venu.");
        if (
            Text(draft.Word) is { } word
            && Search.FrenchText.Fold(word).Length
                is < StructureReferrals.ShortestWord
                    or > StructureReferrals.LongestWord
        )
            throw RefusedException.At(
                "mot",
                "word-length",
                $"Choisissez un mot ou un nombre de {StructureReferrals.ShortestWord} à {StructureReferrals.LongestWord} lettres ou chiffres."
            );
        if (draft.Consent is { } consent)
            Require(consent, draft.Person);
        else if (draft.IsFormalRequest && Written(draft.Person).Count == 0)
            throw RefusedException.At(
                "accord",
                "nothing-shared",
                "Écrivez la demande reçue, ou comment joindre la personne."
            );
        else if (!draft.IsFormalRequest)
            return;
        var missing = draft.News switch
        {
            NewsChannel.Sms when string.IsNullOrWhiteSpace(draft.Person.Phone) => "le numéro de téléphone",
            NewsChannel.Email when string.IsNullOrWhiteSpace(draft.Person.Email) => "l'adresse électronique",
            NewsChannel.Letter
                when string.IsNullOrWhiteSpace(draft.Person.PostalAddress)
                    || string.IsNullOrWhiteSpace(draft.Person.Name) => "le nom et l'adresse postale",
            _ => null,
        };
        if (missing is not null)
            throw RefusedException.At(
                "nouvelles",
                "news-unreachable",
                $"Pour donner des nouvelles ainsi, écrivez {missing}."
            );
        try
        {
            _ = ReferralMessages.RecipientOf(draft.News, draft.Person);
        }
        catch (RefusedException refused)
        {
            throw RefusedException.At("nouvelles", refused.Code, refused.Message);
        }
    }

    private static void RequireLengths(ReferralDraft draft)
    {
        var person = draft.Person;
        foreach (
            var (value, longest, field) in ((string?, int, string)[])
                [
                    (person.Name, ReferredPerson.LongestLine, "accord"),
                    (person.Phone, ReferredPerson.LongestLine, "accord"),
                    (person.Email, ReferredPerson.LongestLine, "accord"),
                    (person.PostalAddress, ReferredPerson.LongestAddress, "accord"),
                    (person.Message, Referral.LongestMessage, "message"),
                    (draft.Reason, Referral.LongestReason, "motif"),
                ]
        )
            if (value?.Length > longest)
                throw RefusedException.At(field, "too-long", $"Écrivez {longest} caractères au plus.");
    }

    private static void Require(GivenConsent consent, ReferredPerson person)
    {
        if (consent.Items.Count == 0)
            throw RefusedException.At("accord", "nothing-shared", "Cochez ce que la personne accepte de transmettre.");
        foreach (
            var (item, value, what) in ((SharedItem, string?, string)[])
                [
                    (SharedItem.Name, person.Name, "son nom"),
                    (SharedItem.Phone, person.Phone, "son téléphone"),
                    (SharedItem.Email, person.Email, "son adresse électronique"),
                    (SharedItem.PostalAddress, person.PostalAddress, "son adresse postale"),
                    (SharedItem.Message, person.Message, "votre message"),
                ]
        )
            if (consent.Items.Contains(item) && string.IsNullOrWhiteSpace(value))
                throw RefusedException.At(
                    "accord",
                    "shared-empty",
                    $"La personne accepte de transmettre {what} : écrivez-le."
                );
    }

    /// <summary>A step to be done.</summary>
    public static void Require(Referral referral, ReferralStep step, DateTime now)
    {
        switch (step.Act)
        {
            case ReferralAct.Decline when step.DeclineReason is null:
                throw RefusedException.At(
                    "motif",
                    "reason-missing",
                    "Dites pourquoi vous ne pouvez pas prendre la suite."
                );
            case ReferralAct.Decline when step.CounterPlaceId is null && string.IsNullOrWhiteSpace(step.Note):
                throw RefusedException.At(
                    "proposition",
                    "counter-proposal-missing",
                    "Proposez autre chose : une autre structure, ou ce que la première peut faire."
                );
            case ReferralAct.Decline when step.CounterPlaceId == referral.ReceiverPlaceId:
                throw RefusedException.At(
                    "proposition",
                    "counter-proposal-missing",
                    "Proposez un autre lieu que le vôtre."
                );
            case ReferralAct.MakeAppointment when step.AppointmentAt is not { } at || at <= now:
                throw RefusedException.At("rendez-vous", "appointment-missing", "Donnez un jour et une heure à venir.");
            case ReferralAct.End when step.Outcome is null:
                throw RefusedException.At(
                    "issue",
                    "outcome-missing",
                    "Dites ce qui s'est passé, même si personne ne le sait."
                );
            case ReferralAct.Redirect when step.To is null:
                throw RefusedException.At("porte", "door-missing", "Choisissez la structure qui prend la suite.");
            case ReferralAct.Redirect when step.To.Structure.Id == referral.SenderId:
                throw RefusedException.At("porte", "own-structure", "Ce lieu est de votre structure.");
            case ReferralAct.Redirect when step.Consent is null || step.Consent.Items.Count == 0:
                throw RefusedException.At(
                    "accord",
                    "consent-missing",
                    "Demandez à la personne son accord pour cette structure, et cochez ce qu'elle accepte de transmettre."
                );
        }
        if (step.Note?.Length > Referral.LongestMessage)
            throw RefusedException.At("message", "too-long", $"Écrivez {Referral.LongestMessage} caractères au plus.");
    }

    /// <summary>The reason that a choice against the answer, or a way round, needs.</summary>
    public static void RequireReason(bool isLoop, bool isOverride, string? reason)
    {
        if (!string.IsNullOrWhiteSpace(reason))
            return;
        if (isLoop)
            throw RefusedException.At(
                "motif",
                "loop",
                "La personne vient déjà de cette structure. Dites pourquoi elle y retourne, ou choisissez-en une autre."
            );
        if (isOverride)
            throw RefusedException.At("motif", "reason-missing", "Dites pourquoi une autre structure convient mieux.");
    }

    /// <summary>What a written request itself says: what was said aloud at the desk is not in it.</summary>
    public static List<SharedItem> Written(ReferredPerson person)
    {
        List<(SharedItem Item, string? Value)> all =
        [
            (SharedItem.Name, person.Name),
            (SharedItem.Phone, person.Phone),
            (SharedItem.Email, person.Email),
            (SharedItem.PostalAddress, person.PostalAddress),
            (SharedItem.Message, person.Message),
        ];
        return [.. all.Where(one => Text(one.Value) is not null).Select(one => one.Item)];
    }

    /// <summary>What was typed, without the spaces around it; null when nothing was.</summary>
    public static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
