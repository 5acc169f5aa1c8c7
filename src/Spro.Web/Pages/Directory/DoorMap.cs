using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Spro.Core.Territories;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Directory;

/// <summary>
/// A map made here, as plain SVG: the places numbered as in the list, the communes around as a faint ground, circles of
/// distance. Nothing is asked of another site, and the table under it says the same.
/// </summary>
internal sealed class DoorMap : IHtmlContent
{
    private const double KmPerDegree = 111.2;
    private const int Size = 640;
    private const int Middle = Size / 2;
    private const int Margin = 40;
    private const int Edge = 4;
    private static readonly int[] Rings = [2, 5, 10, 20, 30, 50, 100];
    private static readonly ConditionalWeakTable<CommuneRecord, Ground> Grounds = [];

    private readonly CommuneRecord? _commune;
    private readonly PageTexts<Resources.Directory> _texts;
    private readonly GeoPoint _centre;
    private readonly double _kmWide;
    private readonly (double X, double Y) _unitsPerDegree;

    // Numbered as in the list.
    private readonly List<(double X, double Y, string Label)> _points;

    private readonly Ground _ground = Ground.None;

    public DoorMap(
        CommuneRecord? commune,
        IReadOnlyList<DoorView> doors,
        TerritoryIndex territory,
        PageTexts<Resources.Directory> texts
    )
    {
        _commune = commune;
        _texts = texts;
        if (commune?.Position is { } home)
        {
            _centre = home;
            _kmWide = 2 * Math.Max(3, doors.Max(door => door.Km) ?? 0);
        }
        else if (doors.Select(Position).OfType<GeoPoint>().ToList() is { Count: > 0 } points)
        {
            _centre = new GeoPoint(
                (points.Min(point => point.Latitude) + points.Max(point => point.Latitude)) / 2,
                (points.Min(point => point.Longitude) + points.Max(point => point.Longitude)) / 2
            );
            _kmWide = 2 * Math.Max(3, points.Max(point => point.FlatDistanceKmTo(_centre)));
        }
        var unitsPerKm = (Size - 2 * Margin) / _kmWide;
        _unitsPerDegree = (
            unitsPerKm * KmPerDegree * Math.Cos(double.DegreesToRadians(_centre.Latitude)),
            unitsPerKm * KmPerDegree
        );
        _points = Marks(doors);
        if (_points.Count > 0)
            _ground = GroundOf(territory);
    }

    // Places drawn one over the other share a mark: the first of them, and a sign that there are more.
    private List<(double X, double Y, string Label)> Marks(IReadOnlyList<DoorView> doors)
    {
        var marks = new List<(double X, double Y, string Label)>(doors.Count);
        var taken = new Dictionary<(int, int), int>(doors.Count);
        for (var i = 0; i < doors.Count; i++)
        {
            if (Position(doors[i]) is not { } position)
                continue;
            var (x, y) = At(position);
            var cell = ((int)x / 30, (int)y / 30);
            if (taken.TryAdd(cell, marks.Count))
                marks.Add((x, y, $"{i + 1}"));
            else if (marks[taken[cell]] is (_, _, var label) first && !label.EndsWith('+'))
                marks[taken[cell]] = first with { Label = label + "+" };
        }
        // The first is drawn last: over the others.
        marks.Reverse();
        return marks;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (_points.Count == 0)
            return;
        var html = new MarkupWriter(writer, encoder);
        html.Write(
            $"""
            <section aria-labelledby="carte" class="spro-screen-only">
            <h2 id="carte">{_texts["map"]}</h2>
            <div class="spro-map"><svg viewBox="0 0 {Size} {Size}" role="img" aria-labelledby="carte-titre"><title id="carte-titre">{_texts[
                "map.title"
            ]}</title>
            <g class="spro-map__land"><path d="{_ground.Dots}"/></g>

            """
        );
        foreach (var km in Rings.Where(km => _commune is not null && km <= _kmWide / 2 * 1.05 && km >= _kmWide / 12))
        {
            var radius = Whole(km / _kmWide * (Size - 2 * Margin));
            html.Write(
                $"""<g class="spro-map__circle"><circle cx="{Middle}" cy="{Middle}" r="{radius}"/><text x="{Middle}" y="{Middle - radius - 4}" text-anchor="middle">{_texts["km", km]}</text></g>"""
            );
        }
        foreach (var (x, y, name) in _ground.Towns)
            html.Write(
                $"""<g class="spro-map__town"><text x="{Whole(x)}" y="{Whole(y - 6)}" text-anchor="middle">{name}</text></g>"""
            );
        if (_commune is not null)
            html.Write($"""<circle class="spro-map__here" cx="{Middle}" cy="{Middle}" r="7"/>""");
        foreach (var (x, y, label) in _points)
            html.Write(
                $"""<g class="spro-map__point"><circle cx="{Whole(x)}" cy="{Whole(y)}" r="18"/><text x="{Whole(x)}" y="{Whole(y + 7)}" text-anchor="middle">{label}</text></g>"""
            );
        html.Write($"</svg></div></section>");
    }

