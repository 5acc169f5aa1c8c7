using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Evidence.Frozen;

/// <summary>
/// The register of evidence as it stood on a day: signed, never changed, and public once those named in it have had the time to
/// reply (charter §5.1; AT-32-2).
/// </summary>
public sealed class FrozenRegister
{
    /// <summary>How long those named have at least, in days: the end of the window counts.</summary>
    public const int LeastDaysToReply = 10;

    /// <summary>Opaque; chosen by the form.</summary>
    public Guid Id { get; set; }

    /// <summary>The day it tells of, on the calendar of metropolitan France.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The last day on which those named may reply.</summary>
    public DateOnly RepliesUntil { get; set; }

    /// <summary>A <see cref="FrozenContent"/>, as it was signed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>The signature of <see cref="Content"/>: see <see cref="SigningKeys"/>.</summary>
    public required byte[] Signature { get; set; }

    /// <summary>The public key that verifies it.</summary>
    public required byte[] PublicKey { get; set; }

    /// <summary>Since when anybody may read it; null before.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>It tells of fictitious data.</summary>
    public bool FromDemonstration { get; set; }

    /// <summary>The account that froze it; null for that of the demonstration.</summary>
    public Guid? FrozenBy { get; set; }
}

/// <summary>What somebody named in a register answers, published beside it.</summary>
public sealed class RegisterReply
{
    /// <summary>The longest reply, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>The register.</summary>
    public Guid RegisterId { get; set; }

    /// <summary>The obligation ("OBL-12").</summary>
    public required string ObligationCode { get; set; }

    /// <summary>In whose name, as it is shown ("Réseau des missions locales").</summary>
    public required string Body { get; set; }

    /// <summary>What they say.</summary>
    public required string Text { get; set; }

    /// <summary>When they last wrote it.</summary>
    public DateTime WrittenAt { get; set; }

    /// <summary>The account that wrote it.</summary>
    public Guid? WrittenBy { get; set; }

    /// <summary>How many times it was written: two who write for one body do not erase each other.</summary>
    public int Revision { get; set; }
}

internal sealed class FrozenRegisterMapping : IEntityTypeConfiguration<FrozenRegister>
{
    public void Configure(EntityTypeBuilder<FrozenRegister> builder)
    {
        builder.ToTable("frozen_registers").HoldsNoPersonalData();
        builder.Property(one => one.Id).ValueGeneratedNever();
        // The register of a day is frozen once, whoever clicks at once.
        builder.HasIndex(one => new { one.Day, one.FromDemonstration }).IsUnique();
        builder.Classify(
            one => one.FrozenBy,
            DataClass.Pseudonymous,
            "Savoir quel compte de la Région a figé un registre",
            "Tant que le registre est gardé"
        );
    }
}

internal sealed class RegisterReplyMapping : IEntityTypeConfiguration<RegisterReply>
{
    internal const string Purpose = "Publier ce que répond une structure que le registre des devoirs nomme";
    private const string Retention = "Tant que le registre est gardé";

    public void Configure(EntityTypeBuilder<RegisterReply> builder)
    {
        builder.ToTable("register_replies").HoldsNoPersonalData();
        builder.HasKey(one => new
        {
            one.RegisterId,
            one.ObligationCode,
            one.Body,
        });
        builder.Property(one => one.Revision).IsConcurrencyToken();
        builder.Classify(one => one.WrittenBy, DataClass.Pseudonymous, Purpose, Retention);
        // No name is asked for: somebody may be recognised all the same.
        builder.Classify(one => one.Text, DataClass.Identity, Purpose, Retention);
        builder.HasOne<FrozenRegister>().WithMany().HasForeignKey(one => one.RegisterId);
    }
}
