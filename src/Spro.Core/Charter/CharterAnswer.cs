namespace Spro.Core.Charter;

/// <summary>What the Région answers to a question that the charter leaves open. Answers follow each other; none is rewritten.</summary>
public sealed class CharterAnswer
{
    /// <summary>The longest answer, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The question (<c>data/charter/questions.json</c>).</summary>
    public required string QuestionKey { get; set; }

    /// <summary>The answer, with its reasons.</summary>
    public required string Text { get; set; }

    /// <summary>Who decided, as it is cited: the body and the act.</summary>
    public required string DecidedBy { get; set; }

    /// <summary>The day of the decision.</summary>
    public DateOnly DecidedOn { get; set; }

    /// <summary>When it was recorded.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>The account that recorded it.</summary>
    public Guid? RecordedBy { get; set; }
}
