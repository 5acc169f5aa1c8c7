using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spro.Core.Messages;

/// <summary>
/// What a message says, on every channel. Only <see cref="MessageTemplates"/> makes one: a subject and an SMS come from a
/// closed list of texts, in which nothing but a moment, a public place and the address of the site is ever written.
/// </summary>
public sealed record MessageContent
{
    [JsonConstructor]
    internal MessageContent() { }

    /// <summary>What it is.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>The subject: anybody may read it over a shoulder.</summary>
    public required string Subject { get; init; }

    /// <summary>The SMS; null for what never goes by SMS.</summary>
    public string? Sms { get; init; }

    /// <summary>The text of the e-mail or of the letter.</summary>
    public required IReadOnlyList<MessageBlock> Blocks { get; init; }

    /// <summary>The calendar to attach to the e-mail; null when there is none.</summary>
    public CalendarPart? Calendar { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    internal static MessageContent FromJson(string json) =>
        JsonSerializer.Deserialize<MessageContent>(json, JsonSerializerOptions.Web)!;
}

/// <summary>A piece of text. One model gives plain text, HTML and paper.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words.</param>
/// <param name="Link">Where it leads; null unless it is a link.</param>
public sealed record MessageBlock(MessageBlockKind Kind, string Text, Uri? Link = null);

/// <summary>What a piece of text is.</summary>
public enum MessageBlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>One line of a list.</summary>
    Item,

    /// <summary>A link, alone on its line.</summary>
    Link,
}

/// <summary>An appointment as calendars take it (RFC 5545), attached to an e-mail (RFC 6047).</summary>
/// <param name="Text">The whole iCalendar text; its METHOD must be <paramref name="Method"/>.</param>
/// <param name="Method">What it asks of the calendar.</param>
public sealed record CalendarPart(string Text, CalendarMethod Method);

/// <summary>What a calendar is asked.</summary>
public enum CalendarMethod
{
    /// <summary>To add, or to change.</summary>
    Request,

    /// <summary>To remove.</summary>
    Cancel,
}
