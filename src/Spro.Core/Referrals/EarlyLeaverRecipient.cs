namespace Spro.Core.Referrals;

/// <summary>
/// A structure that an act of the Région names to receive young people who leave school without a diploma (Code de
/// l'éducation, L313-7). Only such a one may be sent a school's report; no list of young people is ever kept.
/// </summary>
public sealed class EarlyLeaverRecipient
{
    /// <summary>The longest reference of an act, in characters.</summary>
    public const int LongestAct = 200;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The act, as it is cited.</summary>
    public required string Act { get; set; }

    /// <summary>From which day.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Until which day; null when none is set.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The account that recorded the act; null for the demonstration.</summary>
    public Guid? RecordedBy { get; set; }

    /// <summary>When.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>It holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && !(ValidTo < day);
}
