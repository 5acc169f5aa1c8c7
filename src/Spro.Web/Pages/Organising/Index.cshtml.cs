using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Agenda;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Organising;

/// <summary>The actions that one organises.</summary>
internal sealed class IndexModel(ParticipantLists lists) : PageModel
{
    internal IReadOnlyList<OrganisedLine> Lines { get; private set; } = [];

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Lines = await lists.OwnAsync(HttpContext.Actor(), cancellationToken);
}
