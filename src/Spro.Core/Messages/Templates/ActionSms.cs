namespace Spro.Core.Messages;

/// <summary>What an SMS says of a registration for an action: one of these, and its moment.</summary>
public enum ActionSms
{
    /// <summary>They are expected.</summary>
    Expected,

    /// <summary>They wait for a seat.</summary>
    Waiting,

    /// <summary>It has another moment or place.</summary>
    Changed,

    /// <summary>What they need was answered.</summary>
    Answered,

    /// <summary>It does not take place.</summary>
    Cancelled,

    /// <summary>They no longer come.</summary>
    Withdrawn,
}
