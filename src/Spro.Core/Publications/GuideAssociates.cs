using Spro.Core.Associates;
using Spro.Core.Territories;

namespace Spro.Core.Publications;

/// <summary>
/// Sets the associated members that an edition lists beside the labels that stood on its day, and says whose label has ended since
/// (charter §4.3).
/// </summary>
public sealed class GuideAssociates(Listings listings, Labels labels, TimeProvider clock)
{
    /// <summary>
    /// What an edition lists beside the labels of its own day, those that are noted late left out: both are the same, or the
    /// difference is said.
    /// </summary>
    public async Task<ListingComparison> CompareAsync(GuideDocument edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return ListingComparison.Of(
            edition.Day,
            await listings.KnownLabelledAsync(edition.Day, cancellationToken),
            ListedIn(edition)
                .DistinctBy(one => one.StructureId)
                .ToDictionary(one => one.StructureId, one => one.Structure)
        );
    }

    /// <summary>The members that an edition lists as associated and that have no label any more, the last ended first.</summary>
    public async Task<IReadOnlyList<LabelLine>> EndedSinceAsync(
        GuideDocument edition,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(edition);
        var listed = ListedIn(edition).Select(one => one.StructureId).ToHashSet();
        var today = LocalCalendar.Metropolitan.DayOf(clock.GetUtcNow().UtcDateTime);
        var ended = await labels.EndedSinceAsync(edition.Day, today, cancellationToken);
        return [.. ended.Where(one => listed.Contains(one.Label.StructureId))];
    }

    private static IEnumerable<GuideEntry> ListedIn(GuideDocument edition) =>
        edition.Entries.Where(entry => entry.Standing == GuideStanding.Associated);
}
