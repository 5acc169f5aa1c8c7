using Spro.Core.Common;
using Spro.Core.Territories;

namespace Spro.Core.ActionPlans;

/// <summary>A plan as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="BodyId">The committee; read for a new one only.</param>
/// <param name="Title">What it is called.</param>
/// <param name="TerritoryKind">What its territory is made of.</param>
/// <param name="TerritoryCodes">Their codes.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidTo">Its last day.</param>
/// <param name="Evaluation">What came of it.</param>
/// <param name="IsPublic">Anybody reads it.</param>
public sealed record PlanDraft(
    Guid Id,
    int Revision,
    Guid? BodyId,
    string? Title,
    TerritoryKind TerritoryKind,
    IReadOnlyCollection<string> TerritoryCodes,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    string? Evaluation,
    bool IsPublic
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>An action of a plan as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="Title">What is done.</param>
/// <param name="IsGuidance">It is an action of guidance.</param>
/// <param name="IsForEverybody">It is for everybody.</param>
/// <param name="Audience">Whom it is for, else.</param>
/// <param name="Lead">Who leads it.</param>
/// <param name="ObjectiveIds">The objectives it serves.</param>
/// <param name="DueOn">The day by which it should be done.</param>
/// <param name="Progress">How far it has gone.</param>
/// <param name="Evaluation">What can be said of it.</param>
public sealed record PlanActionDraft(
    Guid Id,
    int Revision,
    string? Title,
    bool IsGuidance,
    bool IsForEverybody,
    string? Audience,
    string? Lead,
    IReadOnlyCollection<Guid> ObjectiveIds,
    DateOnly? DueOn,
    PlanProgress Progress,
    string? Evaluation
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>An objective as a form gives it.</summary>
/// <param name="Id">Chosen by the form.</param>
/// <param name="Revision">The revision that the form shows; zero for a new one.</param>
/// <param name="Strategy">The document it is of.</param>
/// <param name="Code">Its number.</param>
/// <param name="Title">What it says.</param>
/// <param name="Axes">The European axes it serves.</param>
/// <param name="Indicator">By what one sees how far it is reached.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidTo">Its last day; null while it holds.</param>
public sealed record ObjectiveDraft(
    Guid Id,
    int Revision,
    string? Strategy,
    string? Code,
    string? Title,
    IReadOnlyCollection<GuidanceAxis> Axes,
    string? Indicator,
    DateOnly? ValidFrom,
    DateOnly? ValidTo
)
{
    /// <summary>What the form could not read, which is said with the rest.</summary>
    public IReadOnlyList<RefusedException> Unread { get; init; } = [];
}

/// <summary>A plan in a list.</summary>
/// <param name="Id">The plan.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Body">The name of its committee.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="ValidTo">Its last day.</param>
/// <param name="IsPublished">Anybody reads it.</param>
/// <param name="LacksGuidanceForEverybody">No action of guidance is for everybody.</param>
/// <param name="MayWrite">The reader may write it.</param>
/// <param name="FromDemonstration">It is fictitious.</param>
public sealed record PlanLine(
    Guid Id,
    string Title,
    string Body,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    bool IsPublished,
    bool LacksGuidanceForEverybody,
    bool MayWrite,
    bool FromDemonstration
);

/// <summary>A plan opened.</summary>
/// <param name="Plan">The plan with its actions.</param>
/// <param name="Body">The name of its committee.</param>
/// <param name="DepartmentCode">The department of its committee.</param>
/// <param name="Territories">The names of what its territory is made of.</param>
/// <param name="Objectives">The objectives that its actions serve, by identifier.</param>
/// <param name="MayWrite">The reader may write it.</param>
public sealed record PlanFile(
    ActionPlan Plan,
    string Body,
    string? DepartmentCode,
    IReadOnlyList<string> Territories,
    IReadOnlyDictionary<Guid, StrategyObjective> Objectives,
    bool MayWrite
);
