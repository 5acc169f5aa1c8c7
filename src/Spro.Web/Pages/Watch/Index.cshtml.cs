using Spro.Core.Members;
using Spro.Web.SignIn;

namespace Spro.Web.Pages.Watch;

/// <summary>How true the directory is on a territory: structures, counts and dates.</summary>
internal sealed class IndexModel(DirectoryWatch watch, Reports reports) : StructureListPage
{
    /// <summary>How many reports of money asked for wait to be closed.</summary>
    internal int Payments { get; private set; }

    /// <summary>Of these, those that wait too long.</summary>
    internal int LatePayments { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List = await watch.OfAsync(HttpContext.Actor(), ReadQuery(), cancellationToken);
        var payments = await reports.PaymentsAsync(HttpContext.Actor(), cancellationToken);
        (Payments, LatePayments) = (
            payments.Count(one => one.Answer is null),
            payments.Count(one => one.Answer is null && reports.IsLate(one.Remark))
        );
    }
}
