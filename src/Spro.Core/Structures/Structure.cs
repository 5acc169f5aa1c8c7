using Spro.Core.Common;

namespace Spro.Core.Structures;

/// <summary>A body that receives people: a mission locale, a CIO… It has one or several places (charter §4.1).</summary>
public sealed class Structure : SourcedRecord
{
    /// <summary>Code of its network (DOMAIN §3.1); null for a structure of no network of the charter.</summary>
    public string? NetworkCode { get; set; }

    /// <summary>Name as the public knows it.</summary>
    public required string Name { get; set; }

    /// <summary>SIRET, fourteen digits, when the source gives one.</summary>
    public string? Siret { get; set; }

    /// <summary>What it does, in its own words.</summary>
    public string? Description { get; set; }

    /// <summary>Public web site.</summary>
    public string? Website { get; set; }

    /// <summary>
    /// The source's own record, cleaned, to be given back as it came: its schema holds more than this model. Null when
    /// the source asks nothing back.
    /// </summary>
    public string? AsGiven { get; set; }

    /// <summary>The day it signed the values of the charter; null shows as "signature attendue" and hides no door.</summary>
    public DateOnly? CharterSignedOn { get; set; }

    /// <summary>The head of its network signed for it: the public reads the signature as that of the network.</summary>
    public bool CharterSignedByNetwork { get; set; }

    /// <summary>
    /// The last day on which a label makes it an associated member, whatever its network; null without one. No source says it.
    /// </summary>
    public DateOnly? AssociatedUntil { get; set; }

    /// <summary>The structure that this one was a double of: what led here leads there. Null for a structure of its own.</summary>
    public Guid? ReplacedById { get; set; }
}
