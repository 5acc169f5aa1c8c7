using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Spro.Web.Infrastructure;

/// <summary>A form sent to a page that has no such form leads to that page: else it would be drawn of nothing that was read.</summary>
internal sealed class NoSuchForm : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (context.HandlerMethod is null && HttpMethods.IsPost(request.Method))
            context.Result = new LocalRedirectResult(request.Path + request.QueryString);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
