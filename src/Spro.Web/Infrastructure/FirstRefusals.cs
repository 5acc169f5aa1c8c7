using System.Net;
using Spro.Hosting;

namespace Spro.Web.Infrastructure;

/// <summary>
/// What is refused before anything reads it: a method that gives back what was sent, and a program that calls in clear a
/// service that is reached by https. A page would be led to https; a program would send its key in clear again each time.
/// </summary>
internal static class FirstRefusals
{
    private static readonly string[] GivingBack = ["TRACE", "TRACK"];

    public static void UseFirstRefusals(this WebApplication app)
    {
        var isByHttps = app.Services.GetRequiredService<SproSettings>().PublicUrl.Scheme == Uri.UriSchemeHttps;
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (GivingBack.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    context.Response.Headers.Allow = "GET, HEAD, POST";
                    return Task.CompletedTask;
                }
                // What never leaves this machine is nobody else's to read.
                var isOfThisMachine =
                    context.Connection.RemoteIpAddress is not { } caller || IPAddress.IsLoopback(caller);
                return isByHttps && !isOfThisMachine && !request.IsHttps && Problems.AreFor(context)
                    ? Problems
                        .Of(
                            StatusCodes.Status403Forbidden,
                            "https-required",
                            "Appelez en https : rien n'est répondu en clair, et une clé d'accès envoyée en clair est à fermer."
                        )
                        .ExecuteAsync(context)
                    : next(context);
            }
        );
    }
}
