using Spro.Core.Privacy;

namespace Spro.Core.Governance;

/// <summary>
/// A seat in a body: as what, for whom, from when to when. It names nobody; the address to which convenings go is sealed,
/// for it may say who somebody is.
/// </summary>
public sealed class Mandate
{
    /// <summary>The column that seals the address.</summary>
    internal const string AddressColumn = "mandates.address";

    /// <summary>The longest function or name of an organisation, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The body.</summary>
    public Guid BodyId { get; set; }

    /// <summary>As what: "membre", "présidence", "animation".</summary>
    public required string Function { get; set; }

    /// <summary>The network represented, by its code; null for none.</summary>
    public string? NetworkCode { get; set; }

    /// <summary>The structure represented; null for none.</summary>
    public Guid? StructureId { get; set; }

    /// <summary>The organisation represented, by its name, when it is neither; null otherwise.</summary>
    public string? Organisation { get; set; }

    /// <summary>Where convenings are sent; null when they go another way, and once the mandate has ended.</summary>
    public Sealed? Address { get; set; }

    /// <summary>Its first day.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Its last day; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo ?? day) >= day;
}
