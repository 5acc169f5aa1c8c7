using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Publications;

/// <summary>An edition of the guide: what it says is written once and never changes (CAP-03, 03-2).</summary>
public sealed class GuideEdition
{
    /// <summary>Its number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The day of the directory.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When it was published, in UTC.</summary>
    public DateTime PublishedAt { get; init; }

    /// <summary>Account of who published it; null for one made by command, or that came with the demonstration.</summary>
    public Guid? PublishedBy { get; init; }

    /// <summary>The <see cref="GuideDocument"/>, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/>, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>How many structures it lists.</summary>
    public int Structures { get; init; }

    /// <summary>How many of those that owe the three mandatory items say them all.</summary>
    public int Complete { get; init; }

    /// <summary>How many owe them.</summary>
    public int Owing { get; init; }

    /// <summary>When its files were made; null while they are not.</summary>
    public DateTime? FilesMadeAt { get; set; }

    /// <summary>Until when somebody is making them: two nodes do not both.</summary>
    public DateTime? FilesLeasedUntil { get; set; }

    /// <summary>Why there is no PDF; null when there is one, or before.</summary>
    public string? PdfReason { get; set; }

    /// <summary>It is fictitious.</summary>
    public bool FromDemonstration { get; init; }
}

/// <summary>A file of an edition, as it is downloaded.</summary>
public sealed class GuideFile
{
    /// <summary>The edition.</summary>
    public int Number { get; init; }

    /// <summary>"guide-region.pdf", "guide-44.csv".</summary>
    public required string Name { get; init; }

    /// <summary>Its size, in bytes.</summary>
    public int Size { get; init; }

    /// <summary>SHA-256, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What it holds.</summary>
    public required byte[] Bytes { get; init; }
}

internal sealed class GuideEditionMapping : IEntityTypeConfiguration<GuideEdition>
{
    public void Configure(EntityTypeBuilder<GuideEdition> builder)
    {
        builder.ToTable("guide_editions").HoldsNoPersonalData();
        builder.HasKey(edition => edition.Number);
        builder.Property(edition => edition.Number).ValueGeneratedNever();
        builder.Classify(
            edition => edition.Content,
            DataClass.PublicContact,
            "Garder ce que le guide publié disait des lieux",
            "Tant que l'édition est gardée"
        );
        builder.Classify(
            edition => edition.PublishedBy,
            DataClass.Pseudonymous,
            "Savoir qui a publié une édition du guide",
            "Tant que l'édition est gardée ; sans nom un an après la fermeture du compte"
        );
    }
}

internal sealed class GuideFileMapping : IEntityTypeConfiguration<GuideFile>
{
    public void Configure(EntityTypeBuilder<GuideFile> builder)
    {
        builder.ToTable("guide_files").HoldsNoPersonalData();
        builder.HasKey(file => new { file.Number, file.Name });
        builder.Classify(
            file => file.Bytes,
            DataClass.PublicContact,
            "Donner à nouveau le guide publié, tel quel",
            "Tant que l'édition est gardée"
        );
        builder.HasOne<GuideEdition>().WithMany().HasForeignKey(file => file.Number);
    }
}
