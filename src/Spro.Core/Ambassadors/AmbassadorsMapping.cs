using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;
using Spro.Core.Structures;

namespace Spro.Core.Ambassadors;

internal sealed class AmbassadorMapping : IEntityTypeConfiguration<Ambassador>
{
    private const string Purpose = "Joindre un ambassadeur, une ambassadrice ou une entreprise qui parle de son métier";
    private const string Retention = "Jusqu'à ce que la fiche soit retirée ; quinze jours si son lien n'est pas ouvert";
    private const string Public = "Montrer qui parle de son métier";

    public void Configure(EntityTypeBuilder<Ambassador> builder)
    {
        builder.ToTable("ambassadors").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.Ignore(one => one.Sectors);
        builder.Property(one => one.Ways).HasConversion<int>();
        builder.Classify(one => one.Name, DataClass.PublicContact, Public, Retention);
        builder.Classify(one => one.Topics, DataClass.PublicContact, Public, Retention);
        builder.Classify(one => one.Searched, DataClass.PublicContact, Public, Retention);
        builder.Classify(one => one.Availability, DataClass.PublicContact, Public, Retention);
        builder.Seal(one => one.Email, Purpose, Retention);
        builder.Classify(one => one.EmailKey, DataClass.Pseudonymous, Purpose, Retention);
        builder.Seal(one => one.Contact, Purpose, Retention);
        builder.Seal(one => one.Link, Purpose, Retention);
        builder.HasIndex(one => one.EmailKey);
        builder.HasIndex(one => one.LinkHash);
        builder.HasIndex(one => new { one.State, one.RegisteredAt });
        builder.HasIndex(one => new { one.Name, one.Id });
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.HostId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class EncounterRequestMapping : IEntityTypeConfiguration<EncounterRequest>
{
    private const string Purpose = "Transmettre une demande de rencontre avec une personne du métier";
    private const string Retention = "Huit semaines après la réponse ou la rencontre ; des nombres ensuite";

    public void Configure(EntityTypeBuilder<EncounterRequest> builder)
    {
        builder.ToTable("encounter_requests").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        // Two answers at once, and the person who takes it back meanwhile: one of them is told.
        builder.Property(one => one.State).IsConcurrencyToken();
        builder.Seal(one => one.Name, Purpose, Retention);
        builder.Seal(one => one.Email, Purpose, Retention);
        builder.Classify(one => one.EmailKey, DataClass.Pseudonymous, Purpose, Retention);
        builder.Seal(one => one.Question, Purpose, Retention, DataClass.Sensitive);
        builder.Seal(one => one.AdultName, Purpose, Retention);
        builder.Seal(one => one.AdultEmail, Purpose, Retention);
        builder.Seal(one => one.Agreed, Purpose, Retention);
        builder.Seal(one => one.Link, Purpose, Retention);
        builder.HasIndex(one => one.EmailKey);
        builder.HasIndex(one => one.LinkHash);
        builder.HasIndex(one => new { one.State, one.PassedAt });
        builder.HasOne<Ambassador>().WithMany().HasForeignKey(one => one.AmbassadorId);
    }
}

internal sealed class SectorHostMapping : IEntityTypeConfiguration<SectorHost>
{
    public void Configure(EntityTypeBuilder<SectorHost> builder)
    {
        builder.ToTable("sector_hosts").HoldsNoPersonalData();
        builder.HasKey(one => new { one.SectorCode, one.StructureId });
        builder.Property(one => one.SectorCode).HasMaxLength(1);
        builder.HasOne<Structure>().WithMany().HasForeignKey(one => one.StructureId);
    }
}

internal sealed class PortalStatementMapping : IEntityTypeConfiguration<PortalStatement>
{
    public void Configure(EntityTypeBuilder<PortalStatement> builder)
    {
        builder.ToTable("portal_statements").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
    }
}
