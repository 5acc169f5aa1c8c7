using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Associates;

/// <summary>The calls for projects that anybody may read.</summary>
internal sealed class CallsModel(Calls calls, TimeProvider clock) : PageModel
{
    internal IReadOnlyList<CallForProjects> Published { get; private set; } = [];

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Published = await calls.PublishedAsync(cancellationToken);

    internal string StateOf(CallForProjects call, PageTexts<Resources.Associates> texts) =>
        StateOf(call, clock.GetUtcNow().UtcDateTime, texts);

    internal static string StateOf(CallForProjects call, DateTime now, PageTexts<Resources.Associates> texts) =>
        now < call.OpensAt ? texts["call.opens", call.OpensAt.InFrance()].Value
        : now < call.ClosesAt ? texts["call.open", call.ClosesAt.InFrance()].Value
        : texts["call.closed", call.ClosesAt.InFrance()].Value;
}
