namespace Spro.Core.Messages;

/// <summary>A place as a subject or an SMS may say it: what the directory already publishes, and nothing else.</summary>
/// <param name="Name">Its public name.</param>
/// <param name="Phone">Its public telephone, as people read it ("02 61 91 00 00"); null when it has none.</param>
/// <param name="NameTells">
/// Its name alone would tell of health, disability or resources (a network that is confided): then it is said in the text
/// of the e-mail or of the letter, and neither in the subject nor in the SMS.
/// </param>
public sealed record PublicPlace(string Name, string? Phone = null, bool NameTells = false);

/// <summary>The short code of a card of the desk ("K7M-4QT-9RX"): it leads to what was said, and to nobody.</summary>
/// <param name="Text">As it is printed.</param>
public readonly record struct CardCode(string Text);
