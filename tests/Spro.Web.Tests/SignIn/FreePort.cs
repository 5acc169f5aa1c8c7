using System.Net;
using System.Net.Sockets;

namespace Spro.Web.Tests.SignIn;

/// <summary>A port of the loopback that nobody listens to: two sides that name each other are told it beforehand.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
