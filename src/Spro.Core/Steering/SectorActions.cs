using Microsoft.EntityFrameworkCore;
using Spro.Core.Ambassadors;
using Spro.Core.Database;
using Spro.Core.Library;

namespace Spro.Core.Steering;

/// <summary>What an associated body does of what the charter expects of it (charter §4.3): counts, as they stand.</summary>
/// <param name="Ambassadors">Ambassadors that anybody may ask to meet.</param>
/// <param name="Companies">Companies registered here, that anybody may ask to meet.</param>
/// <param name="ToolsWithRegion">Tools of its sector that it shares, made with the Région as the Région confirms.</param>
/// <param name="ToolsDeclared">Those that it says were made with the Région, and that the Région has not confirmed.</param>
/// <param name="Answered">Requests to meet answered in time.</param>
/// <param name="Lapsed">Requests to meet left without an answer.</param>
public sealed record SectorActionCounts(
    int Ambassadors,
    int Companies,
    int ToolsWithRegion,
    int ToolsDeclared,
    int Answered,
    int Lapsed
);

/// <summary>Counts what associated bodies do.</summary>
public sealed class SectorActions(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>The counts of a body.</summary>
    public async Task<SectorActionCounts> OfAsync(Guid structureId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var listings = db.Set<Ambassador>().Where(one => one.HostId == structureId);
        var active = listings.Where(one => one.State == AmbassadorState.Active);
        var ids = listings.Select(one => one.Id);
        var requests = db.Set<EncounterRequest>().Where(one => ids.Contains(one.AmbassadorId));
        var tools = db.Set<LibraryItem>()
            .Where(one =>
                one.OwnerId == structureId
                && one.Kind == LibraryKind.SectorTool
                && one.WithdrawnAt == null
                && one.IsWithRegion
            );
        return new(
            await active.CountAsync(one => one.Kind == AmbassadorKind.Person, cancellationToken),
            await active.CountAsync(one => one.Kind == AmbassadorKind.Company, cancellationToken),
            await tools.CountAsync(one => one.RegionConfirmedAt != null, cancellationToken),
            await tools.CountAsync(one => one.RegionConfirmedAt == null, cancellationToken),
            await requests.CountAsync(
                one =>
                    one.State == EncounterState.Accepted
                    || one.State == EncounterState.Declined
                    || one.State == EncounterState.LetGo,
                cancellationToken
            ),
            await requests.CountAsync(one => one.State == EncounterState.Lapsed, cancellationToken)
        );
    }
}
