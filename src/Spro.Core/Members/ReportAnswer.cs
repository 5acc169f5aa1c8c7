using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Accounts;
using Spro.Core.Feedback;
using Spro.Core.Privacy;

namespace Spro.Core.Members;

/// <summary>How a report about a place ended: what was done of it, by whom, when. One for each report.</summary>
public sealed class ReportAnswer
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>The report.</summary>
    public Guid RemarkId { get; set; }

    /// <summary>What was done.</summary>
    public ReportOutcome Outcome { get; set; }

    /// <summary>In the words of who answered.</summary>
    public required string Text { get; set; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    /// <summary>The account of who answered.</summary>
    public Guid ActorId { get; set; }

    /// <summary>As what.</summary>
    public Role Role { get; set; }
}

/// <summary>What is done of a report.</summary>
public enum ReportOutcome
{
    /// <summary>The report was right: what it tells of is mended.</summary>
    Mended,

    /// <summary>The report was not right: the page was, or nobody was asked for money.</summary>
    Unfounded,

    /// <summary>It was about something else, passed on to who can act.</summary>
    PassedOn,
}

internal sealed class ReportAnswerMapping : IEntityTypeConfiguration<ReportAnswer>
{
    private const string Purpose = "Corriger une page ou un lieu de l'annuaire";
    private const string Retention = "Un an";

    public void Configure(EntityTypeBuilder<ReportAnswer> builder)
    {
        builder.ToTable("report_answers").HoldsNoPersonalData();
        builder.HasKey(answer => answer.RemarkId);
        builder.Property(answer => answer.RemarkId).ValueGeneratedNever();
        builder.Property(answer => answer.Text).HasMaxLength(ReportAnswer.LongestText);
        // It goes with the report.
        builder.HasOne<Remark>().WithOne().HasForeignKey<ReportAnswer>(answer => answer.RemarkId);
        builder.Classify(answer => answer.Text, DataClass.Pseudonymous, Purpose, Retention);
        builder.Classify(answer => answer.ActorId, DataClass.Pseudonymous, Purpose, Retention);
    }
}
