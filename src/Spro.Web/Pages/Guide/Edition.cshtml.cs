using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Spro.Core.Associates;
using Spro.Core.Publications;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Guide;

/// <summary>An edition of the guide: its parts, its files, what it changed, who has left since.</summary>
internal sealed class EditionModel(Guides guides, GuideAssociates associates) : PageModel
{
    internal GuideEditionLine Line { get; private set; } = null!;
    internal IReadOnlyList<GuidePart> Parts { get; private set; } = [];
    internal IReadOnlyList<GuideFileLine> Files { get; private set; } = [];
    internal IReadOnlyList<GuideChange> Left { get; private set; } = [];
    internal GuideDifference? Difference { get; private set; }
    internal ListingComparison Associated { get; private set; } = null!;
    internal IReadOnlyList<LabelLine> Ended { get; private set; } = [];

    private IReadOnlyList<GuideDepartment> _departments = [];

    /// <summary>The edition.</summary>
    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellationToken)
    {
        if (
            (await guides.ListAsync(cancellationToken)).FirstOrDefault(one => one.Number == number) is not { } line
            || await guides.FindAsync(number, cancellationToken) is not { } guide
        )
            return NotFound();
        (Line, Parts, _departments) = (line, GuideChapters.Of(guide), guide.Departments);
        Files = await guides.FilesAsync(number, cancellationToken);
        Difference = await guides.DifferenceAsync(number, cancellationToken);
        Associated = await associates.CompareAsync(guide, cancellationToken);
        Ended = await associates.EndedSinceAsync(guide, cancellationToken);
        var ended = Ended.Select(one => one.Label.StructureId).ToHashSet();
        Left = [.. (await guides.LeftSinceAsync(guide, cancellationToken)).Where(one => !ended.Contains(one.Id))];
        return Page();
    }

    /// <summary>How many structures an edition has, and how many say all of it.</summary>
    internal static string Counts(GuideEditionLine line, PageTexts<Resources.Guide> texts) =>
        line.Complete == line.Owing
            ? texts["counts.all", line.Structures, line.Owing].Value
            : texts["counts", line.Structures, line.Complete, line.Owing].Value;

    /// <summary>"guide-44" is the name of its department.</summary>
    internal string NameOf(string file) =>
        _departments.FirstOrDefault(one => file == $"guide-{one.Code}")?.Name ?? "Toute la région";
}
