using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Links;

/// <summary>What became of a visit to a link.</summary>
public enum LinkState
{
    /// <summary>The page is there.</summary>
    Answers,

    /// <summary>The site says that there is no such page (404, 410).</summary>
    Gone,

    /// <summary>Nobody answers: unknown name, refused connection, no answer in time, or a fault of the site (5xx).</summary>
    Silent,

    /// <summary>The site answers but not to a program (401, 403, 429…): nothing is known of the page.</summary>
    NotTold,
}

/// <summary>The last visit to a link that people are shown.</summary>
public sealed class LinkCheck
{
    /// <summary>The address.</summary>
    public required string Url { get; set; }

    /// <summary>What became of it.</summary>
    public LinkState State { get; set; }

    /// <summary>Status of HTTP; null when nothing answered.</summary>
    public int? Status { get; set; }

    /// <summary>Where the site sends to instead; null when it does not.</summary>
    public string? MovedTo { get; set; }

    /// <summary>When.</summary>
    public DateTime CheckedAt { get; set; }

    /// <summary>The first of the visits in a row that found nothing there; null when the last one found something.</summary>
    public DateTime? DeadSince { get; set; }

    /// <summary>Takes a new visit in.</summary>
    internal void Take(LinkVisit visit, DateTime at)
    {
        (State, Status, MovedTo, CheckedAt) = (visit.State, visit.Status, visit.MovedTo, at);
        DeadSince = visit.IsDead ? DeadSince ?? at : null;
    }
}

/// <summary>A visit to a link.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Status">Status of HTTP; null when nothing answered.</param>
/// <param name="MovedTo">Where the site sends to instead.</param>
public sealed record LinkVisit(LinkState State, int? Status = null, string? MovedTo = null)
{
    /// <summary>Nothing was found there.</summary>
    public bool IsDead => State is LinkState.Gone or LinkState.Silent;
}

internal sealed class LinkCheckMapping : IEntityTypeConfiguration<LinkCheck>
{
    public void Configure(EntityTypeBuilder<LinkCheck> builder)
    {
        builder.ToTable("link_checks").HoldsNoPersonalData();
        builder.HasKey(check => check.Url);
    }
}
