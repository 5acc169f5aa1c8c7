using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Accounts;
using Spro.Core.Governance;
using Spro.Core.Papers;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Api;

/// <summary>Files joined to meetings: not part of the API. What may be read is decided for each file and each reader.</summary>
internal static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(Links.NetworkLife + "/documents/{id:guid}", PublicAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
        routes
            .MapGet(Links.Governance + "/documents/{id:guid}", OwnAsync)
            .RequireAuthorization(nameof(Purpose.GovernanceReading))
            .ExcludeFromDescription();
    }

    private static Task<Results<FileContentHttpResult, NotFound>> PublicAsync(
        Guid id,
        MeetingLists meetings,
        HttpContext context,
        CancellationToken cancellationToken
    ) => GiveAsync(null, id, meetings, context, cancellationToken);

    private static Task<Results<FileContentHttpResult, NotFound>> OwnAsync(
        Guid id,
        MeetingLists meetings,
        HttpContext context,
        CancellationToken cancellationToken
    ) => GiveAsync(context.Actor(), id, meetings, context, cancellationToken);

    // To keep, never to show: a browser opens nothing of what somebody has sent under our name.
    private static async Task<Results<FileContentHttpResult, NotFound>> GiveAsync(
        Actor? actor,
        Guid id,
        MeetingLists meetings,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (await meetings.PaperAsync(actor, id, cancellationToken) is not { } found)
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var kind = found.Paper.Kind!.Value;
        return TypedResults.File(found.Bytes, kind.MediaType(), NameOf(found.Paper.Title) + "." + kind.Extension());
    }

    internal static string NameOf(string title)
    {
        var name = string.Concat(title.Select(one => char.IsLetterOrDigit(one) ? one : '-')).Trim('-');
        return name.Length == 0 ? "document" : name[..Math.Min(name.Length, 80)];
    }
}
