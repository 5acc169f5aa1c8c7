using System.Globalization;
using Microsoft.Extensions.Configuration;
using Spro.Core.Common;
using Spro.Core.Messages;

namespace Spro.Hosting;

/// <summary>Reads how messages leave: <c>Spro:Mail</c> and <c>Spro:Sms</c>; by default, into folders.</summary>
internal static class MessageSettings
{
    private const string UsualName = "Service public régional de l'orientation";

    public static MailSettings ReadMail(IConfiguration configuration, string dataDirectory, Uri site)
    {
        var host = Text(configuration, "Spro:Mail:Host");
        var security = ReadSecurity(configuration);
        var mail = new MailSettings
        {
            Host = host,
            Security = security,
            Port = ReadPort(configuration) ?? (security == MailSecurity.Tls ? 465 : 587),
            User = Text(configuration, "Spro:Mail:User"),
            Secret = Text(configuration, "Spro:Mail:Secret"),
            From = ReadFrom(configuration, host is not null) ?? $"ne-pas-repondre@{site.IdnHost}",
            FromName = Text(configuration, "Spro:Mail:FromName") ?? UsualName,
            DropDirectory = ReadFolder(configuration, "Spro:Mail:Drop") ?? Path.Combine(dataDirectory, "mail"),
        };
        if (host is not null && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new SettingException("Spro:Mail:Host", "le nom d'un serveur, par exemple « smtp.example.org »");
        if (mail.User is null != mail.Secret is null)
            throw new SettingException("Spro:Mail:Secret", "un mot de passe, avec Spro:Mail:User, ou aucun des deux");
        if (mail is { User: not null, Security: MailSecurity.None })
            throw new SettingException(
                "Spro:Mail:Security",
                "« starttls » ou « tls » quand Spro:Mail:User est donné : un mot de passe ne part pas en clair"
            );
        if (mail.FromName.Any(char.IsControl))
            throw new SettingException("Spro:Mail:FromName", "un nom sur une ligne");
        return mail;
    }

    public static SmsSettings ReadSms(IConfiguration configuration, string dataDirectory, Uri? url)
    {
        if (url is { Scheme: "http", IsLoopback: false })
            throw new SettingException("Spro:Sms:Url", "une adresse en https, ou une adresse de cette machine");
        var header = Text(configuration, "Spro:Sms:SecretHeader") ?? "Authorization";
        if (!header.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new SettingException("Spro:Sms:SecretHeader", "le nom d'un en-tête, par exemple « X-Api-Key »");
        var secret = Text(configuration, "Spro:Sms:Secret");
        if (secret?.Any(letter => letter is < ' ' or > '~') == true)
            throw new SettingException("Spro:Sms:Secret", "des lettres, des chiffres et des signes sans accent");
        return new SmsSettings
        {
            Url = url,
            SecretHeader = header,
            Secret = secret,
            DropDirectory = ReadFolder(configuration, "Spro:Sms:Drop") ?? Path.Combine(dataDirectory, "sms"),
        };
    }

    private static MailSecurity ReadSecurity(IConfiguration configuration) =>
        Text(configuration, "Spro:Mail:Security") switch
        {
            null or "starttls" => MailSecurity.StartTls,
            "tls" => MailSecurity.Tls,
            "none" => MailSecurity.None,
            _ => throw new SettingException("Spro:Mail:Security", "« starttls », « tls » ou « none »"),
        };

    private static int? ReadPort(IConfiguration configuration) =>
        Text(configuration, "Spro:Mail:Port") switch
        {
            null => null,
            { } text
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                    && port is > 0 and <= ushort.MaxValue => port,
            _ => throw new SettingException("Spro:Mail:Port", "un numéro de port, par exemple « 587 »"),
        };

    private static string? ReadFrom(IConfiguration configuration, bool isRequired)
    {
        try
        {
            if (Text(configuration, "Spro:Mail:From") is { } from)
                return Recipient.ByEmail(from).Address;
            if (!isRequired)
                return null;
        }
        catch (RefusedException)
        {
            // Told below, with its key.
        }
        throw new SettingException(
            "Spro:Mail:From",
            "l'adresse qui envoie, par exemple « ne-pas-repondre@orientation.example.org »"
        );
    }

    private static string? ReadFolder(IConfiguration configuration, string key) =>
        Text(configuration, key) is not { } path ? null
        : File.Exists(path) ? throw new SettingException(key, "le chemin d'un dossier, créé s'il manque")
        : path;

    private static string? Text(IConfiguration configuration, string key) =>
        configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
