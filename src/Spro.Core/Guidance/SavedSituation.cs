using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Guidance;

/// <summary>
/// A situation, or what was said in an exploration, kept for 90 days under a short code that the person asked for. It holds
/// nothing voluntary, and the code itself is not stored: only its hash, so that reading the database gives nobody a working
/// code.
/// </summary>
public sealed class SavedSituation
{
    /// <summary>SHA-256 of the code, hexadecimal.</summary>
    public required string CodeHash { get; set; }

    /// <summary>The query string that shows the same answer again; with its page before it when it is not an answer.</summary>
    public required string Query { get; set; }

    /// <summary>The path from desk to desk that the code continues, when it was given at a desk; it leads to nobody.</summary>
    public Guid? PathId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When it is deleted.</summary>
    public DateTime ExpiresAt { get; set; }
}

internal sealed class SavedSituationMapping : IEntityTypeConfiguration<SavedSituation>
{
    private const string Purpose = "Rouvrir la même réponse ou les mêmes pistes avec le code donné à la personne";
    private const string Retention = "90 jours";

    public void Configure(EntityTypeBuilder<SavedSituation> builder)
    {
        builder.ToTable("saved_situations");
        builder.HasKey(situation => situation.CodeHash);
        builder.HasIndex(situation => situation.ExpiresAt);
        builder.Classify(situation => situation.CodeHash, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(situation => situation.Query, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(situation => situation.PathId, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(situation => situation.CreatedAt, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(situation => situation.ExpiresAt, DataClass.Pseudonymous, Purpose, Retention);
    }
}
