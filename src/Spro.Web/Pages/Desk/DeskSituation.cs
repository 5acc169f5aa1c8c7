using Microsoft.AspNetCore.WebUtilities;
using Spro.Core.Catalogue;
using Spro.Core.Desk;
using Spro.Core.Guidance;
using Spro.Web.Pages.FirstAnswer;

namespace Spro.Web.Pages.Desk;

/// <summary>A contact with the situation it tells, and the first answer that was given to it.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Journey">What they said.</param>
/// <param name="Answer">The same answer again: same rules, same moment.</param>
internal sealed record DeskSituation(Contact Contact, Journey Journey, CompleteAnswer Answer)
{
    public static DeskSituation Of(PublicCatalogue catalogue, Contact contact)
    {
        var journey = Journey.Read(QueryHelpers.ParseQuery(contact.Said), catalogue, fromForm: false);
        return new DeskSituation(
            contact,
            journey,
            CompleteAnswer.For(
                catalogue,
                new AnswerRequest(
                    journey.Situation,
                    journey.Commune?.Code,
                    // A place that has left the directory since no longer says what it offers.
                    catalogue.Doors.Find(contact.PlaceId)?.Place.Id,
                    contact.RecordedAt
                )
                {
                    RulesVersion = contact.RulesVersion,
                }
            )
        );
    }

    /// <summary>The doors one may be directed to: those of the answer, then those of every other suitable network.</summary>
    public IEnumerable<ProposedDoor> Doors =>
        Answer
            .Answers.Concat(Answer.Complements)
            .Concat(Answer.Others)
            .SelectMany(network => network.Doors)
            .DistinctBy(proposed => proposed.Door.Place.Id)
            .Where(proposed => proposed.Door.Structure.Id != Contact.StructureId);
}
