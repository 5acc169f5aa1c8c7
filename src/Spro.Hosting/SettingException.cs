namespace Spro.Hosting;

/// <summary>A setting is missing or wrong: the message is one sentence that names the key and what it accepts.</summary>
public sealed class SettingException(string key, string accepts)
    : Exception($"Le réglage {key} n'est pas utilisable : il accepte {accepts}.")
{
    /// <summary>The configuration key.</summary>
    public string Key { get; } = key;
}
