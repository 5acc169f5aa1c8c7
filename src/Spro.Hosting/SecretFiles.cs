using Microsoft.Extensions.Configuration;

namespace Spro.Hosting;

/// <summary>
/// Settings given as files, one each, named as the setting with two underscores for each colon ("Spro__Mail__Secret"): what
/// a vault hands to a service. They win over the environment, and no list of processes or of variables shows them.
/// </summary>
public static class SecretFiles
{
    /// <summary>Where systemd puts what <c>LoadCredential=</c> names.</summary>
    public const string OfSystemd = "CREDENTIALS_DIRECTORY";

    /// <summary>Another folder of them, for example <c>/run/secrets</c> in a container.</summary>
    public const string Named = "SPRO_SECRETS";

    /// <summary>Reads the folders that the environment names.</summary>
    /// <exception cref="SettingException">A folder named is not there.</exception>
    public static IConfigurationBuilder AddSecretFiles(this IConfigurationBuilder configuration) =>
        configuration
            .AddFolder(OfSystemd, Environment.GetEnvironmentVariable(OfSystemd))
            .AddFolder(Named, Environment.GetEnvironmentVariable(Named));

    /// <summary>Reads a folder; nothing when none is named.</summary>
    /// <param name="configuration">Where the settings go.</param>
    /// <param name="name">What names the folder.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="SettingException">It is not there.</exception>
    public static IConfigurationBuilder AddFolder(this IConfigurationBuilder configuration, string name, string? folder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (string.IsNullOrEmpty(folder))
            return configuration;
        return Directory.Exists(folder)
            ? configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false)
            : throw new SettingException(name, "le chemin d'un dossier de secrets, un fichier par réglage");
    }
}
