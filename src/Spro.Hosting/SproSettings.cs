using System.Data.Common;
using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Spro.Core.Common;
using Spro.Core.Messages;
using Spro.Core.Publications;

namespace Spro.Hosting;

/// <summary>The settings both executables share (docs/installation.md), read once and checked whole.</summary>
public sealed record SproSettings
{
    /// <summary>"sqlite" or "postgres" (<c>Spro:Storage</c>).</summary>
    public required string Storage { get; init; }

    /// <summary>ADO.NET connection string (<c>ConnectionStrings:Spro</c>).</summary>
    public required string ConnectionString { get; init; }

    /// <summary>SQLite file, files, mail drop (<c>Spro:DataDirectory</c>).</summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// Keys of cookies and forms, shared by all nodes; to be kept outside the database and its backup
    /// (<c>Spro:Keys:Directory</c>).
    /// </summary>
    public required string KeysDirectory { get; init; }

    /// <summary>
    /// The master key, where it is handed over by a vault (<c>Spro:Keys:Master</c>, 32 bytes in Base64); null when it is a
    /// file of <see cref="KeysDirectory"/>.
    /// </summary>
    public string? MasterKey { get; init; }

    /// <summary>Absolute links, without a trailing slash (<c>Spro:PublicUrl</c>).</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Demonstration data; only ever on the loopback (<c>Spro:Demo</c>).</summary>
    public required bool Demo { get; init; }

    /// <summary>INSEE codes of the regions this service is run for (<c>Spro:Regions</c>, separated by spaces).</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Where metrics and traces go (<c>Spro:Telemetry:Endpoint</c>, OTLP); null, the default, means nowhere.</summary>
    public Uri? TelemetryEndpoint { get; init; }

    /// <summary>How e-mail leaves (<c>Spro:Mail:*</c>); by default, into a folder of <see cref="DataDirectory"/>.</summary>
    public required MailSettings Mail { get; init; }

    /// <summary>How SMS leave (<c>Spro:Sms:*</c>); by default, into a folder of <see cref="DataDirectory"/>.</summary>
    public required SmsSettings Sms { get; init; }

    /// <summary>
    /// Each how many days the site visits the links that it shows (<c>Spro:Links:EveryDays</c>); zero, the default: never.
    /// </summary>
    public int LinksEveryDays { get; init; }

    /// <summary>The sites whose links may be visited (<c>Spro:Links:Hosts</c>); any, by default.</summary>
    public AllowedHosts LinkHosts { get; init; } = AllowedHosts.Any;

    /// <summary>The sites whose calendars may be read (<c>Spro:Calendars:Hosts</c>); any, by default.</summary>
    public AllowedHosts CalendarHosts { get; init; } = AllowedHosts.Any;

    /// <summary>
    /// How many days a backup may be put back (<c>Spro:Backups:DaysKept</c>); thirty by default. Older, it is refused.
    /// </summary>
    public int BackupDaysKept { get; init; } = 30;

    /// <summary>
    /// The Chromium that prints the guide (<c>Spro:Chromium</c>): its path, or "aucun"; null, the default: looked for where systems
    /// put it.
    /// </summary>
    public string? Chromium { get; init; }

    /// <summary>Sign-in of professionals by ProConnect (<c>Spro:SignIn:ProConnect:*</c>); null, the default: off.</summary>
    public ProConnectSettings? ProConnect { get; init; }

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SettingException">One of them is missing or wrong.</exception>
    public static SproSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var storage = configuration["Spro:Storage"] ?? "sqlite";
        if (storage is not ("sqlite" or "postgres"))
            throw new SettingException("Spro:Storage", "« sqlite » ou « postgres »");

        var dataDirectory = configuration["Spro:DataDirectory"] ?? "var";
        if (string.IsNullOrWhiteSpace(dataDirectory) || File.Exists(dataDirectory))
            throw new SettingException("Spro:DataDirectory", "le chemin d'un dossier, créé s'il manque");

        var publicUrl = ReadUrl(configuration, "Spro:PublicUrl") ?? new Uri("http://localhost:5080");
        var demo = ReadSwitch(configuration, "Spro:Demo") ?? isDevelopment;
        if (demo && !publicUrl.IsLoopback)
            throw new SettingException("Spro:Demo", "« true » seulement quand Spro:PublicUrl désigne cette machine");

