using Microsoft.AspNetCore.Mvc;
using Spro.Core.Common;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>What one thinks of a session, or what it changed.</summary>
internal sealed class OpinionModel(ProgrammeLists lists, Opinions opinions) : OpinionPageModel
{
    internal EnrolmentView Opened { get; private set; } = null!;
    internal bool IsAsked { get; private set; }

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Says it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(id, cancellationToken))
            return NotFound();
        try
        {
            await opinions.SayAsync(HttpContext.Actor(), id, Draft, cancellationToken);
            return Redirect(Links.DevelopmentOpinion(id));
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, Fields);
            return Page();
        }
    }

    private async Task<bool> ShowAsync(Guid id, CancellationToken cancellationToken)
    {
        if (
            await lists.FindOwnAsync(HttpContext.Actor(), id, cancellationToken)
            is not { Enrolment.CertificateCode: not null } found
        )
            return false;
        Opened = found;
        IsLater = opinions.IsLater(found.Session);
        IsAsked = opinions.IsWanted(found.Enrolment, found.Session);
        return true;
    }
}
