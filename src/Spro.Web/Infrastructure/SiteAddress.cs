using Spro.Hosting;

namespace Spro.Web.Infrastructure;

/// <summary>Makes absolute addresses, from the setting and never from what a request claims.</summary>
public sealed class SiteAddress(SproSettings settings)
{
    private readonly string _root = settings.PublicUrl.ToString().TrimEnd('/');

    /// <summary>The absolute address of a path of the site.</summary>
    public string Absolute(string path) => _root + path;
}
