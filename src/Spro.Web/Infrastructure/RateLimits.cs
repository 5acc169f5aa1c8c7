using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Spro.Web.SignIn;

namespace Spro.Web.Infrastructure;

/// <summary>
/// Reading is open to all, without a key, at a pace no person and no polite program exceeds. Calls from the machine
/// itself are the operator's; behind a proxy the caller's own address is read from the forwarded headers.
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

    /// <summary>A program of a structure: 300 a minute for one key, wherever it calls from.</summary>
    public const string Software = "software";

    private const int OfOneKey = 300;

    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (context, cancellationToken) =>
            {
                var response = context.HttpContext.Response;
                response.Headers.RetryAfter = "60";
                // A person reads the page of this status instead.
                if (!context.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                    return;
                await Problems
                    .Of(
                        StatusCodes.Status429TooManyRequests,
                        "too-many-requests",
                        "Trop de demandes : réessayez dans une minute."
                    )
                    .ExecuteAsync(context.HttpContext);
            };
            limiter.AddPolicy(Reading, context => PerAddress(context, 600));
            limiter.AddPolicy(Typing, context => PerAddress(context, 1200));
            limiter.AddPolicy(ByProvider, context => PerAddress(context, 120));
            limiter.AddPolicy(SigningIn, context => PerAddress(context, 60));
            limiter.AddPolicy(
                Software,
                context =>
                    context.Signed() is { } program
                        ? RateLimitPartition.GetFixedWindowLimiter(
                            $"key/{program.AccountId}",
                            _ => new FixedWindowRateLimiterOptions
                            {
                                PermitLimit = OfOneKey,
                                Window = TimeSpan.FromMinutes(1),
                            }
                        )
                        : PerAddress(context, 20)
            );
            limiter.AddPolicy(Writing, context => PerAddress(context, 20));
        });

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null || IPAddress.IsLoopback(address))
            return RateLimitPartition.GetNoLimiter("");
        var key = string.Create(CultureInfo.InvariantCulture, $"{perMinute}/{address}");
        return RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }
        );
    }
}
