using Microsoft.AspNetCore.WebUtilities;
using Spro.Core.Catalogue;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Web.Pages.FirstAnswer;

namespace Spro.Web.Pages.Desk;

/// <summary>
/// A contact and the first answer to what it tells: by the rules and at the moment of the contact, in the directory of
/// today.
/// </summary>
/// <param name="Contact">The contact.</param>
/// <param name="Answer">The answer.</param>
internal sealed record DeskSituation(Contact Contact, CompleteAnswer Answer)
{
    public static DeskSituation Of(PublicCatalogue catalogue, Contact contact)
    {
        var journey = SaidBy(catalogue, contact);
        var request = new AnswerRequest(
            journey.Situation,
            journey.Commune?.Code,
            // A place that has left the directory since no longer says what it offers.
            catalogue.Doors.Find(contact.PlaceId)?.Place.Id,
            contact.RecordedAt
        );
        // Rules taken back since answer no longer: those in force do.
        var isKnown = catalogue.RuleSets.Any(rules => rules.Version == contact.RulesVersion);
        return new DeskSituation(
            contact,
            CompleteAnswer.For(catalogue, isKnown ? request with { RulesVersion = contact.RulesVersion } : request)
        );
    }

    /// <summary>What somebody said at the desk.</summary>
    public static Journey SaidBy(PublicCatalogue catalogue, Contact contact) =>
        Journey.Read(QueryHelpers.ParseQuery(contact.Said), catalogue, fromForm: false);

    /// <summary>The door chosen, wherever it stands in the answer of today; null when there is none.</summary>
    public ProposedDoor? Chosen(PublicCatalogue catalogue) =>
        Contact.NextPlaceId is { } next && catalogue.Doors.Find(next) is { } door
            ? ProposedDoor.Chosen(door, Answer.AtUtc)
            : null;

    /// <summary>The doors one may be directed to: those of the answer, then those of every other suitable network.</summary>
    public IEnumerable<ProposedDoor> Doors =>
        Answer
            .Answers.Concat(Answer.Complements)
            .Concat(Answer.Others)
            .SelectMany(network => network.Doors)
            .DistinctBy(proposed => proposed.Door.Place.Id)
            .Where(proposed => proposed.Door.Structure.Id != Contact.StructureId);
}
