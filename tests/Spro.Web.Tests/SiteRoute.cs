using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Spro.Web.Tests;

/// <summary>An address that the running site answers, and what it states about itself.</summary>
internal sealed record SiteRoute(string Pattern, string Methods, RouteKind Kind, string? Access, string? RateLimit)
{
    /// <summary>Every address, as the router would run it.</summary>
    public static async Task<IReadOnlyList<SiteRoute>> AllAsync(IServiceProvider services)
    {
        // What a page's own class states is known only once the page is loaded.
        var pages = services.GetRequiredService<PageLoader>();
        List<SiteRoute> routes = [];
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } found
                ? await pages.LoadAsync(found, endpoint.Metadata)
                : null;
            routes.Add(Of(endpoint, page));
        }
        return
        [
            .. routes
                .OrderBy(route => route.Pattern, StringComparer.Ordinal)
                .ThenBy(route => route.Methods, StringComparer.Ordinal),
        ];
    }

    private static SiteRoute Of(RouteEndpoint endpoint, CompiledPageActionDescriptor? page)
    {
        var metadata = page?.Endpoint?.Metadata ?? endpoint.Metadata;
        var methods =
            page?.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Append("GET").Distinct()
            ?? metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
            ?? ["*"];
        return new SiteRoute(
            "/" + endpoint.RoutePattern.RawText?.Trim('/'),
            string.Join(' ', methods.Order(StringComparer.Ordinal)),
            page is not null ? RouteKind.Page
                : metadata.GetMetadata<StaticAssetDescriptor>() is not null ? RouteKind.StaticAsset
                : RouteKind.Program,
            AccessOf(metadata),
            metadata.GetMetadata<DisableRateLimitingAttribute>() is not null
                ? null
                : metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName ?? LimitOfKeys(metadata)
        );
    }

    // A key is counted where it is recognised, not by its addresses.
    private static string? LimitOfKeys(Microsoft.AspNetCore.Http.EndpointMetadataCollection metadata) =>
        metadata
            .OfType<IAuthorizeData>()
            .Any(stated => stated.Policy?.StartsWith("Key", StringComparison.Ordinal) == true)
            ? "key"
            : null;

    // Stating both would let everybody in whatever the policy says: as good as stating nothing.
    private static string? AccessOf(Microsoft.AspNetCore.Http.EndpointMetadataCollection metadata)
    {
        var policies = metadata
            .OfType<IAuthorizeData>()
            .Select(stated => stated.Policy ?? stated.Roles ?? "any account")
            .Concat(metadata.OfType<AuthorizationPolicy>().Select(policy => policy.ToString()!))
            .ToList();
        return (metadata.GetMetadata<IAllowAnonymous>(), policies) switch
        {
            ({ }, []) => "anybody",
            (null, [_, ..]) => string.Join(", ", policies),
            _ => null,
        };
    }
}

/// <summary>Who an address is for.</summary>
internal enum RouteKind
{
    /// <summary>A person.</summary>
    Page,

    /// <summary>A browser that shows a page.</summary>
    StaticAsset,

    /// <summary>A program: the API, open data, crawlers, supervisors.</summary>
    Program,
}
