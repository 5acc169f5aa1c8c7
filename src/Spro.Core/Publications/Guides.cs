using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Accounts;
using Spro.Core.Associates;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;
using Spro.Core.Territories;

namespace Spro.Core.Publications;

/// <summary>An edition in a list.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Day">The day of the directory.</param>
/// <param name="Hash">What proves that it is as it was published.</param>
/// <param name="Structures">How many structures it lists.</param>
/// <param name="Complete">How many members say the three mandatory items.</param>
/// <param name="Owing">How many members owe them.</param>
/// <param name="HasFiles">Its files are made.</param>
/// <param name="PdfReason">Why there is no PDF.</param>
/// <param name="FromDemonstration">It is fictitious.</param>
public sealed record GuideEditionLine(
    int Number,
    DateOnly Day,
    string Hash,
    int Structures,
    int Complete,
    int Owing,
    bool HasFiles,
    string? PdfReason,
    bool FromDemonstration
);

/// <summary>A file of an edition, without its bytes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Hash">SHA-256.</param>
public sealed record GuideFileLine(string Name, int Size, string Hash);

/// <summary>A structure that does not say all it must.</summary>
/// <param name="Id">The structure.</param>
/// <param name="Name">Its name.</param>
/// <param name="Missing">What it does not say.</param>
public sealed record GuideGap(Guid Id, string Name, IReadOnlyList<GuideItem> Missing);

