using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Publications;

namespace Spro.Web.Pages.Guide;

/// <summary>A department of the guide, or what is of the whole region: its chapters, by territory and by public.</summary>
internal sealed class PartModel(Guides guides) : PageModel
{
    internal int Number { get; private set; }
    internal DateOnly Day { get; private set; }
    internal GuidePart Part { get; private set; } = null!;
    internal bool IsFictitious { get; private set; }
    internal IReadOnlyList<GuidePublic> Publics { get; private set; } = [];

    /// <summary>The part.</summary>
    public async Task<IActionResult> OnGetAsync(int number, string part, CancellationToken cancellationToken)
    {
        if (
            await guides.FindAsync(number, cancellationToken) is not { } guide
            || GuideChapters.Of(guide).FirstOrDefault(one => one.Code == part) is not { } found
        )
            return NotFound();
        (Number, Day, Part) = (number, guide.Day, found);
        IsFictitious = found.Entries.Any(entry => entry.IsFictitious);
        Publics = GuideChapters.PublicsOf(found);
        return Page();
    }
}
