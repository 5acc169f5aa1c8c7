using Spro.Core.Territories;

namespace Spro.Core.ActionPlans;

/// <summary>
/// The territorial action plan of a local committee, on some intercommunalités or on an employment area (charter §5.4).
/// </summary>
public sealed class ActionPlan
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 5000;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The body whose plan it is.</summary>
    public Guid BodyId { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>What its territory is made of: intercommunalités or employment areas (AT-17-2).</summary>
    public TerritoryKind TerritoryKind { get; set; }

    /// <summary>Their official codes; never empty.</summary>
    public List<string> TerritoryCodes { get; set; } = [];

    /// <summary>Its first day.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Its last day.</summary>
    public DateOnly ValidTo { get; set; }

    /// <summary>What came of it as a whole.</summary>
    public string? Evaluation { get; set; }

    /// <summary>Since when anybody may read it; null while it is being written.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>What it does.</summary>
    public List<PlanAction> Actions { get; set; } = [];

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>How many times it was written: two who write at once do not erase each other.</summary>
    public int Revision { get; set; }

    /// <summary>
    /// No action of guidance is for everybody: the charter asks for some (AT-17-1). Those given up do not count.
    /// </summary>
    public bool LacksGuidanceForEverybody =>
        !Actions.Exists(action =>
            action is { IsGuidance: true, IsForEverybody: true, Progress: not PlanProgress.GivenUp }
        );
}

/// <summary>How far an action has gone.</summary>
public enum PlanProgress
{
    /// <summary>Nothing has begun.</summary>
    ToStart,

    /// <summary>It goes on.</summary>
    UnderWay,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was given up.</summary>
    GivenUp,
}

/// <summary>An action of a plan.</summary>
public sealed class PlanAction
{
    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; set; }

    /// <summary>What is done.</summary>
    public required string Title { get; set; }

    /// <summary>It is an action of guidance.</summary>
    public bool IsGuidance { get; set; }

    /// <summary>It is for everybody (« tous publics »).</summary>
    public bool IsForEverybody { get; set; }

    /// <summary>Whom it is for, in words, when it is not for everybody.</summary>
    public string? Audience { get; set; }

    /// <summary>Who leads it: a structure, a network, a function.</summary>
    public required string Lead { get; set; }

    /// <summary>The objectives of the strategy that it serves.</summary>
    public List<Guid> ObjectiveIds { get; set; } = [];

    /// <summary>The day by which it should be done.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>How far it has gone.</summary>
    public PlanProgress Progress { get; set; }

    /// <summary>What can be said of it, and of what came of it.</summary>
    public string? Evaluation { get; set; }

    /// <summary>How many times it was written.</summary>
    public int Revision { get; set; }

    /// <summary>Whether its day has passed and it is not done.</summary>
    public bool IsLateOn(DateOnly day) => DueOn < day && Progress is (PlanProgress.ToStart or PlanProgress.UnderWay);
}
