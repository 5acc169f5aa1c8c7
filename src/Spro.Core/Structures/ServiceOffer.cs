using Spro.Core.Common;

namespace Spro.Core.Structures;

/// <summary>
/// What a structure does for people. It has no price field: the services of the charter are free (charter §3), and a
/// paid offer cannot be written here.
/// </summary>
public sealed class ServiceOffer : SourcedRecord
{
    /// <summary>The structure that offers it.</summary>
    public Guid StructureId { get; set; }

    /// <summary>Where; null when at every place of the structure.</summary>
    public Guid? PlaceId { get; set; }

    /// <summary>Name as the public reads it.</summary>
    public required string Name { get; set; }

    /// <summary>In plain words.</summary>
    public string? Description { get; set; }

    /// <summary>How far it goes (charter C1.5).</summary>
    public ServiceLevel Level { get; set; }

    /// <summary>Needs it answers: values of <c>needs</c> (DOMAIN §3.2).</summary>
    public List<string> Needs { get; set; } = [];

    /// <summary>Publics, in the codes of <see cref="Structures.Audiences"/>; empty means everyone.</summary>
    public List<string> Audiences { get; set; } = [];

    /// <summary>Youngest age, in years; null when none.</summary>
    public int? MinimumAge { get; set; }

    /// <summary>Oldest age, in years, included; null when none.</summary>
    public int? MaximumAge { get; set; }

    /// <summary>INSEE codes of communes, departments, regions or EPCI (SIREN) where one must live; empty means anywhere.</summary>
    public List<string> EligibilityZones { get; set; } = [];

    /// <summary>Conditions in plain words.</summary>
    public string? Conditions { get; set; }

    /// <summary>Ways of being received for this service.</summary>
    public Channels Channels { get; set; }

    /// <summary>
    /// The source's own record, cleaned, to be given back as it came: its schema holds more than this model. Null when
    /// the source asks nothing back.
    /// </summary>
    public string? AsGiven { get; set; }

    /// <summary>Subjects, in the source's vocabulary (data·inclusion <c>thematiques</c>).</summary>
    public List<string> Themes { get; set; } = [];
}

/// <summary>The three levels of the charter (§4.1) and of the advice it names.</summary>
public enum ServiceLevel
{
    /// <summary>Welcome and a first answer.</summary>
    FirstAnswer,

    /// <summary>Personal advice by a counsellor.</summary>
    PersonalAdvice,

    /// <summary>Support over time.</summary>
    Support,
}
