using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Core.Agenda;

/// <summary>How the public knows who holds an action.</summary>
internal static class Organisers
{
    /// <summary>The names, by action.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        SproDbContext db,
        IReadOnlyCollection<AgendaAction> actions,
        CancellationToken cancellationToken
    )
    {
        var ids = actions.Select(one => one.StructureId).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Structure>()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, cancellationToken);
        return actions.ToDictionary(
            one => one.Id,
            one =>
                one.Organiser switch
                {
                    OrganiserKind.Officer => "Référent ou référente Orientation de la Région",
                    OrganiserKind.Region => "La Région",
                    OrganiserKind.Cariforef => "Le centre régional de ressources sur l'emploi et la formation",
                    // As the directory names it: nobody types under whose name they act.
                    _ => one.StructureId is { } structure ? names[structure] : "Un organisme associé",
                }
        );
    }
}
