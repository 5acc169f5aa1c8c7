using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Members;

internal sealed class DirectoryChangeMapping : IEntityTypeConfiguration<DirectoryChange>
{
    public const string Purpose = "Savoir qui a changé une fiche de l'annuaire, et pouvoir revenir en arrière";
    public const string Retention = "Trois ans";

    public void Configure(EntityTypeBuilder<DirectoryChange> builder)
    {
        builder.ToTable("directory_changes").HoldsNoPersonalData();
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => new { change.RecordId, change.Number }).IsUnique();
        builder.HasIndex(change => new { change.StructureId, change.At });
        builder.Classify(change => change.ActorId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(change => change.Before, DataClass.PublicContact, Purpose, Retention);
        builder.Classify(change => change.After, DataClass.PublicContact, Purpose, Retention);
        builder.Classify(change => change.Moved, DataClass.Pseudonymous, Purpose, "Trente jours");
    }
}
