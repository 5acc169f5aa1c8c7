using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Database;
using Spro.Core.Papers;
using Spro.Core.Search;
using Spro.Core.Structures;

namespace Spro.Core.Library;

/// <summary>What narrows the library.</summary>
/// <param name="Words">Words of the title, the summary or the source; null for any.</param>
/// <param name="Kind">What it is; null for any.</param>
/// <param name="DepartmentCode">About this department, or about the whole region; null for any.</param>
/// <param name="SectorCode">About this sector, or about all; null for any.</param>
/// <param name="Since">Of that day or later; null for any.</param>
public sealed record LibraryFilter(
    string? Words,
    LibraryKind? Kind,
    string? DepartmentCode,
    string? SectorCode,
    DateOnly? Since = null
);

/// <summary>Something shared, in a list.</summary>
/// <param name="Item">What is shared.</param>
/// <param name="Owner">The structure that answers for it; null for the Région and the Cariforef.</param>
/// <param name="DatedOn">The day of its last version.</param>
/// <param name="Uses">How many structures use it.</param>
public sealed record LibraryLine(LibraryItem Item, string? Owner, DateOnly DatedOn, int Uses);

/// <summary>Something that one answers for, in a list.</summary>
/// <param name="Id">What is shared.</param>
/// <param name="Title">What it is called.</param>
/// <param name="ReviewOn">The day by which it is read again.</param>
/// <param name="IsWithdrawn">It was taken away.</param>
/// <param name="WithdrawnFor">Why.</param>
public sealed record OwnLibraryLine(Guid Id, string Title, DateOnly ReviewOn, bool IsWithdrawn, string? WithdrawnFor);

/// <summary>Something shared, opened.</summary>
/// <param name="Item">What is shared.</param>
/// <param name="Owner">The structure that answers for it; null for the Région and the Cariforef.</param>
/// <param name="Versions">Its versions, the last first, with the file or the link of each.</param>
/// <param name="Uses">The structures that use it and what they say, the first first; what they say is for professionals.</param>
public sealed record LibraryFile(
    LibraryItem Item,
    string? Owner,
    IReadOnlyList<(LibraryVersion Version, Paper? Paper)> Versions,
    IReadOnlyList<(string Structure, string? Feedback, DateTime At)> Uses
);

