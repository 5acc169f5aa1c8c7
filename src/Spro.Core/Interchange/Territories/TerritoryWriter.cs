using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>What a write did, in rows.</summary>
internal sealed record WriteCount(int Added, int Changed, int Closed, int Unchanged);

/// <summary>
/// Brings the database to the state of the given records, in one transaction. What the records no longer hold gets a
/// last day, the eve of the edition; nothing is deleted.
/// </summary>
internal sealed class TerritoryWriter(SproDbContext database, bool dryRun)
{
    private const int BatchSize = 5_000;

    /// <summary>No edition of the official code ever closed one commune in ten: such a file is incomplete.</summary>
    private const double LargestClosure = 0.1;

    private readonly List<object> _added = [];
    private readonly List<object> _changed = [];
    private int _closed;
    private int _unchanged;
    private Func<string, bool> _hasItsOwnClefop = _ => false;
    private bool _someHaveTheirOwnClefop;

    public async Task<WriteCount> WriteAsync(TerritoryData data, DateOnly edition, CancellationToken cancellationToken)
    {
        var eve = edition.AddDays(-1);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        data = await LeaveTheClefopOfARegionAsync(data, cancellationToken);
        await CompareTerritoriesAsync(data.Territories, eve, cancellationToken);
        await CompareCommunesAsync(data.Communes, eve, cancellationToken);
        await CompareMembershipsAsync(data.Memberships, edition, cancellationToken);
        await ComparePostcodesAsync(data.Postcodes, eve, cancellationToken);
        await CompareFormerNamesAsync(data.FormerNames, cancellationToken);
        if (!dryRun && _added.Count + _changed.Count > 0)
        {
            await BulkInsert.InsertAsync(database, [.. _added.OfType<Territory>()], cancellationToken);
            await BulkInsert.InsertAsync(database, [.. _added.OfType<Commune>()], cancellationToken);
            await BulkInsert.InsertAsync(database, [.. _added.OfType<CommuneMembership>()], cancellationToken);
            await BulkInsert.InsertAsync(database, [.. _added.OfType<CommunePostcode>()], cancellationToken);
            await BulkInsert.InsertAsync(database, [.. _added.OfType<CommuneFormerName>()], cancellationToken);
            await UpdateAsync(cancellationToken);
            await database.BumpPublicDataAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new WriteCount(_added.Count, _changed.Count - _closed, _closed, _unchanged);
    }

    /// <summary>Where a Région has written its CLEFOP, presumed ones neither come in nor end anything.</summary>
    private async Task<TerritoryData> LeaveTheClefopOfARegionAsync(
        TerritoryData data,
        CancellationToken cancellationToken
    )
    {
        var configured = await ConfiguredClefopAsync(cancellationToken);
        var members = await database
            .Set<CommuneMembership>()
            .Where(one =>
                one.Kind == TerritoryKind.Clefop && one.ValidTo == null && configured.Contains(one.TerritoryCode)
            )
            .Select(one => one.CommuneCode)
            .ToListAsync(cancellationToken);
        if (members.Count == 0)
            return data;
        var regions = data
            .Territories.Where(territory => territory.Kind == TerritoryKind.Department)
            .ToDictionary(territory => territory.Code, territory => territory.ParentCode, StringComparer.Ordinal);
        var regionOf = data.Communes.ToDictionary(
            commune => commune.Code,
            commune => regions.GetValueOrDefault(commune.DepartmentCode),
            StringComparer.Ordinal
        );
        // An intercommunalité may reach beyond the region: the region is the one where most communes are.
        var region = members.CountBy(code => regionOf.GetValueOrDefault(code) ?? "").MaxBy(one => one.Value).Key;
        _someHaveTheirOwnClefop = true;
        _hasItsOwnClefop = commune => regionOf.GetValueOrDefault(commune) == region;
        var memberships = data
            .Memberships.Where(one => one.Kind != TerritoryKind.Clefop || !_hasItsOwnClefop(one.CommuneCode))
            .ToList();
        var named = memberships.Select(one => (one.Kind, one.TerritoryCode)).ToHashSet();
        return data with
        {
            Memberships = memberships,
            Territories =
            [
                .. data.Territories.Where(one =>
                    one.Kind != TerritoryKind.Clefop || named.Contains((one.Kind, one.Code))
                ),
            ],
        };
    }

    private async Task CompareTerritoriesAsync(
        IReadOnlyList<Territory> territories,
        DateOnly eve,
        CancellationToken cancellationToken
    )
    {
        var stored = await database
            .Set<Territory>()
            .AsNoTracking()
            .ToDictionaryAsync(territory => (territory.Kind, territory.Code), cancellationToken);
        foreach (var territory in territories)
        {
            if (!stored.Remove((territory.Kind, territory.Code), out var known))
            {
                _added.Add(territory);
                continue;
            }

            // The Région configures its CLEFOP: a presumed perimeter never overwrites what it has written.
            var configured = known.Kind == TerritoryKind.Clefop && known.Note != territory.Note;
            var next = configured ? known : territory;
            Settle(Content(known) == Content(next), next);
        }

        CloseAll(
            stored.Values.Where(IsReplaced),
            territory => territory.ValidTo,
            (territory, day) => territory.ValidTo = day,
            eve
        );

        static (string, string?, string?, string?, string?, string, string, DateOnly, DateOnly?) Content(
            Territory of
        ) =>
            (
                of.Name,
                of.ParentCode,
                of.TimeZone,
                of.HolidayZone,
                of.Note,
                of.Source,
                of.SourceVersion,
                of.SourceDate,
                of.ValidTo
            );

        bool IsReplaced(Territory of) =>
            of.Kind != TerritoryKind.Clefop || (of.Note == TerritorySources.PresumedClefop && !_someHaveTheirOwnClefop);
    }

    private async Task CompareCommunesAsync(
        IReadOnlyList<Commune> communes,
        DateOnly eve,
        CancellationToken cancellationToken
    )
    {
        var stored = await database
            .Set<Commune>()
            .AsNoTracking()
            .ToDictionaryAsync(commune => commune.Code, StringComparer.Ordinal, cancellationToken);
        var open = stored.Values.Count(commune => commune.ValidTo is null);
        foreach (var commune in communes)
        {
            if (stored.Remove(commune.Code, out var known))
            {
                Settle(Content(known) == Content(commune), commune);
            }
            else
            {
                _added.Add(commune);
            }
        }

        var closing = stored.Values.Count(commune => commune.ValidTo is null);
        if (closing > open * LargestClosure)
        {
            throw new RefusedException(
                "territory-would-shrink",
                $"Ces fichiers feraient disparaître {closing} communes sur {open} : ils sont sans doute incomplets. Rien n'a été changé."
            );
        }

        CloseAll(stored.Values, commune => commune.ValidTo, (commune, day) => commune.ValidTo = day, eve);

        static (string, string, double?, double?, int?, DateOnly?, DateOnly?, string, string, DateOnly) Content(
            Commune of
        ) =>
            (
                of.Name,
                of.DepartmentCode,
                of.Latitude,
                of.Longitude,
                of.Population,
                of.ValidFrom,
                of.ValidTo,
                of.Source,
                of.SourceVersion,
                of.SourceDate
            );
    }

    private async Task CompareMembershipsAsync(
        IReadOnlyList<CommuneMembership> memberships,
        DateOnly edition,
        CancellationToken cancellationToken
    )
    {
        var all = await database.Set<CommuneMembership>().AsNoTracking().ToListAsync(cancellationToken);
        var known = all.Select(membership => (membership.CommuneCode, membership.Kind)).ToHashSet();
        var stored = all.Where(membership => membership.ValidTo is null)
            .ToDictionary(membership => (membership.CommuneCode, membership.Kind));
        var configured = await ConfiguredClefopAsync(cancellationToken);
        foreach (var membership in memberships)
        {
            var key = (membership.CommuneCode, membership.Kind);
            if (
                stored.TryGetValue(key, out var current)
                && (
                    current.TerritoryCode == membership.TerritoryCode
                    || (current.Kind == TerritoryKind.Clefop && configured.Contains(current.TerritoryCode))
                )
            )
            {
                stored.Remove(key);
                _unchanged++;
            }
            else
            {
                // The first membership ever known has no first day; a later one starts with the edition that says so.
                _added.Add(
                    known.Contains(key)
                        ? CommuneMembership.Of(
                            membership.CommuneCode,
                            membership.Kind,
                            membership.TerritoryCode,
                            edition
                        )
                        : membership
                );
            }
        }

        CloseAll(
            stored.Values.Where(membership =>
                membership.Kind != TerritoryKind.Clefop
                || (!configured.Contains(membership.TerritoryCode) && !_hasItsOwnClefop(membership.CommuneCode))
            ),
            membership => membership.ValidTo,
            (membership, day) => membership.ValidTo = day,
            edition.AddDays(-1)
        );
    }

    private async Task<HashSet<string>> ConfiguredClefopAsync(CancellationToken cancellationToken) =>
        await database
            .Set<Territory>()
            .Where(territory =>
                territory.Kind == TerritoryKind.Clefop && territory.Note != TerritorySources.PresumedClefop
            )
            .Select(territory => territory.Code)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    private async Task ComparePostcodesAsync(
        IReadOnlyList<CommunePostcode> postcodes,
        DateOnly eve,
        CancellationToken cancellationToken
    )
    {
        var stored = await database
            .Set<CommunePostcode>()
            .AsNoTracking()
            .ToDictionaryAsync(postcode => (postcode.CommuneCode, postcode.Postcode), cancellationToken);
        foreach (var postcode in postcodes)
        {
            if (stored.Remove((postcode.CommuneCode, postcode.Postcode), out var known))
            {
                Settle(known.ValidTo == postcode.ValidTo, postcode);
            }
            else
            {
                _added.Add(postcode);
            }
        }

        CloseAll(stored.Values, postcode => postcode.ValidTo, (postcode, day) => postcode.ValidTo = day, eve);
    }

    /// <summary>A name once said is never forgotten: former names are added and corrected, not closed.</summary>
    private async Task CompareFormerNamesAsync(
        IReadOnlyList<CommuneFormerName> formerNames,
        CancellationToken cancellationToken
    )
    {
        var stored = await database
            .Set<CommuneFormerName>()
            .AsNoTracking()
            .ToDictionaryAsync(former => (former.CommuneCode, former.FormerCode, former.Name), cancellationToken);
        foreach (var former in formerNames)
        {
            if (stored.TryGetValue((former.CommuneCode, former.FormerCode, former.Name), out var known))
            {
                Settle((known.Kind, known.ValidTo) == (former.Kind, former.ValidTo), former);
            }
            else
            {
                _added.Add(former);
            }
        }
    }

    private void Settle(bool same, object record)
    {
        if (same)
        {
            _unchanged++;
        }
        else
        {
            _changed.Add(record);
        }
    }

    private void CloseAll<T>(IEnumerable<T> gone, Func<T, DateOnly?> lastDay, Action<T, DateOnly> close, DateOnly eve)
        where T : class
    {
        foreach (var record in gone)
        {
            if (lastDay(record) is not null)
            {
                _unchanged++;
                continue;
            }

            close(record, eve);
            _changed.Add(record);
            _closed++;
        }
    }

    private async Task UpdateAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in _changed.Chunk(BatchSize))
        {
            database.UpdateRange(batch);
            await database.SaveChangesAsync(cancellationToken);
            database.ChangeTracker.Clear();
        }
    }
}
