using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Spro.Core.Common;

namespace Spro.Core.Messages;

/// <summary>
/// The text of a kind, as <c>data/messages</c> has it: a head with its subject and its SMS, then paragraphs; a paragraph
/// may be a link, or a list. A value is asked for by its name in braces. What asks for a value that is not known is left
/// out: a paragraph, or a part of the SMS between bars. Values are put in after the text is read: none can be a link.
/// </summary>
internal sealed partial class MessageText
{
    private static readonly Lazy<FrozenDictionary<MessageKind, MessageText>> Known = new(() =>
        Enum.GetValues<MessageKind>().ToFrozenDictionary(kind => kind, kind => new MessageText(kind))
    );

    /// <summary>What a subject or an SMS may ask for: nothing that tells of the person.</summary>
    private static readonly string[] MaySay = ["quand", "limite", "lieu", "telephone", "site"];

    private readonly string[] _sms;
    private readonly string[] _paragraphs;

    private MessageText(MessageKind kind)
    {
        var name = FileOf(kind);
        var head = new MarkdownHead(name, EmbeddedData.ReadText($"messages/{name}"), ["objet", "sms"]);
        Subject = head.Required("objet");
        _sms = head.List("sms", '|');
        _paragraphs = head.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (
            _sms.Prepend(Subject)
                .SelectMany(NamesIn)
                .Except(
                    kind switch
                    {
                        MessageKind.DeskCard => [.. MaySay, "code"],
                        // Of a closed list: whoever chose SMS must know.
                        MessageKind.ActionNews => [.. MaySay, "etat"],
                        _ => MaySay,
                    },
                    StringComparer.Ordinal
                )
                .FirstOrDefault() is
            { } secret
        )
            throw head.Refuse($"l'objet ou le SMS dit « {secret} »");
    }

    private string Subject { get; }

    public static MessageText Of(MessageKind kind) => Known.Value[kind];

    /// <summary>"AppointmentReminder" is in "appointment-reminder.md".</summary>
    private static string FileOf(MessageKind kind) =>
        WordStart().Replace(kind.ToString(), "-$0").ToLowerInvariant() + ".md";

    /// <summary>Writes the message.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="open">What the subject and the SMS may say.</param>
    /// <param name="own">What only the text says; it may say the open values otherwise.</param>
    /// <param name="lines">The lines of the list, where the text asks for <c>{lignes}</c>.</param>
    public MessageContent Write(
        MessageKind kind,
        IReadOnlyDictionary<string, string?> open,
        IReadOnlyDictionary<string, object?> own,
        IReadOnlyList<string>? lines = null
    )
    {
        object? ValueOf(string name) => own.TryGetValue(name, out var value) ? value : open.GetValueOrDefault(name);
        var sms = _sms.Select(part => Fill(part, open.GetValueOrDefault)).OfType<string>().ToList();
        return new MessageContent
        {
            Kind = kind,
            Subject =
                Fill(Subject, open.GetValueOrDefault) ?? throw new InvalidOperationException($"{kind} has no subject."),
            Sms = sms.Count == 0 ? null : Gsm7.Fold(string.Join(' ', sms)),
            Blocks = [.. _paragraphs.SelectMany(paragraph => Read(paragraph, ValueOf, lines ?? []))],
        };
    }

    private static IEnumerable<MessageBlock> Read(
        string paragraph,
        Func<string, object?> valueOf,
        IReadOnlyList<string> lines
    )
    {
        if (paragraph == "{lignes}")
            return lines.Select(line => new MessageBlock(MessageBlockKind.Item, line));
        if (LinkAlone().Match(paragraph) is { Success: true } link)
            return valueOf(link.Groups["name"].Value) is Uri address
                ? [new MessageBlock(MessageBlockKind.Link, link.Groups["words"].Value, address)]
                : [];
        return Fill(paragraph.ReplaceLineEndings(" "), valueOf) is { } text
            ? [new MessageBlock(MessageBlockKind.Paragraph, text)]
            : [];
    }

    private static string? Fill(string text, Func<string, object?> valueOf)
    {
        if (NamesIn(text).Any(name => valueOf(name) is null))
            return null;
        return Name().Replace(text, match => OnOneLine(valueOf(match.Groups["name"].Value)!.ToString()!));
    }

    // Whatever comes in by a value starts no line of its own.
    private static string OnOneLine(string value) =>
        string.Concat(value.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();

    private static IEnumerable<string> NamesIn(string text) =>
        Name().Matches(text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"\{(?<name>[a-z-]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\[(?<words>[^\]]+)\]\(\{(?<name>[a-z-]+)\}\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex LinkAlone();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
