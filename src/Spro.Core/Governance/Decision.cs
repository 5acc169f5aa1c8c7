namespace Spro.Core.Governance;

/// <summary>What has become of a decision.</summary>
public enum DecisionState
{
    /// <summary>It is to be done.</summary>
    Open,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It was given up, for a reason that is written.</summary>
    Dropped,
}

/// <summary>Who a decision is for.</summary>
public enum DecisionOwnerKind
{
    /// <summary>A body.</summary>
    Body,

    /// <summary>A structure.</summary>
    Structure,

    /// <summary>A network, by the head of it.</summary>
    Network,

    /// <summary>Those of a role: the Région, its officers.</summary>
    Role,
}

/// <summary>What a meeting decided: to be done by whom, before when. It comes back at each meeting until it is.</summary>
public sealed class Decision
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The meeting that took it.</summary>
    public Guid MeetingId { get; set; }

    /// <summary>What is to be done.</summary>
    public required string Text { get; set; }

    /// <summary>What its owner is.</summary>
    public DecisionOwnerKind OwnerKind { get; set; }

    /// <summary>Its owner: an identifier, the code of a network, the name of a role.</summary>
    public required string OwnerKey { get; set; }

    /// <summary>The last day to do it.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Where it stands.</summary>
    public DecisionState State { get; set; }

    /// <summary>When it was taken down.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>When it was done or given up; null while it is open.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>What was said of it since, the oldest first.</summary>
    public List<DecisionNews> News { get; set; } = [];

    /// <summary>Its last day as it stood at a moment; null when it was put off since, and nothing tells which it was.</summary>
    public DateOnly? DueOnAt(DateTime moment)
    {
        var changes = News.Where(one => one.NewDueOn is not null).ToLookup(one => one.At < moment);
        return changes[true].MaxBy(one => one.At)?.NewDueOn ?? (changes[false].Any() ? null : DueOn);
    }

    /// <summary>Whether its day has passed and it is not done.</summary>
    public bool IsLateOn(DateOnly day) => State == DecisionState.Open && DueOn < day;
}

/// <summary>What is said of a decision, at a meeting or between two.</summary>
public sealed class DecisionNews
{
    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The decision.</summary>
    public Guid DecisionId { get; set; }

    /// <summary>The meeting at which it came back; null between two.</summary>
    public Guid? MeetingId { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>Where it then stood.</summary>
    public DecisionState State { get; set; }

    /// <summary>What was said.</summary>
    public string? Note { get; set; }

    /// <summary>Its new last day; null when it kept the one it had.</summary>
    public DateOnly? NewDueOn { get; set; }
}
