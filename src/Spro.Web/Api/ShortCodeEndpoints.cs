using Spro.Core.Guidance;
using Spro.Web.Infrastructure;

namespace Spro.Web.Api;

/// <summary>The address of the QR code: goes straight to what was kept, or to the page that says what is wrong.</summary>
internal static class ShortCodeEndpoints
{
    public static void MapShortCodes(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/c/{code}",
                async (string code, SavedSituations situations, CancellationToken cancellationToken) =>
                    Results.Redirect(
                        await situations.FindAsync(code, cancellationToken) is { } kept
                            ? Links.Kept(kept)
                            : Links.Code + QueryString.Create("code", code)
                    )
            )
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Writing)
            .ExcludeFromDescription();
}
