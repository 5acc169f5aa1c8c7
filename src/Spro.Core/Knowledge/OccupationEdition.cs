using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Spro.Core.Database;

namespace Spro.Core.Knowledge;

/// <summary>All the rows of one edition of the ROME, in memory.</summary>
public sealed class OccupationEdition
{
    private ILookup<string, OccupationTitle>? _titlesByCode;

    /// <summary>Which edition.</summary>
    public required ReferentialVersion Version { get; init; }

    /// <summary>By ROME code.</summary>
    public required FrozenDictionary<string, Occupation> Occupations { get; init; }

    /// <summary>By code of the title.</summary>
    public required FrozenDictionary<string, OccupationTitle> Titles { get; init; }

    /// <summary>By code.</summary>
    public required FrozenDictionary<string, OccupationDomain> Domains { get; init; }

    /// <summary>By ROME code, in order.</summary>
    public required ILookup<string, OccupationText> Texts { get; init; }

    /// <summary>By ROME code.</summary>
    public required FrozenDictionary<string, OccupationInterests> Interests { get; init; }

    /// <summary>By the code one leaves.</summary>
    public required ILookup<string, OccupationMobility> Mobilities { get; init; }

    /// <summary>By code of the skill.</summary>
    public required FrozenDictionary<string, Skill> Skills { get; init; }

    /// <summary>By ROME code, in order.</summary>
    public required ILookup<string, OccupationSkill> Links { get; init; }

    /// <summary>The titles of an occupation.</summary>
    public IEnumerable<OccupationTitle> TitlesOf(string romeCode) =>
        (_titlesByCode ??= Titles.Values.ToLookup(title => title.RomeCode, StringComparer.Ordinal))[romeCode];

    /// <summary>Puts rows together.</summary>
    public static OccupationEdition Of(ReferentialVersion version, IEnumerable<VersionedRow> rows)
    {
        var byType = rows.ToLookup(row => row.GetType());
        IEnumerable<T> Of<T>() => byType[typeof(T)].Cast<T>();
        return new OccupationEdition
        {
            Version = version,
            Occupations = Of<Occupation>().ToFrozenDictionary(row => row.RomeCode, StringComparer.Ordinal),
            Titles = Of<OccupationTitle>().ToFrozenDictionary(row => row.OgrCode, StringComparer.Ordinal),
            Domains = Of<OccupationDomain>().ToFrozenDictionary(row => row.Code, StringComparer.Ordinal),
            Texts = Of<OccupationText>()
                .OrderBy(row => row.Position)
                .ToLookup(row => row.RomeCode, StringComparer.Ordinal),
            Interests = Of<OccupationInterests>().ToFrozenDictionary(row => row.RomeCode, StringComparer.Ordinal),
            Mobilities = Of<OccupationMobility>().ToLookup(row => row.FromCode, StringComparer.Ordinal),
            Skills = Of<Skill>().ToFrozenDictionary(row => row.OgrCode, StringComparer.Ordinal),
            Links = Of<OccupationSkill>()
                .OrderBy(row => row.Position)
                .ToLookup(row => row.RomeCode, StringComparer.Ordinal),
        };
    }

    /// <summary>Reads an edition from the store.</summary>
    public static async Task<OccupationEdition> LoadAsync(
        SproDbContext db,
        ReferentialVersion version,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(version);
        List<VersionedRow> rows = [];
        async Task ReadAsync<T>()
            where T : VersionedRow =>
            rows.AddRange(
                await db.Set<T>()
                    .AsNoTracking()
                    .Where(row => row.Version == version.Version)
                    .ToListAsync(cancellationToken)
            );
        await ReadAsync<Occupation>();
        await ReadAsync<OccupationTitle>();
        await ReadAsync<OccupationDomain>();
        await ReadAsync<OccupationText>();
        await ReadAsync<OccupationInterests>();
        await ReadAsync<OccupationMobility>();
        await ReadAsync<Skill>();
        await ReadAsync<OccupationSkill>();
        return Of(version, rows);
    }
}
