using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.DevelopmentSteering;

/// <summary>The sheet that those who come sign, to print.</summary>
internal sealed class SheetModel(ProgrammeLists lists) : PageModel
{
    internal SessionView Opened { get; private set; } = null!;
    internal IReadOnlyList<EnrolmentView> People { get; private set; } = [];

    /// <summary>The sheet.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await lists.FindSessionAsync(HttpContext.Actor(), id, cancellationToken) is not { } found)
            return NotFound();
        Opened = found.Session;
        People =
        [
            .. found.People.Where(one =>
                one.Enrolment.State is EnrolmentState.Seated or EnrolmentState.CameAlong && one.Name is not null
            ),
        ];
        return Page();
    }
}
