using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Privacy;

namespace Spro.Core.Feedback;

/// <summary>What somebody tells us about a page or a place: "je n'ai pas compris", "c'est faux", "on m'a fait payer".</summary>
public sealed class Remark
{
    /// <summary>The longest text taken, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>What it is about.</summary>
    public RemarkKind Kind { get; set; }

    /// <summary>The page, without its query string: a situation never enters here.</summary>
    public required string Page { get; set; }

    /// <summary>The place concerned, when there is one.</summary>
    public Guid? PlaceId { get; set; }

    /// <summary>Version of the rules that gave the answer, when it is about one.</summary>
    public string? RulesVersion { get; set; }

    /// <summary>In the person's words; the form asks for nothing about anybody.</summary>
    public string? Text { get; set; }

    /// <summary>The structure of the professional who says it; null for the public, or for who belongs to none.</summary>
    public Guid? FromStructureId { get; set; }

    /// <summary>The role of the professional who says it and belongs to no structure; null for the others.</summary>
    public Role? FromRole { get; set; }

    /// <summary>The network that this professional coordinates; null when they coordinate none.</summary>
    public string? FromNetworkCode { get; set; }

    /// <summary>When.</summary>
    public DateTime CreatedAt { get; set; }
}

/// <summary>What a remark is about.</summary>
public enum RemarkKind
{
    /// <summary>"Je n'ai pas compris."</summary>
    NotUnderstood,

    /// <summary>"Une information est fausse."</summary>
    WrongInformation,

    /// <summary>"On m'a demandé de payer." (charter §3: free of charge)</summary>
    AskedToPay,

    /// <summary>"Cela ne m'a pas aidé", of a sheet.</summary>
    NotHelped,

    /// <summary>A professional of the network proposes a correction to those who answer for a place.</summary>
    ProposedCorrection,
}

internal sealed class RemarkMapping : IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Remark> builder)
    {
        builder.ToTable("remarks").HoldsNoPersonalData();
        builder.Property(remark => remark.Id).ValueGeneratedNever();
        builder.Property(remark => remark.Text).HasMaxLength(Remark.LongestText);
        builder.HasIndex(remark => remark.CreatedAt);
        builder.Classify(
            remark => remark.Text,
            DataClass.Pseudonymous,
            "Corriger une page ou un lieu de l'annuaire",
            "Un an"
        );
    }
}

/// <summary>Takes remarks, and gives them to those who mend.</summary>
public sealed class Remarks(IDbContextFactory<SproDbContext> databases, TimeProvider clock)
{
    /// <summary>Keeps a remark, dated now; the same form that says the same twice says it once.</summary>
    /// <param name="remark">What is said.</param>
    /// <param name="form">Chosen by the form; empty when it chose nothing.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task AddAsync(Remark remark, Guid form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remark);
        remark.Id =
            form == Guid.Empty
                ? Guid.CreateVersion7()
                : StableId.Of("remark", $"{form}/{remark.Kind}/{remark.Page}/{remark.Text}");
        remark.CreatedAt = clock.GetUtcNow().UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Remark>().AnyAsync(known => known.Id == remark.Id, cancellationToken))
            return;
        db.Add(remark);
        await db.SaveNewAsync(cancellationToken);
    }

    /// <summary>Every remark kept, the latest first.</summary>
    public async Task<IReadOnlyList<Remark>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Remark>()
            .AsNoTracking()
            .OrderByDescending(remark => remark.CreatedAt)
            .ThenBy(remark => remark.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Deletes the remarks older than a year, the time their table promises; gives how many.</summary>
    public async Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime.AddYears(-1);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Remark>().Where(remark => remark.CreatedAt < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
