using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Knowledge;

internal sealed class TrainingMapping : IEntityTypeConfiguration<TrainingOffer>
{
    public void Configure(EntityTypeBuilder<TrainingOffer> builder)
    {
        builder.ToTable("training_offers").HoldsNoPersonalData();
        builder.HasKey(training => new { training.Version, training.Id });
    }
}
