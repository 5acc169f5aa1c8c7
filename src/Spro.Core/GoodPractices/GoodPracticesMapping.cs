using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.GoodPractices;

internal sealed class GoodPracticeMapping : IEntityTypeConfiguration<GoodPractice>
{
    private const string Purpose = "Savoir qui a proposé une bonne pratique, et qui a noté l'avis de la commission";
    private const string Retention = "Tant que la pratique est gardée ; sans nom un an après la fermeture du compte";

    // Texts ask for no story of anybody: somebody may be recognised all the same.
    internal const string PurposeOfTexts = "Partager une bonne pratique";
    internal const string RetentionOfTexts = "Tant que la pratique est gardée";

    public void Configure(EntityTypeBuilder<GoodPractice> builder)
    {
        builder.ToTable("good_practices").HoldsNoPersonalData();
        builder.Property(practice => practice.Id).ValueGeneratedNever();
        // Two who review it at once review it once.
        builder.Property(practice => practice.State).IsConcurrencyToken();
        builder.Classify(practice => practice.SubmittedBy, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(practice => practice.ReviewedBy, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(practice => practice.Need, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(practice => practice.What, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(practice => practice.Conditions, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(practice => practice.Effect, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder.Classify(practice => practice.ReviewNote, DataClass.Identity, PurposeOfTexts, RetentionOfTexts);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(practice => practice.StructureId)
            .OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PracticeReuseMapping : IEntityTypeConfiguration<PracticeReuse>
{
    public void Configure(EntityTypeBuilder<PracticeReuse> builder)
    {
        builder.ToTable("practice_reuses").HoldsNoPersonalData();
        builder.HasKey(reuse => new { reuse.PracticeId, reuse.StructureId });
        builder.Classify(
            reuse => reuse.Note,
            DataClass.Identity,
            GoodPracticeMapping.PurposeOfTexts,
            GoodPracticeMapping.RetentionOfTexts
        );
        builder.HasOne<GoodPractice>().WithMany().HasForeignKey(reuse => reuse.PracticeId);
        builder.HasOne<Structure>().WithMany().HasForeignKey(reuse => reuse.StructureId);
    }
}
