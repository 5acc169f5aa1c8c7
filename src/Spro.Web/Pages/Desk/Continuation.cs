using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Desk;
using Spro.Core.Guidance;

namespace Spro.Web.Pages.Desk;

/// <summary>
/// Receives again somebody whom the structure knows, by a hand-over or an appointment, to direct them further: what they
/// said is not typed twice.
/// </summary>
internal sealed class Continuation(CatalogueHost catalogues, Contacts contacts, TimeProvider clock)
{
    /// <summary>Records the contact; the same one twice is the same one. False when the place is not in the directory.</summary>
    /// <param name="actor">Who receives.</param>
    /// <param name="contactId">Chosen by the form.</param>
    /// <param name="placeId">Where: a place of the actor's structure.</param>
    /// <param name="said">What they said of their situation, as an address says it; empty when nothing.</param>
    /// <param name="pathId">The path that it continues; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="channel">How.</param>
    public async Task<bool> ReceiveAsync(
        Actor actor,
        Guid contactId,
        Guid placeId,
        string said,
        Guid? pathId,
        CancellationToken cancellationToken,
        ContactChannel channel = ContactChannel.OnSite
    )
    {
        var catalogue = catalogues.Current;
        if (contactId == Guid.Empty || catalogue.Doors.Find(placeId) is not { } door)
            return false;
        var journey = FirstAnswer.Journey.Read(
            Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(said),
            catalogue,
            fromForm: false
        );
        var answer = CompleteAnswer.For(
            catalogue,
            new AnswerRequest(journey.Situation, journey.Commune?.Code, placeId, clock.GetUtcNow().UtcDateTime)
        );
        await contacts.RecordAsync(
            actor,
            new Welcome(contactId, door, channel, said, answer, pathId),
            cancellationToken
        );
        return true;
    }
}
