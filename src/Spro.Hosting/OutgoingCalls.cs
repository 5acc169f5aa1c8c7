using System.Globalization;
using Npgsql;

namespace Spro.Hosting;

/// <summary>A system that this service calls.</summary>
/// <param name="What">What for, in French.</param>
/// <param name="Setting">The setting that names it.</param>
/// <param name="Where">Host and port, names of sites, or why it is not called.</param>
/// <param name="IsCalled">These settings make it called.</param>
public sealed record OutgoingCall(string What, string Setting, string Where, bool IsCalled);

/// <summary>
/// Every system that this service calls, in one list read from the settings: what a firewall has to let through, and nothing
/// else. <c>spro outgoing</c> shows it.
/// </summary>
public static class OutgoingCalls
{
    private const string Never = "rien : éteint";

    /// <summary>The list for these settings.</summary>
    public static IReadOnlyList<OutgoingCall> Of(SproSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return
        [
            Database(settings),
            Call(
                "Envoyer les courriels",
                "Spro:Mail:Host",
                settings.Mail.Host is { } host
                    ? string.Create(CultureInfo.InvariantCulture, $"{host}:{settings.Mail.Port}")
                    : null,
                "rien : les courriels restent dans un dossier"
            ),
            Call(
                "Envoyer les SMS",
                "Spro:Sms:Url",
                settings.Sms.Url is { } sms ? HostOf(sms) : null,
                "rien : les SMS restent dans un dossier"
            ),
            Call(
                "Reconnaître les professionnels par ProConnect",
                "Spro:SignIn:ProConnect:Authority",
                settings.ProConnect is { } proConnect
                    ? HostOf(proConnect.Authority) + ", et les adresses que sa configuration donne"
                    : null,
                Never
            ),
            Call(
                "Envoyer mesures et traces",
                "Spro:Telemetry:Endpoint",
                settings.TelemetryEndpoint is { } otlp ? HostOf(otlp) : null,
                Never
            ),
            new OutgoingCall(
                "Lire l'agenda d'une conseillère ou d'un conseiller",
                "Spro:Calendars:Hosts",
                SitesOf(settings.CalendarHosts),
                true
            ),
            new OutgoingCall(
                "Visiter les liens montrés",
                "Spro:Links:Hosts",
                settings.LinksEveryDays == 0
                    ? "rien tant que Spro:Links:EveryDays vaut 0, sauf « spro links check »"
                    : SitesOf(settings.LinkHosts),
                settings.LinksEveryDays > 0
            ),
        ];
    }

    private static OutgoingCall Database(SproSettings settings)
    {
        var (what, setting) = ("Garder les données", "ConnectionStrings:Spro");
        if (settings.Storage != "postgres")
            return new OutgoingCall(what, setting, "rien : un fichier de cette machine", false);
        // Never the rest of it: a password may be in it.
        var asked = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        var hosts = (asked.Host ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        return new OutgoingCall(
            what,
            setting,
            string.Join(
                ", ",
                hosts.Select(host =>
                    HasPort(host) ? host : string.Create(CultureInfo.InvariantCulture, $"{host} (port {asked.Port})")
                )
            ),
            true
        );
    }

    // An address of version 6 has colons of its own, and stands between brackets when a port follows.
    private static bool HasPort(string host) =>
        host.LastIndexOf(':') is > 0 and var colon && (host.IndexOf(':') == colon || host[colon - 1] == ']');

    private static OutgoingCall Call(string what, string setting, string? where, string otherwise) =>
        new(what, setting, where ?? otherwise, where is not null);

    private static string HostOf(Uri address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}");

    private static string SitesOf(Core.Common.AllowedHosts hosts) =>
        hosts.Names.Count == 0 ? "tout site public, jamais une adresse privée" : string.Join(", ", hosts.Names);
}
