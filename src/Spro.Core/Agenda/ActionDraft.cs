using Spro.Core.Common;

namespace Spro.Core.Agenda;

/// <summary>An action as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
public sealed record ActionDraft(Guid Id, int Revision)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];

    /// <summary>What it is.</summary>
    public ActionKind? Kind { get; init; }

    /// <summary>What it is called.</summary>
    public string? Title { get; init; }

    /// <summary>What happens there.</summary>
    public string? Description { get; init; }

    /// <summary>It is for professionals.</summary>
    public bool IsForProfessionals { get; init; }

    /// <summary>Whom of the public it is for.</summary>
    public ActionPublics Publics { get; init; }

    /// <summary>The occupations that are met there, one a line: a ROME code or a title.</summary>
    public string? Occupations { get; init; }

    /// <summary>When it starts, in UTC.</summary>
    public DateTime? StartsAt { get; init; }

    /// <summary>When it ends, in UTC.</summary>
    public DateTime? EndsAt { get; init; }

    /// <summary>In what sort of place.</summary>
    public ActionPlace? PlaceKind { get; init; }

    /// <summary>The name of the place and its street.</summary>
    public string? Place { get; init; }

    /// <summary>A commune as somebody types it: its name, or its postcode.</summary>
    public string? Commune { get; init; }

    /// <summary>Where to follow it from afar.</summary>
    public string? Link { get; init; }

    /// <summary>The departments it is for.</summary>
    public IReadOnlyCollection<string> DepartmentCodes { get; init; } = [];

    /// <summary>How to come.</summary>
    public string? HowToCome { get; init; }

    /// <summary>What it has for whoever needs it.</summary>
    public ActionAccess Access { get; init; }

    /// <summary>More of that.</summary>
    public string? AccessNote { get; init; }

    /// <summary>How many seats; null when they are not counted.</summary>
    public int? Capacity { get; init; }

    /// <summary>One registers.</summary>
    public bool TakesRegistrations { get; init; }

    /// <summary>Whoever is under eighteen needs an agreement.</summary>
    public bool NeedsAgreement { get; init; }

    /// <summary>Whom to ask.</summary>
    public string? Contact { get; init; }

    /// <summary>The plan it belongs to.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>It is one of the Région's officer of the department.</summary>
    public bool IsOfOfficer { get; init; }
}

/// <summary>What the organiser writes after the day.</summary>
/// <param name="Revision">The revision that the form shows.</param>
/// <param name="Came">How many came of each registration, by its identifier.</param>
/// <param name="Others">How many came without having registered.</param>
/// <param name="Women">How many women were counted; null when nobody counted.</param>
/// <param name="Men">How many men were counted.</param>
public sealed record ActionReport(int Revision, IReadOnlyDictionary<Guid, int> Came, int Others, int? Women, int? Men);
