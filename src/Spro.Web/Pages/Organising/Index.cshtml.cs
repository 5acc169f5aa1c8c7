using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Agenda;
using Spro.Core.Common;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Organising;

/// <summary>The actions that one organises: those to come, or those over.</summary>
internal sealed class IndexModel(ParticipantLists lists, OrganisedActions actions) : PageModel
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

    /// <summary>Those of others that name the officer.</summary>
    internal IReadOnlyList<NamingAction> Naming { get; private set; } = [];

    /// <summary>An officer says whether an action that names them is theirs.</summary>
    public async Task<IActionResult> OnPostAsync(Guid action, bool agrees, CancellationToken cancellationToken)
    {
        try
        {
            await actions.AnswerAsync(HttpContext.Actor(), action, agrees, cancellationToken);
            return Redirect(Links.OwnActions);
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused);
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }

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
        if (!IsOver && After is null)
            Naming = await lists.NamingAsync(HttpContext.Actor(), cancellationToken);
        Lines = [.. found.Take(PageSize)];
        if (found.Count > PageSize)
            Next =
                Links.OwnActions
                + QueryString
                    .Create("apres", new AgendaKey(Lines[^1].Action.StartsAt, Lines[^1].Action.Id).ToString())
                    .Add("passees", IsOver ? "true" : "false");
    }
}
