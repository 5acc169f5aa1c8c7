using Microsoft.AspNetCore.Http.HttpResults;
using Spro.Core.Accounts;
using Spro.Core.Agenda;
using Spro.Core.Associates;
using Spro.Core.Governance;
using Spro.Core.Library;
using Spro.Core.Papers;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Api;

/// <summary>Files joined to meetings, to actions and to what is shared: not part of the API. What may be read is decided for each file and each reader.</summary>
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
        routes
            .MapGet(Links.Agenda + "/documents/{id:guid}", OfActionAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
        routes
            .MapGet(Links.SharedTools + "/documents/{id:guid}", SharedAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
        routes
            .MapGet(Links.Library + "/documents/{id:guid}", OfLibraryAsync)
            .RequireAuthorization(nameof(Purpose.Library))
            .ExcludeFromDescription();
        routes
            .MapGet(Links.CallsForProjects + "/documents/{id:guid}", OfCallAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.Reading)
            .ExcludeFromDescription();
        routes
            .MapGet(Links.CallReading + "/documents/{id:guid}", OfApplicationAsync)
            .RequireAuthorization(nameof(Purpose.CallReading))
            .ExcludeFromDescription();
        routes
            .MapGet(Links.OwnLabel + "/documents/{id:guid}", OfLabelAsync)
            .RequireAuthorization(nameof(Purpose.OwnAccount))
            .ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> SharedAsync(
        Guid id,
        LibraryLists library,
        HttpContext context,
        CancellationToken cancellationToken
    ) => Give(await library.PaperAsync(null, id, cancellationToken), context);

    private static async Task<Results<FileContentHttpResult, NotFound>> OfLibraryAsync(
        Guid id,
        LibraryLists library,
        HttpContext context,
        CancellationToken cancellationToken
    ) => Give(await library.PaperAsync(context.Actor(), id, cancellationToken), context);

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

    private static async Task<Results<FileContentHttpResult, NotFound>> OfActionAsync(
        Guid id,
        PublicAgenda agenda,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        Give(
            await agenda.PaperAsync(id, context.Signed()?.May(Purpose.ActionRegistration) == true, cancellationToken),
            context
        );

    private static async Task<Results<FileContentHttpResult, NotFound>> OfCallAsync(
        Guid id,
        Calls calls,
        HttpContext context,
        CancellationToken cancellationToken
    ) => Give(await calls.PaperAsync(id, cancellationToken), context);

    private static async Task<Results<FileContentHttpResult, NotFound>> OfApplicationAsync(
        Guid id,
        Instruction instruction,
        HttpContext context,
        CancellationToken cancellationToken
    ) => Give(await instruction.PaperAsync(context.Actor(), id, cancellationToken), context);

    // The Région and the body read them: the labels tell which.
    private static async Task<Results<FileContentHttpResult, NotFound>> OfLabelAsync(
        Guid id,
        Labels labels,
        HttpContext context,
        CancellationToken cancellationToken
    ) => Give(await labels.PaperAsync(context.Actor(), id, cancellationToken), context);

    private static async Task<Results<FileContentHttpResult, NotFound>> GiveAsync(
        Actor? actor,
        Guid id,
        MeetingLists meetings,
        HttpContext context,
        CancellationToken cancellationToken
    ) => Give(await meetings.PaperAsync(actor, id, cancellationToken), context);

    // To keep, never to show: a browser opens nothing of what somebody has sent under our name.
    private static Results<FileContentHttpResult, NotFound> Give((Paper Paper, byte[] Bytes)? file, HttpContext context)
    {
        if (file is not { } found)
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
