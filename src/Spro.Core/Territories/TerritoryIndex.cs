using System.Collections.Frozen;
using System.Collections.Immutable;
using Spro.Core.Common;

namespace Spro.Core.Territories;

/// <summary>A commune as a map shows it.</summary>
/// <param name="Position">Its centre.</param>
/// <param name="Name">Its name.</param>
public readonly record struct CommuneOnTheMap(GeoPoint Position, string Name);

/// <summary>
/// The territory in memory: communes by code, what they belong to on a given day, and the finder of communes.
/// Immutable; a new import makes a new index.
/// </summary>
public sealed class TerritoryIndex
{
    private readonly FrozenDictionary<string, CommuneRecord> _communes;
    private readonly FrozenDictionary<string, string> _codeToday;
    private readonly FrozenDictionary<(TerritoryKind, string), TerritoryRecord> _territories;
    private readonly ILookup<string, CommuneMembership> _memberships;
    private readonly FrozenDictionary<string, LocalCalendar> _calendars;
    private readonly Lazy<ILookup<(TerritoryKind, string), CommuneRecord>> _communesOf;

    private TerritoryIndex(
        TerritoryData data,
        IReadOnlyList<CommuneRecord> communes,
        FrozenDictionary<(TerritoryKind, string), TerritoryRecord> territories,
        ILookup<string, CommuneMembership> memberships
    )
    {
        Communes = communes;
        OnTheMap =
        [
            .. communes
                .Where(commune => commune.Position is not null)
                .OrderByDescending(commune => commune.Population ?? 0)
                .Select(commune => new CommuneOnTheMap(commune.Position!.Value, commune.Name)),
        ];
        _communes = communes.ToFrozenDictionary(commune => commune.Code, StringComparer.Ordinal);
        _territories = territories;
        _memberships = memberships;
        _calendars = data
            .Territories.Where(territory => territory is { Kind: TerritoryKind.Department, TimeZone: not null })
            .ToFrozenDictionary(
                department => department.Code,
                department => LocalCalendar.Of(department.TimeZone!, department.HolidayZone!),
                StringComparer.Ordinal
            );
        _codeToday = data
            .FormerNames.Where(former =>
                !_communes.ContainsKey(former.FormerCode) && _communes.ContainsKey(former.CommuneCode)
            )
            .DistinctBy(former => former.FormerCode, StringComparer.Ordinal)
            .ToFrozenDictionary(former => former.FormerCode, former => former.CommuneCode, StringComparer.Ordinal);
        _communesOf = new Lazy<ILookup<(TerritoryKind, string), CommuneRecord>>(() =>
            communes
                .SelectMany(commune =>
                    commune.Above.Select(territory => (Key: (territory.Kind, territory.Code), Commune: commune))
                )
                .ToLookup(pair => pair.Key, pair => pair.Commune)
        );
        Regions = OfKind(TerritoryKind.Region);
        Departments = OfKind(TerritoryKind.Department);
        Finder = new CommuneFinder(this, data.FormerNames);
    }

    /// <summary>The communes in force, by sort name then code.</summary>
    public IReadOnlyList<CommuneRecord> Communes { get; }

    /// <summary>Those whose position is known, the most populated first: side by side in memory, for maps read them all.</summary>
    public ImmutableArray<CommuneOnTheMap> OnTheMap { get; }

    /// <summary>The regions, by code.</summary>
    public IReadOnlyList<TerritoryRecord> Regions { get; }

    /// <summary>The departments, by code.</summary>
    public IReadOnlyList<TerritoryRecord> Departments { get; }

    /// <summary>Finds communes from what people type.</summary>
    public CommuneFinder Finder { get; }