    // Whole units are finer than a dot.
    private static int Whole(double units) => (int)Math.Round(units);

    private static GeoPoint? Position(DoorView door) =>
        door.IsRemote ? null
        : door.Stop is { } stop ? door.Door.PositionOf(stop)
        : door.Door.Position;

    private (double X, double Y) At(GeoPoint point) =>
        (
            Size / 2.0 + (point.Longitude - _centre.Longitude) * _unitsPerDegree.X,
            Size / 2.0 - (point.Latitude - _centre.Latitude) * _unitsPerDegree.Y
        );

    // A commune is asked about again and again, at the same scale: its ground is kept.
    private Ground GroundOf(TerritoryIndex territory)
    {
        if (_commune is null)
            return Around(territory);
        if (!Grounds.TryGetValue(_commune, out var ground) || ground.KmWide != _kmWide)
            Grounds.AddOrUpdate(_commune, ground = Around(territory));
        return ground;
    }

    // The commune centres are the ground of the map, and its largest towns its names.
    private Ground Around(TerritoryIndex territory)
    {
        const int MostTowns = 6;
        const int MostDots = 250;
        var towns = new List<(double X, double Y, string Name)>(MostTowns);
        // One path for all the dots, each counted from the one before: far shorter than as many circles.
        var ground = new StringBuilder(MostDots * 10);
        var (lastX, lastY) = (0, 0);
        var dots = 0;
        // Compared as degrees: nearly all the communes of a country are elsewhere.
        var tall = (Middle - Edge) / _unitsPerDegree.Y;
        var wide = (Middle - Edge) / _unitsPerDegree.X;
        foreach (var commune in territory.OnTheMap)
        {
            if (
                Math.Abs(commune.Position.Latitude - _centre.Latitude) >= tall
                || Math.Abs(commune.Position.Longitude - _centre.Longitude) >= wide
            )
                continue;
            if (dots == MostDots)
                break;
            var (x, y) = At(commune.Position);
            dots++;
            ground.Append('m').Append((int)x - lastX).Append(' ').Append((int)y - lastY).Append("h0");
            (lastX, lastY) = ((int)x, (int)y);
            if (towns.Count < MostTowns && !IsCrowded(towns, x, y))
                towns.Add((x, y, commune.Name));
        }
        return new Ground(_kmWide, ground.ToString(), towns);
    }

    private static bool IsCrowded(List<(double X, double Y, string Name)> towns, double x, double y)
    {
        foreach (var town in towns)
        {
            if (Math.Abs(town.X - x) <= 170 && Math.Abs(town.Y - y) <= 40)
                return true;
        }
        return false;
    }

    /// <summary>What lies around a commune, drawn at a scale.</summary>
    /// <param name="KmWide">Kilometres from one side of the map to the other.</param>
    /// <param name="Dots">The communes, as the dots of one SVG path.</param>
    /// <param name="Towns">The largest of them.</param>
    private sealed record Ground(double KmWide, string Dots, IReadOnlyList<(double X, double Y, string Name)> Towns)
    {
        public static readonly Ground None = new(0, "", []);
    }
}
