using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Accounts;
using Spro.Core.ProfessionalDevelopment;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.ProfessionalDevelopment;

/// <summary>What one may enrol in, and one's own enrolments.</summary>
internal sealed class IndexModel(ProgrammeLists lists, Opinions opinions) : PageModel
{
    internal IReadOnlyList<EnrolmentView> Own { get; private set; } = [];
    internal IReadOnlyList<SessionView> ToCome { get; private set; } = [];
    internal int Agreements { get; private set; }

    internal bool IsWanted(EnrolmentView one) => opinions.IsWanted(one.Enrolment, one.Session);

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actor = HttpContext.Actor();
        Own = await lists.OwnAsync(actor, cancellationToken);
        ToCome = await lists.ToComeAsync(cancellationToken);
        if (Rights.Of(actor.Role, Purpose.ProfessionalDevelopment) == Reach.Structure)
            Agreements = (await lists.AgreementsAsync(actor, cancellationToken)).Count;
    }
}
