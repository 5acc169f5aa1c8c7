using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Web.SignIn;

namespace Spro.Web.Infrastructure;

/// <summary>
/// Reading is open to all, without a key, at a pace no person and no polite program exceeds. Calls from the machine
/// itself are the operator's; behind a proxy the caller's own address is read from the forwarded headers. Programs that
/// show a key are counted where it is recognised: see <see cref="KeyTries"/>.
/// </summary>
internal static class RateLimits
{
    /// <summary>Reading the API and looking up places: 600 a minute for one address.</summary>
    public const string Reading = "reading";

    /// <summary>What is guessed or written (codes, remarks): 20 a minute for one address.</summary>
    public const string Writing = "writing";

    /// <summary>
    /// Passwords, codes and links of professionals: 60 a minute for one address, where a whole structure may arrive at
    /// nine. Each account has its own, growing, delays.
    /// </summary>
    public const string SigningIn = "signing-in";

    /// <summary>
    /// What is asked while one types: 1,200 a minute for one address, where a whole school may be. It is counted apart, so
    /// that typing keeps nobody from reading.
    /// </summary>
    public const string Typing = "typing";

    /// <summary>
    /// Leaving for an identity provider and coming back: 120 a minute for one address, where a whole house arrives in the
    /// morning. Nothing is guessed there.
    /// </summary>
    public const string ByProvider = "by-provider";

    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) => new ValueTask(RefuseAsync(context.HttpContext));
            limiter.AddPolicy(Reading, context => PerAddress(context, 600));
            limiter.AddPolicy(Typing, context => PerAddress(context, 1200));
            limiter.AddPolicy(ByProvider, context => PerAddress(context, 120));
            limiter.AddPolicy(SigningIn, context => PerAddress(context, 60));
            limiter.AddPolicy(Writing, context => PerAddress(context, 20));
        });

    /// <summary>Says that it is too much: a problem to a program; a person reads the page of this status instead.</summary>
    internal static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "60";
        return Problems.AreFor(context)
            ? Problems
                .Of(
                    StatusCodes.Status429TooManyRequests,
                    "too-many-requests",
                    "Trop de demandes : réessayez dans une minute."
                )
                .ExecuteAsync(context)
            : Task.CompletedTask;
    }

    /// <summary>So many a minute for one address: a network of version 6 is one, as whoever has it has all of it.</summary>
    internal static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null || IPAddress.IsLoopback(address))
            return RateLimitPartition.GetNoLimiter("");
        var key = string.Create(CultureInfo.InvariantCulture, $"{perMinute}/{CallerOf(address)}");
        return RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }
        );
    }

    private static IPAddress CallerOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }
}
