using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Spro.Hosting;

namespace Spro.Web.Infrastructure;

/// <summary>Where the site listens (<c>urls</c>): only trying tells whether it may.</summary>
internal static class ListeningAddress
{
    /// <summary>Runs the site until it is told to stop.</summary>
    /// <exception cref="SettingException">The address is none, is taken, or is not for this program.</exception>
    public static async Task RunAsync(WebApplication app)
    {
        try
        {
            await app.RunAsync();
        }
        catch (Exception problem)
            when (problem is FormatException or SocketException or IOException { InnerException: AddressInUseException }
            )
        {
            throw new SettingException(
                "urls",
                "une adresse qu'aucun autre programme n'occupe et où celui-ci a le droit d'écouter, par exemple « http://localhost:5081 »"
            );
        }
    }
}