        return new SproSettings
        {
            Storage = storage,
            ConnectionString =
                storage == "postgres"
                    ? RequirePostgres("ConnectionStrings:Spro", configuration.GetConnectionString("Spro"))
                    : ReadSqlite(configuration) ?? $"Data Source={Path.Combine(dataDirectory, "spro.db")}",
            DataDirectory = dataDirectory,
            KeysDirectory = ReadKeysDirectory(configuration) ?? Path.Combine(dataDirectory, "keys"),
            MasterKey = ReadMasterKey(configuration),
            PublicUrl = publicUrl,
            Demo = demo,
            Regions = (configuration["Spro:Regions"] ?? "52").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Mail = MessageSettings.ReadMail(configuration, dataDirectory, publicUrl),
            Sms = MessageSettings.ReadSms(configuration, dataDirectory, ReadUrl(configuration, "Spro:Sms:Url")),
            LinksEveryDays = ReadDays(configuration, "Spro:Links:EveryDays") ?? 0,
            LinkHosts = ReadHosts(configuration, "Spro:Links:Hosts"),
            CalendarHosts = ReadHosts(configuration, "Spro:Calendars:Hosts"),
            BackupDaysKept = ReadDays(configuration, "Spro:Backups:DaysKept") switch
            {
                null => 30,
                0 => throw new SettingException("Spro:Backups:DaysKept", "un nombre de jours, de 1 à 366"),
                { } days => days,
            },
            Chromium = ReadChromium(configuration["Spro:Chromium"]),
            TelemetryEndpoint = ReadUrl(configuration, "Spro:Telemetry:Endpoint"),
            ProConnect = ProConnectSettings.Read(configuration, publicUrl),
        };
    }

    /// <summary>Makes sure that the service covers somebody: another region's territory is imported first, by command.</summary>
    /// <param name="known">INSEE codes of the regions of the territory.</param>
    /// <exception cref="SettingException">No region served is among them.</exception>
    public void RequireRegionAmong(IReadOnlyList<string> known)
    {
        if (!Regions.Any(known.Contains))
            throw new SettingException(
                "Spro:Regions",
                $"les codes Insee de régions du territoire ({string.Join(", ", known)}) ; une autre s'importe d'abord par « spro import territory »"
            );
    }

    /// <summary>
    /// Makes sure that a store of PostgreSQL is on this machine, or reached by TLS whose certificate is checked against this
    /// store's own name or own authority. Names and addresses are sealed in the store; its passwords and counts are not, on
    /// the way to it.
    /// </summary>
    /// <param name="key">The setting that has it.</param>
    /// <param name="given">ADO.NET connection string.</param>
    /// <returns>The same.</returns>
    /// <exception cref="SettingException">It is none, or goes elsewhere without such TLS.</exception>
    public static string RequirePostgres(string key, string? given)
    {
        if (string.IsNullOrWhiteSpace(given) || !IsReadable(() => new NpgsqlConnectionStringBuilder(given)))
            throw new SettingException(
                key,
                "une chaîne de connexion PostgreSQL, par exemple « Host=…;Database=spro;Username=spro »"
            );
        var asked = new NpgsqlConnectionStringBuilder(given);
        // Without an authority of one's own, "VerifyCA" takes whatever certificate a public authority has given to anybody.
        if (
            asked.SslMode == SslMode.VerifyFull
            || asked.SslMode == SslMode.VerifyCA && !string.IsNullOrWhiteSpace(asked.RootCertificate)
        )
            return given;
        var hosts = (asked.Host ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (!hosts.All(IsOfThisMachine))
            throw new SettingException(
                key,
                "une connexion chiffrée et vérifiée (« SSL Mode=VerifyFull », et « Root Certificate=… » pour une autorité à vous) dès que PostgreSQL est sur une autre machine"
            );
        return given;
    }

    // A path is a socket of this machine; a port may follow a name.
    private static bool IsOfThisMachine(string host)
    {
        if (host.StartsWith('/') || host.StartsWith('@'))
            return true;
        return Uri.TryCreate($"tcp://{host}", UriKind.Absolute, out var address) && address.IsLoopback
            || IPAddress.TryParse(host, out var number) && IPAddress.IsLoopback(number);
    }

    private static string? ReadMasterKey(IConfiguration configuration) =>
        configuration["Spro:Keys:Master"]?.Trim() switch
        {
            null or "" => null,
            { } given when Core.Privacy.MasterKey.IsOne(given) => given,
            _ => throw new SettingException("Spro:Keys:Master", "32 octets tirés au hasard, en Base64"),
        };

    private static AllowedHosts ReadHosts(IConfiguration configuration, string key) =>
        AllowedHosts.Read((configuration[key] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        ?? throw new SettingException(
            key,
            "des noms de sites séparés par des espaces, par exemple « agenda.example.org *.example.net »"
        );

    private static string? ReadSqlite(IConfiguration configuration) =>
        configuration.GetConnectionString("Spro") switch
        {
            null or "" => null,
            { } given when IsReadable(() => new SqliteConnectionStringBuilder(given)) => given,
            _ => throw new SettingException(
                "ConnectionStrings:Spro",
                "une chaîne de connexion SQLite, par exemple « Data Source=/var/lib/spro/spro.db »"
            ),
        };

    private static bool IsReadable(Func<DbConnectionStringBuilder> read)
    {
        try
        {
            return read().Count > 0;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return false;
        }
    }

    private static string? ReadKeysDirectory(IConfiguration configuration) =>
        configuration["Spro:Keys:Directory"] switch
        {
            null or "" => null,
            { } path when !File.Exists(path) => path,
            _ => throw new SettingException("Spro:Keys:Directory", "le chemin d'un dossier, créé s'il manque"),
        };

    private static string? ReadChromium(string? given) =>
        given switch
        {
            null or "" => null,
            ChromiumPrinter.None => given,
            _ when File.Exists(given) => given,
            _ => throw new SettingException("Spro:Chromium", $"le chemin de Chromium, ou « {ChromiumPrinter.None} »"),
        };

    private static bool? ReadSwitch(IConfiguration configuration, string key) =>
        configuration[key] switch
        {
            null or "" => null,
            { } text when bool.TryParse(text, out var value) => value,
            _ => throw new SettingException(key, "« true » ou « false »"),
        };

    private static int? ReadDays(IConfiguration configuration, string key) =>
        configuration[key] switch
        {
            null or "" => null,
            { } text
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 366 =>
                days,
            _ => throw new SettingException(key, "un nombre de jours, de 0 (jamais) à 366"),
        };

    private static Uri? ReadUrl(IConfiguration configuration, string key) =>
        configuration[key] switch
        {
            null or "" => null,
            { } text
                when Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var url)
                    && url.Scheme is ("http" or "https") => url,
            _ => throw new SettingException(
                key,
                "une adresse complète, par exemple « https://orientation.example.org »"
            ),
        };
}