/// <summary>Reads what is shared: professionals all of it, anybody what its owner makes public.</summary>
public sealed class LibraryLists(IDbContextFactory<SproDbContext> databases)
{
    /// <summary>What is there for professionals, the last shared first.</summary>
    public Task<ListPage<LibraryLine>> ListAsync(
        Actor actor,
        LibraryFilter filter,
        int page,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Library);
        return ListAsync(filter, isPublicOnly: false, page, cancellationToken);
    }

    /// <summary>What anybody may read.</summary>
    public Task<ListPage<LibraryLine>> PublicAsync(
        LibraryFilter filter,
        int page,
        CancellationToken cancellationToken
    ) => ListAsync(filter, isPublicOnly: true, page, cancellationToken);

    /// <summary>What the actor's structure answers for, what is taken away too: the first to be read again first.</summary>
    public async Task<ListPage<OwnLibraryLine>> OwnAsync(Actor actor, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Library);
        var (structure, role) = (actor.StructureId, LibraryOwners.OfRole(actor.Role));
        if (structure is null && role is null)
            return new([], 1, 1);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<LibraryItem>()
            .AsNoTracking()
            .Where(one => structure != null ? one.OwnerId == structure : one.OwnerId == null && one.OwnerRole == role)
            .OrderBy(one => one.WithdrawnAt != null)
            .ThenBy(one => one.ReviewOn)
            .ThenBy(one => one.Id)
            .Select(one => new OwnLibraryLine(
                one.Id,
                one.Title,
                one.ReviewOn,
                one.WithdrawnAt != null,
                one.WithdrawnFor
            ))
            .PageAsync(page, cancellationToken);
    }

    /// <summary>One of them for a professional; what is taken away only for its owner and who may take away.</summary>
    public async Task<LibraryFile?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Library);
        return
            await OpenAsync(id, cancellationToken) is { } file
            && (file.Item.WithdrawnAt is null || file.Item.IsOwnedBy(actor) || actor.May(Purpose.LibraryReview))
            ? file
            : null;
    }

    /// <summary>One that anybody may read; null when there is none such. What structures say of it is for professionals.</summary>
    public async Task<LibraryFile?> FindPublicAsync(Guid id, CancellationToken cancellationToken) =>
        await OpenAsync(id, cancellationToken) is { Item: { IsPublic: true, WithdrawnAt: null } } file
            ? file with
            {
                Uses = [.. file.Uses.Select(use => (use.Structure, (string?)null, use.At))],
            }
            : null;

    /// <summary>The file of a version, for a professional, or for anybody when nobody is signed in; null when it is not theirs to have.</summary>
    public async Task<(Paper Paper, byte[] Bytes)?> PaperAsync(
        Actor? actor,
        Guid versionId,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var item = await db.Set<LibraryVersion>()
            .Where(version => version.Id == versionId)
            .Select(version => (Guid?)version.ItemId)
            .SingleOrDefaultAsync(cancellationToken);
        if (
            item is not { } id
            || (
                actor is null
                    ? await FindPublicAsync(id, cancellationToken)
                    : await FindAsync(actor, id, cancellationToken)
            )
                is null
            || await db.Set<PaperFile>()
                .AsNoTracking()
                .SingleOrDefaultAsync(one => one.Id == versionId, cancellationToken)
                is not { } file
        )
            return null;
        return (
            await db.Set<Paper>().AsNoTracking().SingleAsync(one => one.Id == versionId, cancellationToken),
            file.Bytes
        );
    }

    private async Task<ListPage<LibraryLine>> ListAsync(
        LibraryFilter filter,
        bool isPublicOnly,
        int number,
        CancellationToken cancellationToken
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = db.Set<LibraryItem>().AsNoTracking().Where(one => one.WithdrawnAt == null);
        if (isPublicOnly)
            all = all.Where(one => one.IsPublic);
        if (filter.Kind is { } kind)
            all = all.Where(one => one.Kind == kind);
        if (filter.DepartmentCode is { } department)
            all = all.Where(one => one.DepartmentCodes.Count == 0 || one.DepartmentCodes.Contains(department));
        if (filter.SectorCode is { } sector)
            all = all.Where(one => one.SectorCode == null || one.SectorCode == sector);
        if (filter.Since is { } since)
            all = all.Where(one => one.Versions.Any(version => version.DatedOn >= since));
        foreach (
            var word in FrenchText.Fold(filter.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6)
        )
            all = all.Where(one => one.Searched.Contains(word));
        var page = await all.OrderByDescending(one => one.SharedAt)
            .ThenBy(one => one.Id)
            .Select(one => one.Id)
            .PageAsync(number, cancellationToken);
        var shown = await db.Set<LibraryItem>()
            .AsNoTracking()
            .Where(one => page.Rows.Contains(one.Id))
            .OrderByDescending(one => one.SharedAt)
            .ThenBy(one => one.Id)
            .Select(one => new
            {
                Item = one,
                Owner = db.Set<Structure>()
                    .Where(structure => structure.Id == one.OwnerId)
                    .Select(structure => structure.Name)
                    .FirstOrDefault(),
                DatedOn = one.Versions.Max(version => version.DatedOn),
                Uses = db.Set<LibraryUse>().Count(use => use.ItemId == one.Id),
            })
            .ToListAsync(cancellationToken);
        return page.With([.. shown.Select(one => new LibraryLine(one.Item, one.Owner, one.DatedOn, one.Uses))]);
    }

    private async Task<LibraryFile?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (
            await db.Set<LibraryItem>()
                .AsNoTracking()
                .Include(one => one.Versions)
                .SingleOrDefaultAsync(one => one.Id == id, cancellationToken)
            is not { } item
        )
            return null;
        var ids = item.Versions.ConvertAll(version => version.Id);
        var papers = await db.Set<Paper>()
            .AsNoTracking()
            .Where(paper => ids.Contains(paper.AboutId))
            .ToDictionaryAsync(paper => paper.AboutId, cancellationToken);
        var owner = await db.Set<Structure>()
            .Where(one => one.Id == item.OwnerId)
            .Select(one => one.Name)
            .SingleOrDefaultAsync(cancellationToken);
        var uses = await (
            from use in db.Set<LibraryUse>()
            join structure in db.Set<Structure>() on use.StructureId equals structure.Id
            where use.ItemId == id
            orderby use.At
            select new
            {
                structure.Name,
                use.Feedback,
                use.At,
            }
        ).ToListAsync(cancellationToken);
        return new(
            item,
            owner,
            [
                .. item
                    .Versions.OrderByDescending(version => version.AddedAt)
                    .Select(version => (version, papers.GetValueOrDefault(version.Id))),
            ],
            [.. uses.Select(use => (use.Name, use.Feedback, use.At))]
        );
    }
}
