using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Knowledge;

/// <summary>The occupations the public reads, joined over the editions of the ROME that the store holds.</summary>
public sealed class Occupations
{
    private readonly FrozenDictionary<string, OccupationRecord> _byCode;
    private readonly ILookup<string, OccupationRecord> _byOrigin;
    private HashSet<ReferentialVersion> _loaded = [];

    private Occupations(IReadOnlyList<OccupationEdition> editions)
    {
        Current = editions is [var newest, ..] ? newest.Version : null;
        _byCode = OccupationJoin
            .Records(editions)
            .ToFrozenDictionary(record => record.RomeCode, StringComparer.Ordinal);
        All =
        [
            .. _byCode
                .Values.Where(record => !record.IsClosed)
                .OrderBy(record => record.RomeCode, StringComparer.Ordinal),
        ];
        _byOrigin = All.SelectMany(record => record.Origins.Select(code => (code, record)))
            .ToLookup(pair => pair.code, pair => pair.record, StringComparer.Ordinal);
        Domains = editions is [var first, ..]
            ? [.. first.Domains.Values.OrderBy(domain => domain.Code, StringComparer.Ordinal)]
            : [];
        Sectors = Sector.Of(Domains, All);
    }

    /// <summary>Nothing is known of any occupation.</summary>
    public static Occupations None { get; } = new([]);

    /// <summary>The edition in force; null when there is none.</summary>
    public ReferentialVersion? Current { get; }

    /// <summary>The occupations of the edition in force, by code.</summary>
    public IReadOnlyList<OccupationRecord> All { get; }

    /// <summary>Its domains, by code: a letter comes right before those below it.</summary>
    public IReadOnlyList<OccupationDomain> Domains { get; }

    /// <summary>Its sectors that have occupations, by code.</summary>
    public IReadOnlyList<Sector> Sectors { get; }

    /// <summary>The sector of a code that begins with its letter; null when there is none.</summary>
    public Sector? SectorOf(string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return Sectors.FirstOrDefault(sector => sector.Code[0] == code[0]);
    }

    /// <summary>An occupation, those that the edition in force no longer has included; null when no edition has it.</summary>
    public OccupationRecord? Find(string romeCode) => _byCode.GetValueOrDefault(romeCode);

    /// <summary>
    /// The occupations of the edition in force that codes of any edition lead to: themselves, and those that were split
    /// from them since.
    /// </summary>
    public IReadOnlyList<OccupationRecord> ReachedBy(IEnumerable<string> romeCodes)
    {
        ArgumentNullException.ThrowIfNull(romeCodes);
        return
        [
            .. romeCodes
                .SelectMany(code =>
                    _byCode.TryGetValue(code, out var record) && !record.IsClosed
                        ? _byOrigin[code].Prepend(record)
                        : _byOrigin[code]
                )
                .Distinct(),
        ];
    }

    /// <summary>
    /// Joins editions. The newest names the occupations; one whose date nobody tells is as old as the last numbered
    /// before it; words of our own yield to any official edition.
    /// </summary>
    public static Occupations Of(IEnumerable<OccupationEdition> editions)
    {
        List<OccupationEdition> all = [.. editions.Where(edition => edition.Occupations.Count > 0)];
        if (all.Exists(edition => !edition.Version.IsDemonstration))
            all.RemoveAll(edition => edition.Version.IsDemonstration);
        var dated = all.Select(edition => edition.Version).Where(version => version.Date is not null).ToList();
        return all.Count == 0
            ? None
            : new Occupations([
                .. all.OrderByDescending(edition => AgeOf(edition.Version, dated))
                    .ThenByDescending(edition => edition.Version.Version, StringComparer.Ordinal),
            ]);
    }

    /// <summary>Reads them from the store, or gives <paramref name="before"/> again when nothing has changed since.</summary>
    public static async Task<Occupations> LoadAsync(
        SproDbContext db,
        Occupations? before,
        CancellationToken cancellationToken
    )
    {
        var versions = await StoredEditions.ReadAsync(db, ReferentialVersion.Rome, cancellationToken);
        if (before is not null && before._loaded.SetEquals(versions))
            return before;
        List<OccupationEdition> editions = [];
        foreach (var version in versions)
            editions.Add(await OccupationEdition.LoadAsync(db, version, cancellationToken));
        var loaded = Of(editions);
        return loaded == None ? None : loaded.LoadedFrom(versions);
    }

    private Occupations LoadedFrom(List<ReferentialVersion> versions)
    {
        _loaded = [.. versions];
        return this;
    }

    private static DateOnly AgeOf(ReferentialVersion version, List<ReferentialVersion> dated) =>
        version.Date
        ?? dated.Where(other => string.CompareOrdinal(other.Version, version.Version) < 0).Max(other => other.Date)
        ?? DateOnly.MinValue;
}
