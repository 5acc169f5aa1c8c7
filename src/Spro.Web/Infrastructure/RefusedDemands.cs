using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Mvc.Filters;
using Spro.Core.Accounts;
using Spro.Web.SignIn;

namespace Spro.Web.Infrastructure;

/// <summary>
/// Counts what the site refuses: wrong passwords, codes and keys, forms and calls that cannot be read, pages that a role may
/// not open, objects that are not its structure's, too many demands. By the pattern of the page and the role, never by who
/// it was nor what they sent: a wave is seen, and nobody is.
/// </summary>
internal sealed class RefusedDemands
{
    public const string MeterName = "Spro.Refusals";

    private readonly ConcurrentDictionary<RefusedDemand, long> _since = new();
    private readonly Counter<long> _counter;

    public RefusedDemands(IMeterFactory meters) =>
        _counter = meters
            .Create(MeterName)
            .CreateCounter<long>("spro.refusals", "{refusal}", "Demands refused, by kind and page");

    /// <summary>Looks at what a request was answered.</summary>
    public void Note(HttpContext context)
    {
        if (KindOf(context) is not { } kind)
            return;
        var refusal = new RefusedDemand(kind, PageOf(context), context.Signed()?.Role);
        _since.AddOrUpdate(refusal, 1, (_, count) => count + 1);
        _counter.Add(1, new("kind", kind.ToString()), new("page", refusal.Page));
    }

    /// <summary>What was refused since the last time this was asked, the most first.</summary>
    public IReadOnlyList<KeyValuePair<RefusedDemand, long>> Take()
    {
        List<KeyValuePair<RefusedDemand, long>> taken = [];
        foreach (var refusal in _since.Keys)
            if (_since.TryRemove(refusal, out var count))
                taken.Add(new(refusal, count));
        return [.. taken.OrderByDescending(one => one.Value)];
    }

    private static RefusalKind? KindOf(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status429TooManyRequests => RefusalKind.TooMany,
            StatusCodes.Status401Unauthorized => RefusalKind.Key,
            StatusCodes.Status403Forbidden => RefusalKind.Right,
            // An address that leads nowhere tells nothing, unless somebody signed in was looking for an object.
            StatusCodes.Status404NotFound when context.Signed() is not null => RefusalKind.Object,
            StatusCodes.Status400BadRequest
            or StatusCodes.Status405MethodNotAllowed
            or StatusCodes.Status413PayloadTooLarge
            or StatusCodes.Status415UnsupportedMediaType => RefusalKind.Input,
            StatusCodes.Status200OK when context.Features.Get<RefusedForm>() is not null => IsSigningIn(context)
                ? RefusalKind.SignIn
                : RefusalKind.Input,
            _ => null,
        };

    private static bool IsSigningIn(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Links.SignIn, StringComparison.Ordinal);

    // The page of an error is another one: what was asked is named by the pattern that it first matched.
    private static string PageOf(HttpContext context) =>
        "/" + (context.Features.Get<FirstPage>()?.Pattern ?? "").Trim('/');

    /// <summary>The pattern of the page asked for, before an error shows another.</summary>
    internal sealed record FirstPage(string? Pattern);

    /// <summary>A form was given back with what is wrong in it.</summary>
    internal sealed record RefusedForm;

    /// <summary>Notes the forms that are given back.</summary>
    internal sealed class OfForms : IResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.ModelState.IsValid)
                context.HttpContext.Features.Set(new RefusedForm());
        }

        public void OnResultExecuted(ResultExecutedContext context) { }
    }
}

/// <summary>Something refused.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Page">The pattern of the page or call: no identifier, nothing that was sent.</param>
/// <param name="Role">The role of whoever was signed in; null for nobody.</param>
internal readonly record struct RefusedDemand(RefusalKind Kind, string Page, Role? Role);

/// <summary>Why something was refused.</summary>
internal enum RefusalKind
{
    /// <summary>A wrong password, code or link.</summary>
    SignIn,

    /// <summary>No right key of a program.</summary>
    Key,

    /// <summary>A page or call that the role, or the key, does not open.</summary>
    Right,

    /// <summary>An object that is not there for whoever asks.</summary>
    Object,

    /// <summary>A form or call that says something impossible.</summary>
    Input,

    /// <summary>Too many in a minute.</summary>
    TooMany,
}