    /// <summary>Builds the index of what is in force on <paramref name="today"/>; the past stays readable by date.</summary>
    public static TerritoryIndex Build(TerritoryData data, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(data);
        var departments = data
            .Territories.Where(territory => territory.Kind == TerritoryKind.Department)
            .ToDictionary(territory => territory.Code, StringComparer.Ordinal);
        var territories = data.Territories.ToFrozenDictionary(
            territory => (territory.Kind, territory.Code),
            territory => new TerritoryRecord(
                territory.Kind,
                territory.Code,
                territory.Name,
                territory.ParentCode,
                territory.Note
            )
        );
        var memberships = data.Memberships.ToLookup(membership => membership.CommuneCode, StringComparer.Ordinal);
        var postcodes = data
            .Postcodes.Where(postcode => !(postcode.ValidTo < today))
            .ToLookup(postcode => postcode.CommuneCode, postcode => postcode.Postcode, StringComparer.Ordinal);
        List<CommuneRecord> communes = new(data.Communes.Count);
        // One edition tells of them all, or two.
        Dictionary<Provenance, Provenance> editions = [];
        foreach (
            var commune in data
                .Communes.Where(commune => !(commune.ValidTo < today))
                .OrderBy(commune => commune.SortName, StringComparer.Ordinal)
                .ThenBy(commune => commune.Code, StringComparer.Ordinal)
        )
        {
            var department = departments[commune.DepartmentCode];
            var from = new Provenance(commune.Source, commune.SourceVersion, commune.SourceDate);
            editions.TryAdd(from, from);
            communes.Add(
                new CommuneRecord
                {
                    Code = commune.Code,
                    Name = commune.Name,
                    SortName = commune.SortName,
                    Department = territories[(TerritoryKind.Department, commune.DepartmentCode)],
                    Region = territories[(TerritoryKind.Region, department.ParentCode!)],
                    Arrondissement = On(commune.Code, TerritoryKind.Arrondissement),
                    Epci = On(commune.Code, TerritoryKind.Epci),
                    EmploymentZone = On(commune.Code, TerritoryKind.EmploymentZone),
                    Clefop = On(commune.Code, TerritoryKind.Clefop),
                    Population = commune.Population,
                    From = editions[from],
                    Position = commune is { Latitude: { } latitude, Longitude: { } longitude }
                        ? new GeoPoint(latitude, longitude)
                        : null,
                    Postcodes = [.. postcodes[commune.Code].Order(StringComparer.Ordinal)],
                    Island = Islands.Of(commune.Code),
                    TimeZone = department.TimeZone!,
                    HolidayZone = department.HolidayZone!,
                }
            );
        }

        return new TerritoryIndex(data, communes, territories, memberships);

        TerritoryRecord? On(string commune, TerritoryKind kind) =>
            MembershipOn(territories, memberships, commune, kind, today);
    }

    /// <summary>The commune in force under this INSEE code; null when there is none.</summary>
    public CommuneRecord? Commune(string code) => _communes.GetValueOrDefault(code);

    /// <summary>The commune a code leads to today: its own, that of a merged commune or of a municipal arrondissement.</summary>
    public CommuneRecord? CommuneToday(string code) =>
        Commune(code) ?? (_codeToday.TryGetValue(code, out var today) ? Commune(today) : null);

    /// <summary>How a department counts its days; as metropolitan France does when it is not known.</summary>
    public LocalCalendar CalendarOf(string? departmentCode) =>
        departmentCode is null
            ? LocalCalendar.Metropolitan
            : _calendars.GetValueOrDefault(departmentCode, LocalCalendar.Metropolitan);

    /// <summary>A territory by kind and code; null when unknown.</summary>
    public TerritoryRecord? Territory(TerritoryKind kind, string code) => _territories.GetValueOrDefault((kind, code));

    /// <summary>
    /// A territory with the communes known in it today, a commune when no kind is said; null when there is none.
    /// </summary>
    public Area? Area(TerritoryKind? kind, string code)
    {
        if (kind is not { } level)
            return CommuneToday(code) is { } commune ? new Area(null, [commune]) : null;
        return
            Territory(level, code) is { } territory && _communesOf.Value[(level, code)].ToList() is { Count: > 0 } all
            ? new Area(territory, all)
            : null;
    }

    /// <summary>The territories of a kind, by code.</summary>
    public IReadOnlyList<TerritoryRecord> OfKind(TerritoryKind kind) =>
        [
            .. _territories
                .Values.Where(territory => territory.Kind == kind)
                .OrderBy(territory => territory.Code, StringComparer.Ordinal),
        ];

    /// <summary>
    /// The territory of that kind the commune belonged to on that day; null when none. Regions and departments are on
    /// the commune itself.
    /// </summary>
    public TerritoryRecord? MembershipOn(string communeCode, TerritoryKind kind, DateOnly day) =>
        MembershipOn(_territories, _memberships, communeCode, kind, day);

    private static TerritoryRecord? MembershipOn(
        FrozenDictionary<(TerritoryKind, string), TerritoryRecord> territories,
        ILookup<string, CommuneMembership> memberships,
        string communeCode,
        TerritoryKind kind,
        DateOnly day
    ) =>
        memberships[communeCode].FirstOrDefault(membership => membership.Kind == kind && membership.HoldsOn(day))
            is { } held
            ? territories[(kind, held.TerritoryCode)]
            : null;
}
