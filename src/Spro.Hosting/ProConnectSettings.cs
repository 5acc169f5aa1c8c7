using Microsoft.Extensions.Configuration;

namespace Spro.Hosting;

/// <summary>
/// How professionals sign in by ProConnect (<c>Spro:SignIn:ProConnect:*</c>, docs/proconnect.md). Off unless its three
/// settings are given: authority, client id, client secret.
/// </summary>
public sealed record ProConnectSettings
{
    private const string Section = "Spro:SignIn:ProConnect";
    private const string Discovery = "/.well-known/openid-configuration";

    private static readonly string[] Known =
    [
        nameof(Authority),
        nameof(ClientId),
        nameof(ClientSecret),
        nameof(Scopes),
        nameof(AcrValues),
        nameof(RequiredAcr),
    ];

    /// <summary>The provider, as it names itself ("issuer"); its configuration is read under it.</summary>
    public required Uri Authority { get; init; }

    /// <summary>What the provider calls this service.</summary>
    public required string ClientId { get; init; }

    /// <summary>What this service proves itself to the provider with.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>What is asked of the provider.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The levels of assurance asked for, any of them; the provider does its best.</summary>
    public required IReadOnlyList<string> AcrValues { get; init; }

    /// <summary>When some are named, nobody is let in at another level: that is how two factors are required.</summary>
    public required IReadOnlyList<string> RequiredAcr { get; init; }

    /// <summary>Reads and checks the settings; null when there are none.</summary>
    /// <exception cref="SettingException">One of them is missing or wrong.</exception>
    public static ProConnectSettings? Read(IConfiguration configuration, Uri publicUrl)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(publicUrl);
        var section = configuration.GetSection(Section);
        foreach (var child in section.GetChildren())
        {
            if (!Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new SettingException(
                    $"{Section}:{child.Key}",
                    $"un autre nom, parmi {string.Join(", ", Known)} : celui-ci n'existe pas"
                );
        }
        if (Known.All(key => string.IsNullOrWhiteSpace(section[key])))
            return null;
        var authority = ReadAuthority(section);
        var (id, secret) = (Required(nameof(ClientId)), Required(nameof(ClientSecret)));
        if (publicUrl.Scheme != "https" && !publicUrl.IsLoopback)
            throw new SettingException("Spro:PublicUrl", "une adresse en https, dès que ProConnect est branché");
        return new ProConnectSettings
        {
            Authority = authority,
            ClientId = id,
            ClientSecret = secret,
            Scopes = ReadScopes(section),
            AcrValues = Words(section[nameof(AcrValues)] ?? "eidas1"),
            RequiredAcr = Words(section[nameof(RequiredAcr)]),
        };

        string Required(string key) =>
            section[key] is { } value && !string.IsNullOrWhiteSpace(value)
                ? value.Trim()
                : throw new SettingException(
                    $"{Section}:{key}",
                    "ce que ProConnect a remis pour ce service, dès qu'un réglage de ProConnect est donné"
                );
    }

    private static Uri ReadAuthority(IConfigurationSection section)
    {
        // The address of the configuration is what the provider's documentation shows first.
        var given = section[nameof(Authority)]?.Trim().TrimEnd('/') ?? "";
        if (given.EndsWith(Discovery, StringComparison.Ordinal))
            given = given[..^Discovery.Length];
        return
            Uri.TryCreate(given, UriKind.Absolute, out var url)
            && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback))
            && url is { Query: "", Fragment: "", UserInfo: "" }
            ? url
            : throw new SettingException(
                $"{Section}:{nameof(Authority)}",
                "l'adresse en https du fournisseur, sans paramètre, telle que la donne la documentation de ProConnect"
            );
    }

    private static string[] ReadScopes(IConfigurationSection section)
    {
        var scopes = Words(section[nameof(Scopes)] ?? "openid email given_name usual_name uid siret");
        return scopes.Contains("openid", StringComparer.Ordinal) && scopes.Contains("email", StringComparer.Ordinal)
            ? scopes
            : throw new SettingException(
                $"{Section}:{nameof(Scopes)}",
                "des noms séparés par des espaces, dont « openid » et « email »"
            );
    }

    private static string[] Words(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
