namespace Spro.Core.Messages;

/// <summary>How SMS leave (<c>Spro:Sms</c>).</summary>
public sealed record SmsSettings
{
    /// <summary>
    /// Where they are posted, as <c>{"id","to","text"}</c>; null means that they are written into
    /// <see cref="DropDirectory"/>.
    /// </summary>
    public Uri? Url { get; init; }

    /// <summary>The header that holds the secret.</summary>
    public string SecretHeader { get; init; } = "Authorization";

    /// <summary>What it holds; null when there is none.</summary>
    public string? Secret { get; init; }

    /// <summary>Where SMS are written when there is no gateway, one <c>.json</c> file each.</summary>
    public required string DropDirectory { get; init; }
}
