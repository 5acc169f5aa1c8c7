using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Associates;

/// <summary>The associated members of the service today, and whose label has ended within a year.</summary>
internal sealed class MembersModel(Labels labels, Recognitions recognitions, TimeProvider clock) : PageModel
{
    /// <summary>Which page of the members.</summary>
    [BindProperty(Name = "p", SupportsGet = true)]
    public int ValidPage { get; set; }

    /// <summary>Which page of those whose label has ended.</summary>
    [BindProperty(Name = "termines", SupportsGet = true)]
    public int EndedPage { get; set; }

    /// <summary>Which page of the bodies that are recognised.</summary>
    [BindProperty(Name = "reconnus", SupportsGet = true)]
    public int RecognisedPage { get; set; }

    internal ListPage<LabelLine> Valid { get; private set; } = null!;
    internal ListPage<LabelLine> Ended { get; private set; } = null!;
    internal ListPage<RecognitionLine> Recognised { get; private set; } = null!;
    internal ILookup<Guid, LabelCommitment> Commitments { get; private set; } = null!;

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        Valid = await labels.ValidOnAsync(today, ValidPage, cancellationToken);
        Recognised = await recognitions.HeldOnAsync(today, RecognisedPage, cancellationToken);
        Ended = await labels.EndedSinceAsync(today.AddYears(-1), today, EndedPage, cancellationToken);
        Commitments = await labels.CommitmentsAsync([.. Valid.Rows.Select(one => one.Label.Id)], cancellationToken);
    }
}
