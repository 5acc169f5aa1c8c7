using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>What one may enrol in, and one's own enrolments.</summary>
internal sealed class IndexModel(ProgrammeLists lists, Opinions opinions) : PageModel
{
    /// <summary>Which page of the sessions to come.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int Number { get; set; }

    /// <summary>Which page of one's own enrolments.</summary>
    [BindProperty(Name = "miennes", SupportsGet = true)]
    public int OwnNumber { get; set; }

    internal ListPage<EnrolmentView> Own { get; private set; } = null!;
    internal ListPage<SessionView> ToCome { get; private set; } = null!;
    internal int Agreements { get; private set; }

    internal bool IsWanted(EnrolmentView one) => opinions.IsWanted(one.Enrolment, one.Session);

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Own = await lists.OwnAsync(actor, OwnNumber, cancellationToken);
        ToCome = await lists.ToComeAsync(Number, cancellationToken);
        if (Rights.Of(actor.Role, Purpose.ProfessionalDevelopment) == Reach.Structure)
            Agreements = await lists.CountAgreementsAsync(actor, cancellationToken);
    }
}
