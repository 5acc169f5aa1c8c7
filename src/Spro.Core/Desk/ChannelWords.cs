using System.Text.Json;

namespace Spro.Core.Desk;

/// <summary>The words that files have for how people came, and the codes that programs have for closed lists.</summary>
internal static class ChannelWords
{
    public static readonly IReadOnlyDictionary<string, ContactChannel> All = new Dictionary<string, ContactChannel>
    {
        ["sur place"] = ContactChannel.OnSite,
        ["téléphone"] = ContactChannel.Phone,
        ["visio"] = ContactChannel.Video,
        ["écrit"] = ContactChannel.Written,
        ["sortie"] = ContactChannel.Outreach,
    };

    /// <summary>The code of a value, the same as in the API ("on-site"): it does not change with the words.</summary>
    public static string CodeOf<T>(T value)
        where T : struct, Enum => CodeOf(value.ToString());

    /// <summary>The same, from its name.</summary>
    public static string CodeOf(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
