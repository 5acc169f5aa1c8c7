using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>Agrees, for those of one's structure, to what they wish to follow.</summary>
internal sealed class AgreementsModel(ProgrammeLists lists, Enrolments enrolments) : PageModel
{
    /// <summary>The enrolment that is answered.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>The answer.</summary>
    [BindProperty]
    public bool Agrees { get; set; }

    internal IReadOnlyList<EnrolmentView> Waiting { get; private set; } = [];

    private bool Answers => Rights.Of(HttpContext.Actor().Role, Purpose.ProfessionalDevelopment) == Reach.Structure;

    /// <summary>Who waits.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Answers)
            return NotFound();
        Waiting = await lists.AgreementsAsync(HttpContext.Actor(), cancellationToken);
        return Page();
    }

    /// <summary>Answers.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Answers)
            return NotFound();
        var isDone = await enrolments.AnswerAsync(HttpContext.Actor(), Id, Agrees, cancellationToken);
        return Redirect($"{Links.DevelopmentAgreements}?note={(isDone ? "fait" : "trop-tard")}");
    }
}
