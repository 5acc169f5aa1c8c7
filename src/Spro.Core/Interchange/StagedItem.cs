using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Interchange;

/// <summary>A record read from a file and not yet switched in. Rows of a run that died are cleared by the next one.</summary>
internal sealed class StagedItem
{
    public Guid RunId { get; set; }
    public StagedKind Kind { get; set; }
    public Guid ItemId { get; set; }
    public string Where { get; set; } = "";

    /// <summary>Rank, in the file, of the record that gives it.</summary>
    public int Record { get; set; }

    public string Payload { get; set; } = "";
}

/// <summary>Switch order: what is pointed at comes first.</summary>
internal enum StagedKind
{
    Structure,
    Place,
    Service,
    Professional,

    /// <summary>Something whose record is left out: nothing to switch in, but it is still in the file.</summary>
    StillListed,
}

internal sealed class StagedItemMapping : IEntityTypeConfiguration<StagedItem>
{
    public void Configure(EntityTypeBuilder<StagedItem> builder)
    {
        builder.ToTable("staged_items").HoldsNoPersonalData();
        builder.HasKey(item => new
        {
            item.RunId,
            item.Kind,
            item.ItemId,
        });
        builder.Classify(
            item => item.Payload,
            DataClass.PublicContact,
            "Préparer une importation avant de la publier",
            "Le temps de l'importation"
        );
    }
}
