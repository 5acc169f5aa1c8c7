using Microsoft.EntityFrameworkCore;
using Spro.Core.Catalogue;
using Spro.Core.Database;
using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>
/// Brings in the CLEFOP of a Région (<see cref="ClefopTemplate"/>). The file holds them all: those of the region that it
/// does not name end, presumed ones first of all; nothing is closed while a line of it is left out.
/// </summary>
internal sealed class ClefopImport(SproDbContext database, DateOnly today)
{
    private const string Source = "Région, périmètres des CLEFOP";

    private int _added;
    private int _changed;
    private int _closed;
    private int _unchanged;

    public async Task<ImportReport> RunAsync(string path, bool dryRun, CancellationToken cancellationToken)
    {
        var index = TerritoryIndex.Build(await TerritoryData.LoadAsync(database, cancellationToken), today);
        var list = await ClefopTemplate.ReadAsync(path, new ReadingContext(index, today), cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var stored = await database
            .Set<Territory>()
            .Where(territory => territory.Kind == TerritoryKind.Clefop)
            .ToDictionaryAsync(territory => territory.Code, StringComparer.Ordinal, cancellationToken);
        var memberships = await database
            .Set<CommuneMembership>()
            .Where(membership => membership.Kind == TerritoryKind.Clefop)
            .ToListAsync(cancellationToken);
        var current = memberships
            .GroupBy(membership => membership.CommuneCode, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.MaxBy(membership => (membership.ValidTo is null, membership.ValidFrom))!,
                StringComparer.Ordinal
            );
        foreach (var perimeter in list.Perimeters)
            Settle(perimeter, stored.GetValueOrDefault(perimeter.Code), current);
        if (list is { Rejected.Count: 0, Perimeters.Count: > 0 })
            End(list.Perimeters, stored.Values, current.Values, index);
        if (!dryRun && _added + _changed + _closed > 0)
        {
            await database.SaveChangesAsync(cancellationToken);
            await database.BumpPublicDataAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        var read = list.Perimeters.Count + list.Rejected.Count;
        return new ImportReport(read, _added, _changed, _closed, _unchanged, list.Rejected);
    }

    private void Settle(ClefopPerimeter perimeter, Territory? known, Dictionary<string, CommuneMembership> current)
    {
        var isSame =
            known is not null
            && (known.Name, known.Note, known.ValidFrom, known.ValidTo)
                == (perimeter.Name, perimeter.Note, perimeter.From, perimeter.To);
        var territory = known ?? New(perimeter);
        territory.Name = perimeter.Name;
        territory.SortName = PlaceName.SortForm(perimeter.Name);
        territory.ParentCode = perimeter.Communes.Select(commune => commune.Department.Code).Distinct().ToList()
            is [var only]
            ? only
            : null;
        (territory.Note, territory.ValidFrom, territory.ValidTo) = (perimeter.Note, perimeter.From, perimeter.To);
        if (!isSame)
        {
            (territory.Source, territory.SourceVersion) = (Source, "");
            territory.SourceDate = today;
        }
        foreach (var commune in perimeter.Communes)
            isSame &= !Join(commune, perimeter, current);
        if (known is null)
            _added++;
        else if (isSame)
            _unchanged++;
        else
            _changed++;
    }

    private Territory New(ClefopPerimeter perimeter)
    {
        var territory = new Territory
        {
            Kind = TerritoryKind.Clefop,
            Code = perimeter.Code,
            Name = perimeter.Name,
            SortName = PlaceName.SortForm(perimeter.Name),
            Source = Source,
            SourceVersion = "",
            SourceDate = today,
        };
        database.Add(territory);
        return territory;
    }

    /// <summary>Puts a commune in its CLEFOP; false when it was there already.</summary>
    private bool Join(CommuneRecord commune, ClefopPerimeter perimeter, Dictionary<string, CommuneMembership> current)
    {
        var known = current.GetValueOrDefault(commune.Code);
        var isOpen = known is { ValidTo: null } || known?.ValidTo == perimeter.To;
        if (known?.TerritoryCode == perimeter.Code && isOpen && (perimeter.From ?? known.ValidFrom) == known.ValidFrom)
        {
            if (known.ValidTo == perimeter.To)
                return false;
            known.ValidTo = perimeter.To;
            return true;
        }
        // A commune that was elsewhere leaves on the eve; without a date, it is today that we learn it.
        var from = perimeter.From ?? (known is null ? null : today);
        if (known?.TerritoryCode == perimeter.Code)
            database.Remove(known);
        else if (known is { ValidTo: null })
            known.ValidTo = from?.AddDays(-1);
        var membership = CommuneMembership.Of(commune.Code, TerritoryKind.Clefop, perimeter.Code, from);
        membership.ValidTo = perimeter.To;
        database.Add(membership);
        current[commune.Code] = membership;
        return true;
    }

    private void End(
        IReadOnlyList<ClefopPerimeter> perimeters,
        IEnumerable<Territory> stored,
        IEnumerable<CommuneMembership> current,
        TerritoryIndex index
    )
    {
        // An intercommunalité may reach beyond the region: the region is the one where most communes are.
        var region = perimeters
            .SelectMany(one => one.Communes)
            .CountBy(commune => commune.Region.Code)
            .MaxBy(one => one.Value);
        var named = perimeters.SelectMany(one => one.Communes).Select(commune => commune.Code).ToHashSet();
        var open = current.Where(membership => membership.ValidTo is null).ToList();
        foreach (var membership in open.Where(one => !named.Contains(one.CommuneCode)))
        {
            if (index.Commune(membership.CommuneCode)?.Region.Code == region.Key)
                membership.ValidTo = today.AddDays(-1);
        }
        var codes = perimeters.Select(one => one.Code).ToHashSet();
        var alive = open.Where(membership => membership.ValidTo is null).Select(one => one.TerritoryCode).ToHashSet();
        foreach (var territory in stored.Where(one => one.ValidTo is null))
        {
            if (codes.Contains(territory.Code) || alive.Contains(territory.Code))
                continue;
            territory.ValidTo = today.AddDays(-1);
            _closed++;
        }
    }
}
