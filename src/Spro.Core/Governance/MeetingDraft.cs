using Spro.Core.Common;

namespace Spro.Core.Governance;

/// <summary>A meeting as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="BodyId">The body that meets; null when the Région convenes.</param>
/// <param name="IsSession">A session of the body.</param>
/// <param name="IsExchange">A time of exchange.</param>
/// <param name="IsMutualKnowledge">An action by which networks get to know each other.</param>
/// <param name="Title">What it is called.</param>
/// <param name="StartsAt">When it starts, in UTC.</param>
/// <param name="EndsAt">When it ends, in UTC.</param>
/// <param name="Place">Where.</param>
/// <param name="Link">Where to follow it from afar.</param>
/// <param name="DepartmentCodes">The departments it is for.</param>
/// <param name="Organisers">The technical groups that organise it.</param>
/// <param name="Participants">Those that take part.</param>
/// <param name="Agenda">One point a line.</param>
public sealed record MeetingDraft(
    Guid Id,
    int Revision,
    Guid? BodyId,
    bool IsSession,
    bool IsExchange,
    bool IsMutualKnowledge,
    string? Title,
    DateTime? StartsAt,
    DateTime? EndsAt,
    string? Place,
    string? Link,
    IReadOnlyCollection<string> DepartmentCodes,
    IReadOnlyCollection<Guid> Organisers,
    IReadOnlyCollection<Guid> Participants,
    string? Agenda
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>What is written after a meeting.</summary>
/// <param name="Revision">The revision that the form shows.</param>
/// <param name="People">How many came, by network code.</param>
/// <param name="Minutes">What was said.</param>
/// <param name="PublicExtract">What anybody may read.</param>
/// <param name="IsPublic">Anybody reads it from now on.</param>
public sealed record MeetingReport(
    int Revision,
    IReadOnlyDictionary<string, int> People,
    string? Minutes,
    string? PublicExtract,
    bool IsPublic
);
