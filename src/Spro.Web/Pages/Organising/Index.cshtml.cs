using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Agenda;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Organising;

/// <summary>The actions that one organises: those to come, or those over.</summary>
internal sealed class IndexModel(ParticipantLists lists) : PageModel
{
    private const int PageSize = 30;

    /// <summary>Where the page starts.</summary>
    [BindProperty(Name = "apres", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Those over.</summary>
    [BindProperty(Name = "passees", SupportsGet = true)]
    public bool IsOver { get; set; }

    internal IReadOnlyList<OrganisedLine> Lines { get; private set; } = [];
    internal string? Next { get; private set; }

    /// <summary>The list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await lists.OwnAsync(
            HttpContext.Actor(),
            IsOver,
            AgendaKey.Read(After),
            PageSize,
            cancellationToken
        );
        Lines = [.. found.Take(PageSize)];
        if (found.Count > PageSize)
            Next =
                Links.OwnActions
                + QueryString
                    .Create("apres", new AgendaKey(Lines[^1].Action.StartsAt, Lines[^1].Action.Id).ToString())
                    .Add("passees", IsOver ? "true" : "false");
    }
}
