using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Guidance;

/// <summary>A version of the rules as it was published: never changed afterwards, so that any answer can be replayed.</summary>
public sealed class PublishedRuleSet
{
    /// <summary>The version answers carry (<c>rulesVersion</c>).</summary>
    public required string Version { get; set; }

    /// <summary>First day it applies.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>Last day it applies; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The rules themselves (JSON).</summary>
    public required string Document { get; set; }

    /// <summary>When it was published here.</summary>
    public DateTime PublishedAt { get; set; }
}

internal sealed class PublishedRuleSetMapping : IEntityTypeConfiguration<PublishedRuleSet>
{
    public void Configure(EntityTypeBuilder<PublishedRuleSet> builder)
    {
        builder.ToTable("rule_sets").HoldsNoPersonalData();
        builder.HasKey(rules => rules.Version);
    }
}
