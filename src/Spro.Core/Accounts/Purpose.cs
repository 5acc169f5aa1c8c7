namespace Spro.Core.Accounts;

/// <summary>Why a professional opens the service: each purpose has its pages, its data and its own rights.</summary>
public enum Purpose
{
    /// <summary>Receive whoever pushes the door: the contact, which names nobody (charter §4.1.5).</summary>
    Welcome,

    /// <summary>Hand somebody over to another structure, or take them over (charter §4.1.7).</summary>
    HandOver,

    /// <summary>Have what stays silent on a territory answered: references, structures, dates, and nothing of the person.</summary>
    Escalation,

    /// <summary>Look after one's own account and the places where it is signed in.</summary>
    OwnAccount,
}

/// <summary>How far a right reaches.</summary>
public enum Reach
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>What concerns oneself.</summary>
    Own,

    /// <summary>What one's structure holds.</summary>
    Structure,

    /// <summary>What happens on one's territory: counts, delays and references, never a person.</summary>
    Territory,
}
