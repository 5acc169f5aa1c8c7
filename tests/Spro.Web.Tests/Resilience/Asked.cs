namespace Spro.Web.Tests.Resilience;

/// <summary>What is asked of the site.</summary>
internal enum Form
{
    /// <summary>Somebody is received.</summary>
    Contact,

    /// <summary>Somebody is handed over.</summary>
    HandOver,

    /// <summary>A hand-over makes a step.</summary>
    Step,

    /// <summary>A slot is booked.</summary>
    Booking,

    /// <summary>An appointment is cancelled.</summary>
    Cancellation,
}

/// <summary>What the site said of it, to the one who asked.</summary>
internal enum Answer
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not done, with why.</summary>
    Refused,
}

/// <summary>A form that somebody sent, as often as it took to have an answer.</summary>
/// <param name="form">Which.</param>
/// <param name="id">The identifier that the form chose.</param>
/// <param name="about">The page it was sent from.</param>
internal sealed class Asked(Form form, Guid id, string about)
{
    public Form Form => form;

    public Guid Id => id;

    public string About => about;

    public Answer Answer { get; set; }

    /// <summary>Why it was refused, as the page says.</summary>
    public string Reason { get; set; } = "";

    /// <summary>How many times it was sent and nothing came back.</summary>
    public int Unanswered { get; set; }

    public override string ToString() => $"{form} {id} ({about}, {Answer}, {Unanswered} unanswered) {Reason}";
}
