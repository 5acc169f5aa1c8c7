using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>The records as the files build them up, and the rules between them.</summary>
internal sealed class TerritoryAssembly
{
    private readonly Dictionary<(TerritoryKind Kind, string Code), Territory> _territories = [];
    private readonly Dictionary<string, Commune> _communes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Commune, TerritoryKind Kind), string> _memberships = [];
    private readonly HashSet<(string Commune, string Postcode)> _postcodes = [];
    private readonly Dictionary<(string Commune, string Code, string Name), CommuneFormerName> _formerNames = [];
    private readonly Dictionary<string, GeoPoint> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _today = new(StringComparer.Ordinal);
    private CommuneHistory _history = new([]);

    public IEnumerable<Commune> Communes => _communes.Values;

    public IEnumerable<Territory> Territories => _territories.Values;

    public DateOnly Edition => _history.Edition;

    public bool Knows(TerritoryKind kind, string code) => _territories.ContainsKey((kind, code));

    public Commune? Commune(string code) => _communes.GetValueOrDefault(code);

    /// <summary>The present code a code leads to; null when it leads nowhere.</summary>
    public string? Today(string code) => _communes.ContainsKey(code) ? code : _today.GetValueOrDefault(code);

    public string? RegionOf(string department) =>
        _territories.GetValueOrDefault((TerritoryKind.Department, department))?.ParentCode;

    public bool Add(TerritoryKind kind, string code, string name, string? parent)
    {
        var source = TerritorySources.Of(kind);
        var calendar = kind switch
        {
            TerritoryKind.Region => TerritoryCalendar.OfRegion(code),
            TerritoryKind.Department => TerritoryCalendar.OfDepartment(code),
            _ => ((string TimeZone, string HolidayZone)?)null,
        };
        return _territories.TryAdd(
            (kind, code),
            new Territory
            {
                Kind = kind,
                Code = code,
                Name = name,
                SortName = PlaceName.SortForm(name),
                ParentCode = parent,
                TimeZone = calendar?.TimeZone,
                HolidayZone = calendar?.HolidayZone,
                Note = kind == TerritoryKind.Clefop ? TerritorySources.PresumedClefop : null,
                Source = source.Source,
                SourceVersion = source.Version,
                SourceDate = source.Date,
            }
        );
    }

    public bool AddCommune(Commune commune) => _communes.TryAdd(commune.Code, commune);

    public bool AddPostcode(string commune, string postcode) => _postcodes.Add((commune, postcode));

    public bool AddPosition(string code, GeoPoint position) => _positions.TryAdd(code, position);

    /// <summary>A name of today's commune: its part, or what it was called.</summary>
    public bool AddFormerName(string commune, string code, string name, FormerNameKind kind, DateOnly? lastDay)
    {
        if (_communes.TryGetValue(commune, out var present) && present.Code == code && present.Name == name)
        {
            return false;
        }

        if (_formerNames.TryGetValue((commune, code, name), out var known))
        {
            known.ValidTo = known.ValidTo > lastDay ? known.ValidTo : lastDay;
            return false;
        }

        _formerNames[(commune, code, name)] = new CommuneFormerName
        {
            CommuneCode = commune,
            FormerCode = code,
            Name = name,
            Kind = kind,
            ValidTo = lastDay,
        };
        return true;
    }

    /// <summary>Places a commune in a territory; false when it is already in another of that kind.</summary>
    public bool Join(string commune, TerritoryKind kind, string territory) =>
        _memberships.TryAdd((commune, kind), territory) || _memberships[(commune, kind)] == territory;

    /// <summary>The same, unless the commune is already in one.</summary>
    public void JoinIfAlone(string commune, TerritoryKind kind, string territory) =>
        _memberships.TryAdd((commune, kind), territory);

    /// <summary>Dates the communes, and adds the names of those that are gone.</summary>
    public void Apply(CommuneHistory history)
    {
        _history = history;
        foreach (var former in _formerNames.Values)
        {
            _today.TryAdd(former.FormerCode, former.CommuneCode);
        }

        foreach (var (code, name, lastDay, today) in history.PastCommunes())
        {
            var isBack = Commune(code)?.Name == name;
            if (!isBack && _communes.ContainsKey(today))
            {
                AddFormerName(today, code, name, FormerNameKind.Former, lastDay);
                _today.TryAdd(code, today);
            }
        }

        foreach (var commune in _communes.Values)
        {
            commune.ValidFrom = history.FirstDay(commune.Code, commune.Name);
        }
    }

    /// <summary>A commune that left another after a file was made keeps the position and committee of that other.</summary>
    private void CompleteFromOrigin()
    {
        const int decimals = 5; // about one metre
        foreach (var commune in _communes.Values)
        {
            var origin = _history.ComesFrom(commune.Code) ?? commune.Code;
            if (_positions.TryGetValue(commune.Code, out var position) || _positions.TryGetValue(origin, out position))
            {
                commune.Latitude = Math.Round(position.Latitude, decimals);
                commune.Longitude = Math.Round(position.Longitude, decimals);
            }

            if (_memberships.TryGetValue((Today(origin) ?? origin, TerritoryKind.Clefop), out var committee))
            {
                _memberships.TryAdd((commune.Code, TerritoryKind.Clefop), committee);
            }
        }
    }

    public TerritoryData Build()
    {
        CompleteFromOrigin();
        return new TerritoryData(
            [.. _territories.Values],
            [.. _communes.Values],
            [.. _memberships.Select(pair => CommuneMembership.Of(pair.Key.Commune, pair.Key.Kind, pair.Value))],
            [
                .. _postcodes.Select(pair => new CommunePostcode
                {
                    CommuneCode = pair.Commune,
                    Postcode = pair.Postcode,
                }),
            ],
            [.. _formerNames.Values]
        );
    }
}
