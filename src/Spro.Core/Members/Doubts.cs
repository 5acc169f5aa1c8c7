using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>Something that a record says and that its form would refuse.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Message">What its form would say.</param>
public sealed record Doubt(Guid RecordId, RecordKind Kind, string Name, string Message);

/// <summary>
/// A source gives what no form would take: a telephone of two digits, a postcode of elsewhere, a price. The import keeps it, for
/// nothing better is known; whoever answers for the record is told.
/// </summary>
public static class Doubts
{
    /// <summary>Those of a structure, its places and its services.</summary>
    public static IReadOnlyList<Doubt> Of(OwnStructure own, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(catalogue);
        var (structure, id) = (own.Structure, own.Structure.Id);
        return
        [
            .. Refused(
                structure,
                StructureDraft.Of(structure),
                new Structure
                {
                    Name = structure.Name,
                    Source = structure.Source,
                    SourceId = structure.SourceId,
                },
                structure.Name
            ),
            .. own.Places.SelectMany(place =>
            {
                var copy = DirectoryEdits.NewPlace(id, place.Id);
                (copy.CommuneCode, copy.DepartmentCode) = (place.CommuneCode, place.DepartmentCode);
                return Refused(place, PlaceDraft.Of(place, catalogue), copy, place.Name);
            }),
            .. own.Services.SelectMany(service =>
                Refused(service, ServiceDraft.Of(service), DirectoryEdits.NewService(id, service.Id), service.Name)
            ),
        ];

        IEnumerable<Doubt> Refused<T>(T record, IRecordDraft<T> draft, T copy, string name)
            where T : SourcedRecord
        {
            try
            {
                draft.ApplyTo(copy, catalogue, today);
                return [];
            }
            catch (RefusedException refused)
            {
                return refused.All.Select(one => new Doubt(record.Id, record.Kind(), name, one.Message));
            }
        }
    }
}
