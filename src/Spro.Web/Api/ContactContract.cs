using System.Text.Json;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Desk;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

#pragma warning disable CA1812 // Described only: the bodies are read by hand, so that a refusal names its field.

/// <summary>Contacts to record.</summary>
/// <param name="Contacts">From one to a hundred.</param>
internal sealed record ContactsRequestContract(IReadOnlyList<ContactRequestContract> Contacts);

/// <summary>A contact to record.</summary>
/// <param name="Reference">What the caller's software calls it; it names nobody.</param>
/// <param name="PlaceId">The place of the structure whose door was pushed.</param>
/// <param name="At">When; now by default.</param>
/// <param name="Channel">"on-site" (by default), "phone", "video", "written" or "outreach".</param>
/// <param name="Situation">What the person said, in the vocabulary of first answers; nothing confided.</param>
/// <param name="CommuneCode">INSEE code of the commune where they live.</param>
/// <param name="Ending">"answered-here" (by default), "adviser-here" or "other-door".</param>
/// <param name="NextPlaceId">The place they were directed to, with "other-door".</param>
/// <param name="Correction">Why that place, when it is none of those of the first answer.</param>
internal sealed record ContactRequestContract(
    string Reference,
    Guid PlaceId,
    DateTimeOffset? At,
    string? Channel,
    IReadOnlyDictionary<string, JsonElement>? Situation,
    string? CommuneCode,
    string? Ending,
    Guid? NextPlaceId,
    string? Correction
);

#pragma warning restore CA1812

/// <summary>What became of each contact.</summary>
internal sealed record RecordedContactsContract(
    IReadOnlyList<RecordedContactContract> Results,
    int Recorded,
    int Known,
    int Refused
);

/// <summary>What became of one contact, in the order of the request.</summary>
/// <param name="Reference">The caller's; null when it could not be read.</param>
/// <param name="Id">Of the contact; null when it is refused.</param>
/// <param name="Status">"recorded", "known" or "refused".</param>
/// <param name="Code">Why it is refused, for programs.</param>
/// <param name="Detail">Why it is refused, for people.</param>
/// <param name="Field">The field at fault.</param>
internal sealed record RecordedContactContract(
    string? Reference,
    Guid? Id,
    string Status,
    string? Code,
    string? Detail,
    string? Field
)
{
    public static RecordedContactContract Of(string? reference, RefusedException refused) =>
        new(
            reference,
            null,
            "refused",
            refused.Code,
            refused.Message,
            refused.Field switch
            {
                "lieu" => "placeId",
                "porte" => "nextPlaceId",
                "motif" => "correction",
                var field => field,
            }
        );
}

/// <summary>Some contacts.</summary>
internal sealed record ContactList(IReadOnlyList<ContactContract> Items, int Total, string? Next);

/// <summary>A contact.</summary>
/// <param name="Id">Of the contact.</param>
/// <param name="Reference">What the structure's software calls it; "spro:" and its identifier for one typed on the site.</param>
/// <param name="PlaceId">The place.</param>
/// <param name="At">When.</param>
/// <param name="Channel">How they came.</param>
/// <param name="Situation">What was said.</param>
/// <param name="CommuneCode">Where they live.</param>
/// <param name="RulesVersion">The rules that gave the first answer.</param>
/// <param name="Answered">The networks of the first answer, in order.</param>
/// <param name="Ending">What comes next.</param>
/// <param name="NextPlaceId">The place they were directed to.</param>
/// <param name="Correction">Why that place.</param>
/// <param name="Origin">"desk", "software" or "file".</param>
internal sealed record ContactContract(
    Guid Id,
    string Reference,
    Guid PlaceId,
    DateTimeOffset At,
    string Channel,
    IReadOnlyDictionary<string, JsonElement> Situation,
    string? CommuneCode,
    string RulesVersion,
    IReadOnlyList<string> Answered,
    string Ending,
    Guid? NextPlaceId,
    string? Correction,
    string Origin
)
{
    public static ContactContract Of(ListedContact listed, PublicCatalogue catalogue)
    {
        var contact = listed.Contact;
        var (situation, commune) = Said.Read(contact.Said, catalogue.Networks);
        return new(
            contact.Id,
            ContactEntries.ReferenceOf(contact),
            contact.PlaceId,
            new DateTimeOffset(contact.RecordedAt),
            ApiValues.Of(contact.Channel),
            ContactEndpoints.Written(situation),
            commune,
            contact.RulesVersion,
            contact.Answered,
            ApiValues.Of(contact.Ending),
            contact.NextPlaceId,
            listed.Correction,
            ApiValues.Of(contact.Origin)
        );
    }
}
