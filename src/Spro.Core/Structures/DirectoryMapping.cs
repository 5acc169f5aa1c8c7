using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Common;
using Spro.Core.Privacy;

namespace Spro.Core.Structures;

internal sealed class StructureMapping : IEntityTypeConfiguration<Structure>
{
    public void Configure(EntityTypeBuilder<Structure> builder)
    {
        builder.ToTable("structures").HoldsNoPersonalData();
        builder.HasSource();
        builder.Classify(
            structure => structure.AsGiven,
            DataClass.PublicContact,
            GivenBack.Purpose,
            GivenBack.Retention
        );
        builder.HasIndex(structure => structure.NetworkCode);
    }
}

internal sealed class PlaceMapping : IEntityTypeConfiguration<Place>
{
    private const string Purpose = "Joindre le lieu d'accueil (annuaire public)";
    private const string Retention = "Tant que le lieu figure dans l'annuaire";

    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.ToTable("places").HoldsNoPersonalData();
        builder.HasSource();
        builder.Classify(place => place.Phone, DataClass.PublicContact, Purpose, Retention);
        builder.Classify(place => place.Email, DataClass.PublicContact, Purpose, Retention);
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(place => place.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(place => place.Exceptions, exceptions => exceptions.ToJson());
        builder.OwnsMany(place => place.Stops, stops => stops.ToJson());
        builder.HasIndex(place => place.CommuneCode);
    }
}

internal sealed class ServiceOfferMapping : IEntityTypeConfiguration<ServiceOffer>
{
    public void Configure(EntityTypeBuilder<ServiceOffer> builder)
    {
        builder.ToTable("services").HoldsNoPersonalData();
        builder.HasSource();
        builder
            .HasOne<Structure>()
            .WithMany()
            .HasForeignKey(service => service.StructureId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(service => service.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.Classify(service => service.AsGiven, DataClass.PublicContact, GivenBack.Purpose, GivenBack.Retention);
    }
}

internal static class GivenBack
{
    public const string Purpose = "Rendre à la source sa fiche entière (annuaire public)";
    public const string Retention = "Tant que la fiche figure dans l'annuaire";
}

internal static class SourcedRecordMapping
{
    internal static void HasSource<T>(this EntityTypeBuilder<T> builder)
        where T : SourcedRecord
    {
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.HasIndex(record => new { record.Source, record.SourceId }).IsUnique();
    }
}
