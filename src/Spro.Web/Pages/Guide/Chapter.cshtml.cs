using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Catalogue;
using Spro.Core.Publications;

namespace Spro.Web.Pages.Guide;

/// <summary>A chapter of the guide: the places of an intercommunality, or those for a public.</summary>
internal sealed class ChapterModel(Guides guides, CatalogueHost catalogues) : PageModel
{
    internal int Number { get; private set; }
    internal GuideDocument Guide { get; private set; } = null!;
    internal GuidePart Part { get; private set; } = null!;
    internal GuideChapter Chapter { get; private set; } = null!;
    internal bool IsFictitious { get; private set; }

    /// <summary>The places that still have a page.</summary>
    internal HashSet<Guid> Places { get; private set; } = [];

    /// <summary>The chapter.</summary>
    public async Task<IActionResult> OnGetAsync(
        int number,
        string part,
        string chapter,
        CancellationToken cancellationToken
    )
    {
        if (
            await guides.FindAsync(number, cancellationToken) is not { } guide
            || GuideChapters.Of(guide).FirstOrDefault(one => one.Code == part) is not { } found
            || GuideChapters.Find(found, chapter) is not { } opened
        )
            return NotFound();
        (Number, Guide, Part, Chapter) = (number, guide, found, opened);
        var entries = opened.Sections.SelectMany(section => section.Entries).ToList();
        IsFictitious = entries.Exists(entry => entry.IsFictitious);
        Places =
        [
            .. entries
                .Select(entry => entry.PlaceId)
                .OfType<Guid>()
                .Where(id => catalogues.Current.Doors.Find(id) is not null),
        ];
        return Page();
    }
}
