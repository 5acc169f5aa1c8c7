using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Referrals;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Coordination;

/// <summary>A network: its deadlines, and which of its structures keep them. Nothing here is about a person.</summary>
internal sealed class IndexModel(Core.Referrals.Coordination coordination, CatalogueHost catalogues) : PageModel
{
    /// <summary>Working days to say that a hand-over has come.</summary>
    [BindProperty]
    public int? ToAcknowledge { get; set; }

    /// <summary>Working days then to answer.</summary>
    [BindProperty]
    public int? ToAnswer { get; set; }

    /// <summary>The days to say "bien reçu" that the form shows.</summary>
    [BindProperty]
    public int SeenToAcknowledge { get; set; }

    /// <summary>The days to answer that it shows.</summary>
    [BindProperty]
    public int SeenToAnswer { get; set; }

    internal string Network { get; private set; } = "";
    internal NetworkAnswers Answers { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        (ToAcknowledge, ToAnswer) = (Answers.Deadlines.ToAcknowledge, Answers.Deadlines.ToAnswer);
    }

    /// <summary>Sets the deadlines.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            await coordination.SetAsync(
                HttpContext.Actor(),
                new(SeenToAcknowledge, SeenToAnswer),
                ToAcknowledge,
                ToAnswer,
                cancellationToken
            );
            return Redirect(Links.Coordination + "?note=true");
        }
        catch (RefusedException refused)
        {
            ModelState.AddRefusal(refused, ("toAcknowledge", nameof(ToAcknowledge)), ("toAnswer", nameof(ToAnswer)));
            await ShowAsync(cancellationToken);
            if (refused.Code == Core.Governance.Meetings.ChangedMeanwhile)
            {
                (ToAcknowledge, ToAnswer) = (Answers.Deadlines.ToAcknowledge, Answers.Deadlines.ToAnswer);
                ViewData.SayWhatIsKept();
            }
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        var code = actor.NetworkFor(Purpose.Coordination);
        Network = catalogues.Current.Networks.FirstOrDefault(one => one.Code == code)?.Name ?? code;
        Answers = await coordination.OfAsync(actor, cancellationToken);
    }
}
