using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Territories;

namespace Spro.Web.Pages.Associates;

/// <summary>The associated members of the service today, and whose label has ended within a year.</summary>
internal sealed class MembersModel(Labels labels, Recognitions recognitions, TimeProvider clock) : PageModel
{
    internal IReadOnlyList<LabelLine> Valid { get; private set; } = [];
    internal IReadOnlyList<LabelLine> Ended { get; private set; } = [];
    internal IReadOnlyList<RecognitionLine> Recognised { get; private set; } = [];
    internal ILookup<Guid, LabelCommitment> Commitments { get; private set; } = null!;

    /// <summary>The lists.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        Valid = await labels.ValidOnAsync(today, cancellationToken);
        Recognised = await recognitions.HeldOnAsync(today, cancellationToken);
        Ended = await labels.EndedSinceAsync(today.AddYears(-1), today, cancellationToken);
        Commitments = await labels.CommitmentsAsync([.. Valid.Select(one => one.Label.Id)], cancellationToken);
    }
}
