using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Interchange.Referentials;

/// <summary>A row of a referential that an import will add or change. Those of a run that died go with the next one.</summary>
internal sealed class StagedRow
{
    public Guid RunId { get; set; }

    /// <summary>Order of arrival.</summary>
    public int Rank { get; set; }

    /// <summary>The table it goes to.</summary>
    public string RowType { get; set; } = "";

    public bool IsNew { get; set; }

    public string Payload { get; set; } = "";
}

internal sealed class StagedRowMapping : IEntityTypeConfiguration<StagedRow>
{
    public void Configure(EntityTypeBuilder<StagedRow> builder)
    {
        builder.ToTable("staged_rows").HoldsNoPersonalData();
        builder.HasKey(row => new { row.RunId, row.Rank });
    }
}
