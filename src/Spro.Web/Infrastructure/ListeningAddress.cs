using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Spro.Hosting;

namespace Spro.Web.Infrastructure;

/// <summary>Where the site listens (<c>urls</c>): only trying tells whether it may.</summary>
internal static class ListeningAddress
{
    /// <summary>What the operator is told.</summary>
    public static SettingException Wrong { get; } =
        new(
            "urls",
            "une adresse qu'aucun autre programme n'occupe et où celui-ci a le droit d'écouter, par exemple « http://localhost:5081 »"
        );

    /// <summary>Whether starting failed because the address is none, is taken, or is not for this program.</summary>
    public static bool IsRefused(Exception problem) =>
        problem is FormatException or SocketException or IOException { InnerException: AddressInUseException };
}
