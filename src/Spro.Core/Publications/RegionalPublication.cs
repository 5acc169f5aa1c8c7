using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Publications;

/// <summary>A document of regional scope that the Région makes: one edition of it (charter C1.8).</summary>
public sealed class RegionalPublication
{
    /// <summary>The longest line, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 1500;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The collection that it is part of.</summary>
    public required string Collection { get; set; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>The year of this edition.</summary>
    public int EditionYear { get; set; }

    /// <summary>Whom it is for, in plain words.</summary>
    public required string Audience { get; set; }

    /// <summary>What one finds in it.</summary>
    public string? Summary { get; set; }

    /// <summary>How many copies were printed; null for one that is not printed.</summary>
    public int? PrintRun { get; set; }

    /// <summary>The day it appeared; null while it has not.</summary>
    public DateOnly? PublishedOn { get; set; }

    /// <summary>Changes at each save: two editors at once are told.</summary>
    public int Revision { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; set; }
}

/// <summary>What sort of place copies are sent to.</summary>
public enum RecipientKind
{
    /// <summary>A school, by its national code.</summary>
    School,

    /// <summary>A structure of the directory.</summary>
    Structure,
}

/// <summary>A line of the distribution list of a publication.</summary>
public sealed class PublicationRecipient
{
    /// <summary>Stable for the publication and the code.</summary>
    public Guid Id { get; set; }

    /// <summary>The publication.</summary>
    public Guid PublicationId { get; set; }

    /// <summary>What sort of place it is.</summary>
    public RecipientKind Kind { get; set; }

    /// <summary>Code of the school, or identifier of the structure.</summary>
    public required string Code { get; set; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Its commune, as written.</summary>
    public string? Commune { get; set; }

    /// <summary>How many copies it is to have.</summary>
    public int Planned { get; set; }
}

/// <summary>Copies that were sent to somebody of the list.</summary>
public sealed class PublicationSending
{
    /// <summary>Stable for the form and the line: sent twice, it is noted once.</summary>
    public Guid Id { get; set; }

    /// <summary>The line of the list.</summary>
    public Guid RecipientId { get; set; }

    /// <summary>How many copies.</summary>
    public int Copies { get; set; }

    /// <summary>The day.</summary>
    public DateOnly SentOn { get; set; }
}

internal sealed class RegionalPublicationMapping : IEntityTypeConfiguration<RegionalPublication>
{
    public void Configure(EntityTypeBuilder<RegionalPublication> builder)
    {
        builder.ToTable("regional_publications").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Revision).IsConcurrencyToken();
    }
}

internal sealed class PublicationRecipientMapping : IEntityTypeConfiguration<PublicationRecipient>
{
    public void Configure(EntityTypeBuilder<PublicationRecipient> builder)
    {
        builder.ToTable("publication_recipients").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<RegionalPublication>().WithMany().HasForeignKey(one => one.PublicationId);
    }
}

internal sealed class PublicationSendingMapping : IEntityTypeConfiguration<PublicationSending>
{
    public void Configure(EntityTypeBuilder<PublicationSending> builder)
    {
        builder.ToTable("publication_sendings").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.HasOne<PublicationRecipient>().WithMany().HasForeignKey(one => one.RecipientId);
    }
}
