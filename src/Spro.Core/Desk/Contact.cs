using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Guidance;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Desk;

/// <summary>
/// Somebody was received (charter §4.1.5). Nobody is named: it says what they asked and what they were told, so that a
/// colleague can go on and the service can be counted.
/// </summary>
public sealed class Contact
{
    /// <summary>The longest reason of a correction, in characters.</summary>
    public const int LongestReason = 300;

    /// <summary>Opaque; chosen by the form, so that a form sent twice makes one contact.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure that received.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The place whose door was pushed.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>Account of the professional who received, or of the program that tells it.</summary>
    public Guid ReceivedBy { get; set; }

    /// <summary>How it came here.</summary>
    public ContactOrigin Origin { get; set; }

    /// <summary>What the structure's own software calls it; null for what was typed here.</summary>
    public string? Reference { get; set; }

    /// <summary>When it was recorded; when they were received, for what comes from another software.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>That day, on the calendar of the place.</summary>
    public DateOnly Day { get; set; }

    /// <summary>How they came.</summary>
    public ContactChannel Channel { get; set; }

    /// <summary>What they said of their situation, as an address says it; nothing confided is in it.</summary>
    public required string Said { get; set; }

    /// <summary>The rules that gave the first answer: the same can be given again.</summary>
    public required string RulesVersion { get; set; }

    /// <summary>Codes of the networks of the first answer, in their order.</summary>
    public IReadOnlyList<string> Answered { get; set; } = [];

    /// <summary>What comes next for them.</summary>
    public ContactEnding Ending { get; set; }

    /// <summary>The door they were directed to, when there is one; never one whose name would tell of health.</summary>
    public Guid? NextPlaceId { get; set; }

    /// <summary>
    /// Why the professional directed them elsewhere than the answer did, in their own words; null when they followed it.
    /// </summary>
    public Sealed? Correction { get; set; }

    /// <summary>The networks of an answer that a contact may hold: the name alone of the others would tell of health or resources.</summary>
    internal static IReadOnlyList<string> AnsweredBy(CompleteAnswer answer) =>
        [
            .. answer
                .Answers.Concat(answer.Complements)
                .Select(one => one.Answer.Network)
                .Where(network => !network.IsConfided)
                .Select(network => network.Code),
        ];

    /// <summary>Says what comes next.</summary>
    /// <param name="ending">What comes next.</param>
    /// <param name="next">The door they were directed to.</param>
    /// <param name="correction">Why that door is none of those of the answer.</param>
    /// <param name="keyring">Seals it.</param>
    /// <exception cref="RefusedException">Another door is not named, or differs from the answer without a reason.</exception>
    internal void End(ContactEnding ending, Door? next, string? correction, IdentityKeyring keyring)
    {
        (Guid? place, string? reason) = (null, null);
        if (ending == ContactEnding.OtherDoor)
        {
            place =
                next?.Place.Id
                ?? throw RefusedException.At("porte", "door-missing", "Choisissez la structure qui prend la suite.");
            if (next.Structure.Id == StructureId)
                throw RefusedException.At(
                    "porte",
                    "own-structure",
                    "Ce lieu est de votre structure : choisissez plutôt la suite « ici »."
                );
            if (IsOverride(next))
                reason = string.IsNullOrWhiteSpace(correction)
                    ? throw RefusedException.At(
                        "motif",
                        "reason-missing",
                        "Dites pourquoi une autre structure convient mieux."
                    )
                    : correction.Trim();
            if (reason?.Length > LongestReason)
                throw RefusedException.At("motif", "too-long", $"Écrivez {LongestReason} caractères au plus.");
            if (next.Network is { IsConfided: true })
                place = null;
        }
        (Ending, NextPlaceId) = (ending, place);
        // Said again as it was, it stays as it was sealed.
        if (keyring.CorrectionOf(this) != reason)
            Correction = keyring.SealCorrection(this, reason);
    }

    /// <summary>
    /// A door is none of those of the answer. That of a network whose name alone tells of health is not known to be one.
    /// </summary>
    public bool IsOverride(Door door)
    {
        ArgumentNullException.ThrowIfNull(door);
        return door.Network is not { } network || !network.IsConfided && !IsAnsweredBy(network);
    }

    /// <summary>Whether a network is one of those of the first answer, by its name or as any signatory's.</summary>
    public bool IsAnsweredBy(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Answered.Contains(network.Code, StringComparer.Ordinal)
            || network.Membership == Membership.Signatory
                && Answered.Contains(Networks.AnySignatoryPlace, StringComparer.Ordinal);
    }

    /// <summary>The path of one person from desk to desk, by their code alone; it leads to nobody.</summary>
    public Guid PathId { get; set; }

    /// <summary>Since when nobody reads it, until the archives agree that it is erased; null while it is read.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>
    /// What is left of it once the person has asked to be forgotten: that somebody came that day, how, and what came next. A
    /// count, whose identifier leads to nothing.
    /// </summary>
    internal Contact ToCount() =>
        new()
        {
            Id = Guid.NewGuid(),
            StructureId = StructureId,
            PlaceId = PlaceId,
            ReceivedBy = ReceivedBy,
            Origin = Origin,
            RecordedAt = DateTime.SpecifyKind(Day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc),
            Day = Day,
            Channel = Channel,
            Said = "",
            RulesVersion = RulesVersion,
            Ending = Ending,
            PathId = Guid.NewGuid(),
        };
}

/// <summary>How a contact came here.</summary>
public enum ContactOrigin
{
    /// <summary>Typed at the desk.</summary>
    Desk,

    /// <summary>Sent by the structure's own software.</summary>
    Software,

    /// <summary>Read from a file.</summary>
    File,
}

/// <summary>How somebody reached the desk.</summary>
public enum ContactChannel
{
    /// <summary>They pushed the door.</summary>
    OnSite,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By video.</summary>
    Video,

    /// <summary>In writing.</summary>
    Written,

    /// <summary>The service went to them: a bus, a market, a forum.</summary>
    Outreach,
}

/// <summary>What comes after a first answer. Nobody is sent away: that is not among them.</summary>
public enum ContactEnding
{
    /// <summary>The first answer was enough.</summary>
    AnsweredHere,

    /// <summary>An adviser of the structure takes over.</summary>
    AdviserHere,

    /// <summary>They were directed to another door.</summary>
    OtherDoor,
}
