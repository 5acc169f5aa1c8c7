using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Structures;

namespace Spro.Core.Members;

/// <summary>How a structure presents itself.</summary>
/// <param name="Name">Name as the public knows it.</param>
/// <param name="Description">What it does.</param>
/// <param name="Website">Its site.</param>
public sealed record StructureDraft(string? Name, string? Description, string? Website) : IRecordDraft<Structure>
{
    /// <summary>As the structure presents itself now.</summary>
    public static StructureDraft Of(Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        return new(structure.Name, structure.Description, structure.Website);
    }

    /// <inheritdoc />
    public void ApplyTo(Structure record, PublicCatalogue catalogue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var wrong = new Mistakes();
        (record.Name, record.Description, record.Website) = (
            wrong.Try(() => Typed.Required("name", Name, "Écrivez le nom de la structure.")) ?? "",
            wrong.Try(() => Typed.Text("description", Description)),
            wrong.Try(() => Typed.Web("website", Website))
        );
        wrong.Throw();
    }
}
