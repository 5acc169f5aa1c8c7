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

    private static OutgoingCall Database(SproSettings settings) =>
        settings.Storage == "postgres"
            ? new OutgoingCall(
                "Garder les données",
                "ConnectionStrings:Spro",
                // Never the rest of it: a password may be in it.
                new NpgsqlConnectionStringBuilder(settings.ConnectionString)
                    is var asked
                    ? string.Create(CultureInfo.InvariantCulture, $"{asked.Host} (port {asked.Port})")
                    : "",
                true
            )
            : new OutgoingCall(
                "Garder les données",
                "ConnectionStrings:Spro",
                "rien : un fichier de cette machine",
                false
            );

    private static OutgoingCall Call(string what, string setting, string? where, string otherwise) =>
        new(what, setting, where ?? otherwise, where is not null);

    private static string HostOf(Uri address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}");

    private static string SitesOf(Core.Common.AllowedHosts hosts) =>
        hosts.Names.Count == 0 ? "tout site public, jamais une adresse privée" : string.Join(", ", hosts.Names);
}