/// <summary>The guide of structures: what it would say today, and the editions that were published (charter C4.1.2).</summary>
public sealed class Guides(
    IDbContextFactory<SproDbContext> databases,
    CatalogueHost catalogues,
    Listings listings,
    TimeProvider clock
)
{
    // A guide is read much more than it is made, and an edition never changes.
    private const int Remembered = 6;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly ConcurrentDictionary<(int Number, string Hash), GuideDocument> _read = [];
    private Made? _today;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The guide as the directory would make it today.</summary>
    public async Task<GuideDocument> TodayAsync(CancellationToken cancellationToken)
    {
        var (catalogue, day) = (catalogues.Current, LocalCalendar.Metropolitan.DayOf(Now));
        if (_today is { } made && made.Catalogue == catalogue && made.Guide.Day == day)
            return made.Guide;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var guide = GuideDocument.Of(
            catalogue.Doors.All,
            await WithoutPlaceAsync(db, cancellationToken),
            catalogue.Networks,
            catalogue.Departments,
            catalogue.Territory,
            day
        );
        _today = new(catalogue, guide);
        return guide;
    }

    /// <summary>What structures of the service do not say yet, by name.</summary>
    public static IReadOnlyList<GuideGap> GapsOf(GuideDocument guide)
    {
        ArgumentNullException.ThrowIfNull(guide);
        return GapsOf(guide.Entries);
    }

    private static IReadOnlyList<GuideGap> GapsOf(IEnumerable<GuideEntry> entries) =>
        [
            .. entries
                .Where(entry => entry.Standing != GuideStanding.Partner && entry.Missing.Count > 0)
                .GroupBy(entry => entry.StructureId)
                .Select(group => new GuideGap(
                    group.Key,
                    group.First().Structure,
                    [.. group.SelectMany(entry => entry.Missing).Distinct().Order()]
                ))
                .OrderBy(gap => gap.Name, StringComparer.Ordinal),
        ];

    /// <summary>What the structures that the actor keeps true do not say yet: one of them when it is given.</summary>
    public async Task<IReadOnlyList<GuideGap>> OwnGapsAsync(
        Actor actor,
        Guid? structureId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Directory);
        var network = Rights.Of(actor.Role, Purpose.Directory) == Reach.Network ? actor.NetworkCode : null;
        var guide = await TodayAsync(cancellationToken);
        return GapsOf(
            guide.Entries.Where(entry =>
                (structureId is null || entry.StructureId == structureId)
                && (network is null ? entry.StructureId == actor.StructureId : entry.Network == network)
            )
        );
    }

    /// <summary>Publishes an edition of today's directory, as the Région.</summary>
    /// <exception cref="RefusedException">Nothing has changed since the last.</exception>
    public async Task<GuideEdition> PublishAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Require(Purpose.Publications);
        var (edition, isNew) = await KeepAsync(actor.AccountId, leasedFor: null, cancellationToken);
        return isNew
            ? edition
            : throw new RefusedException(
                "nothing-new",
                $"Rien n'a changé dans l'annuaire depuis l'édition n°\u00A0{edition.Number} : elle reste la dernière."
            );
    }

    /// <summary>Publishes by command; when nothing has changed, the last edition stands.</summary>
    /// <param name="leasedFor">How long its files are left to the command.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<(GuideEdition Edition, bool IsNew)> PublishByCommandAsync(
        TimeSpan leasedFor,
        CancellationToken cancellationToken
    ) => KeepAsync(by: null, leasedFor, cancellationToken);

    /// <summary>The editions, the last first.</summary>
    public async Task<IReadOnlyList<GuideEditionLine>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<GuideEdition>()
            .OrderByDescending(one => one.Number)
            .Select(one => new GuideEditionLine(
                one.Number,
                one.Day,
                one.Hash,
                one.Structures,
                one.Complete,
                one.Owing,
                one.FilesMadeAt != null,
                one.PdfReason,
                one.FromDemonstration
            ))
            .ToListAsync(cancellationToken);
    }

    /// <summary>What an edition says; null when there is none of that number.</summary>
    public async Task<GuideDocument?> FindAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var hash = await db.Set<GuideEdition>()
            .Where(one => one.Number == number)
            .Select(one => one.Hash)
            .SingleOrDefaultAsync(cancellationToken);
        if (hash is null)
            return null;
        if (_read.TryGetValue((number, hash), out var known))
            return known;
        var content = await db.Set<GuideEdition>()
            .Where(one => one.Number == number)
            .Select(one => one.Content)
            .SingleAsync(cancellationToken);
        if (HashOf(Encoding.UTF8.GetBytes(content)) != hash)
            throw new InvalidDataException($"Edition {number} of the guide is not as it was published.");
        if (_read.Count >= Remembered)
            _read.Clear();
        return _read[(number, hash)] = Read(content);
    }

    /// <summary>The files of an edition, by name.</summary>
    public async Task<IReadOnlyList<GuideFileLine>> FilesAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<GuideFile>()
            .Where(one => one.Number == number)
            .OrderBy(one => one.Name)
            .Select(one => new GuideFileLine(one.Name, one.Size, one.Hash))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The bytes of a file; null when there is none.</summary>
    public async Task<byte[]?> FileAsync(int number, string name, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<GuideFile>()
            .Where(one => one.Number == number && one.Name == name)
            .Select(one => one.Bytes)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>What an edition changes to the one before it; null for the first.</summary>
    public async Task<GuideDifference?> DifferenceAsync(int number, CancellationToken cancellationToken) =>
        await FindAsync(number - 1, cancellationToken) is { } before
        && await FindAsync(number, cancellationToken) is { } after
            ? GuideDifference.Between(before, after)
            : null;

    /// <summary>Structures of an edition that have closed or left since, by name.</summary>
    public async Task<IReadOnlyList<GuideChange>> LeftSinceAsync(
        GuideDocument edition,
        CancellationToken cancellationToken
    ) => GuideDifference.LeftBetween(edition, await TodayAsync(cancellationToken));

    internal static GuideEdition EditionOf(
        int number,
        GuideDocument guide,
        DateTime now,
        Guid? by,
        bool isDemonstration
    )
    {
        var content = JsonSerializer.Serialize(guide, Written);
        var owing = guide
            .Entries.Where(entry => entry.Standing != GuideStanding.Partner)
            .Select(entry => entry.StructureId)
            .Distinct()
            .Count();
        return new()
        {
            Number = number,
            Day = guide.Day,
            PublishedAt = now,
            PublishedBy = by,
            Content = content,
            Hash = HashOf(Encoding.UTF8.GetBytes(content)),
            Structures = guide.Entries.Select(entry => entry.StructureId).Distinct().Count(),
            Owing = owing,
            Complete = owing - GapsOf(guide).Count,
            FromDemonstration = isDemonstration,
        };
    }

    /// <summary>The guide that a state of the directory makes.</summary>
    private sealed record Made(PublicCatalogue Catalogue, GuideDocument Guide);

    private static Task<List<Structure>> WithoutPlaceAsync(SproDbContext db, CancellationToken cancellationToken) =>
        db.Set<Structure>()
            .AsNoTracking()
            .Where(one => one.NetworkCode != null && !db.Set<Place>().Any(place => place.StructureId == one.Id))
            .ToListAsync(cancellationToken);

    internal static GuideDocument Read(string content) =>
        JsonSerializer.Deserialize<GuideDocument>(content, Written)
        ?? throw new InvalidDataException("An edition of the guide is empty.");

    internal static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task<(GuideEdition Edition, bool IsNew)> KeepAsync(
        Guid? by,
        TimeSpan? leasedFor,
        CancellationToken cancellationToken
    )
    {
        // An edition says what labels say that day, before the daily round as after it.
        await listings.KeepAsync(cancellationToken);
        await catalogues.RefreshAsync(cancellationToken);
        var guide = await TodayAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.Set<GuideEdition>()
            .AsNoTracking()
            .OrderByDescending(one => one.Number)
            .FirstOrDefaultAsync(cancellationToken);
        // The same directory says the same on another day: its lines are compared as they are kept.
        if (last is not null && EditionOf(0, guide with { Day = last.Day }, Now, by, false).Hash == last.Hash)
            return (last, false);
        var edition = EditionOf((last?.Number ?? 0) + 1, guide, Now, by, isDemonstration: false);
        if (leasedFor is { } time)
            edition.FilesLeasedUntil = Now + time;
        db.Add(edition);
        // Somebody else may have taken the number in that moment, with the same directory.
        return await db.SaveNewAsync(cancellationToken)
            ? (edition, true)
            : await KeepAsync(by, leasedFor, cancellationToken);
    }
}
