namespace Spro.Core.Messages;

/// <summary>How e-mail leaves (<c>Spro:Mail</c>).</summary>
public sealed record MailSettings
{
    /// <summary>The SMTP server; null means that e-mails are written into <see cref="DropDirectory"/>.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; }

    /// <summary>How the connection is protected.</summary>
    public MailSecurity Security { get; init; }

    /// <summary>Who signs in there; null when nobody does.</summary>
    public string? User { get; init; }

    /// <summary>With which secret.</summary>
    public string? Secret { get; init; }

    /// <summary>The address that e-mails come from.</summary>
    public required string From { get; init; }

    /// <summary>The name beside it.</summary>
    public required string FromName { get; init; }

    /// <summary>Where e-mails are written when there is no server, one <c>.eml</c> file each.</summary>
    public required string DropDirectory { get; init; }
}

/// <summary>How a connection to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>It starts in clear and must be protected before anything is said (usually port 587).</summary>
    StartTls,

    /// <summary>It is protected from the first byte (usually port 465).</summary>
    Tls,

    /// <summary>It is not: only for a relay on this machine or on a network that is.</summary>
    None,
}
