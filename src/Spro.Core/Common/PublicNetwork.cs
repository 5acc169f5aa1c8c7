using System.Net;
using System.Net.Sockets;

namespace Spro.Core.Common;

/// <summary>
/// How this service visits addresses that others give it: never inside the network it stands in. What a name leads to is
/// looked up once, judged, and connected to as it was judged. That is possible only without a proxy: behind one, neither the
/// name asked for nor where it leads would be seen here.
/// </summary>
internal static class PublicNetwork
{
    /// <summary>Connects for a <see cref="SocketsHttpHandler"/>.</summary>
    /// <exception cref="PrivateAddressException">The name leads inside a network.</exception>
    /// <exception cref="HostNotAllowedException">
    /// The operator has named the sites to visit, and this is none of them; or a proxy is between.
    /// </exception>
    public static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        bool mayVisitPrivate,
        AllowedHosts hosts,
        CancellationToken cancellationToken
    )
    {
        var target = context.DnsEndPoint;
        var asked = context.InitialRequestMessage.RequestUri?.IdnHost;
        if (!hosts.Allows(asked) || !IsSameHost(asked, target.Host))
            throw new HostNotAllowedException();
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (!mayVisitPrivate && addresses.Any(IsPrivate))
            throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // An address of version 6 stands between brackets in one and not in the other.
    private static bool IsSameHost(string? asked, string target)
    {
        var (one, other) = (asked?.Trim('[', ']'), target.Trim('[', ']'));
        return string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(one, out var left) && IPAddress.TryParse(other, out var right) && left.Equals(right);
    }

    internal static bool IsPrivate(IPAddress given)
    {
        var address = given.IsIPv4MappedToIPv6 ? given.MapToIPv4() : given;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return IPAddress.IsLoopback(address)
                || address.IsIPv6LinkLocal
                || address.IsIPv6SiteLocal
                || address.IsIPv6UniqueLocal
                || address.IsIPv6Multicast
                || address.Equals(IPAddress.IPv6Any)
                // Addresses of version 4 in those of version 6 (NAT64): judged as what they lead to.
                || address.GetAddressBytes() is [0x00, 0x64, 0xff, 0x9b, .., var a, var b, var c, var d]
                    && IsPrivate(new IPAddress([a, b, c, d]));
        return address.GetAddressBytes()
            is [0 or 10 or 127 or >= 224, ..]
                or [100, >= 64 and < 128, ..]
                or [169, 254, ..]
                or [172, >= 16 and < 32, ..]
                or [192, 0, 0, ..]
                or [192, 168, ..]
                or [198, 18 or 19, ..];
    }
}

/// <summary>An address leads inside a network, where this service does not go.</summary>
internal sealed class PrivateAddressException() : HttpRequestException("An address leads inside a private network.");
