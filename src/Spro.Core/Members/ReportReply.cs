using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Accounts;
using Spro.Core.Feedback;
using Spro.Core.Privacy;

namespace Spro.Core.Members;

/// <summary>What a structure replies to a report that it may not close itself. One for each report.</summary>
public sealed class ReportReply
{
    /// <summary>The report.</summary>
    public Guid RemarkId { get; set; }

    /// <summary>In the words of who replies.</summary>
    public required string Text { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>The account of who replies.</summary>
    public Guid ActorId { get; set; }

    /// <summary>As what.</summary>
    public Role Role { get; set; }
}

internal sealed class ReportReplyMapping : IEntityTypeConfiguration<ReportReply>
{
    private const string Purpose = "Corriger une page ou un lieu de l'annuaire";
    private const string Retention = "Un an";

    public void Configure(EntityTypeBuilder<ReportReply> builder)
    {
        builder.ToTable("report_replies").HoldsNoPersonalData();
        builder.HasKey(reply => reply.RemarkId);
        builder.Property(reply => reply.RemarkId).ValueGeneratedNever();
        builder.Property(reply => reply.Text).HasMaxLength(ReportAnswer.LongestText);
        // It goes with the report.
        builder.HasOne<Remark>().WithOne().HasForeignKey<ReportReply>(reply => reply.RemarkId);
        builder.Classify(reply => reply.Text, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(reply => reply.ActorId, DataClass.Pseudonymous, Purpose, Retention);
    }
}
