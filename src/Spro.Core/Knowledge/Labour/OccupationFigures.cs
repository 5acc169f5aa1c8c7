namespace Spro.Core.Knowledge.Labour;

/// <summary>What is known of the labour market of an occupation.</summary>
/// <param name="Families">By family it is in; several when its jobs are parted, by qualification for instance.</param>
/// <param name="Own">About the occupation itself, the newest first.</param>
public sealed record OccupationFigures(IReadOnlyList<FamilyFigures> Families, IReadOnlyList<LabourFigure> Own)
{
    /// <summary>Whether nothing at all is known.</summary>
    public bool IsEmpty => Families.Count == 0 && Own.Count == 0;

    /// <summary>The newest figures of a measure for each basin, by basin.</summary>
    public IReadOnlyList<LabourFigure> ByBasin(LabourMeasure measure) =>
        [
            .. Own.Where(figure => figure.Measure == measure && figure.Area == LabourArea.Basin)
                .DistinctBy(figure => figure.AreaCode, StringComparer.Ordinal)
                .OrderBy(figure => figure.AreaCode, StringComparer.Ordinal),
        ];
}

/// <summary>The figures of one family, those of wider ones after it.</summary>
public sealed class FamilyFigures
{
    // The most precise family first; in each, the newest figures first.
    private readonly IReadOnlyList<LabourFigure[]> _levels;

    internal FamilyFigures(FamilyLink link, OccupationFamily? family, IReadOnlyList<LabourFigure[]> levels)
    {
        Link = link;
        Label = family?.Label;
        _levels = levels;
    }

    /// <summary>Which source puts the occupation there.</summary>
    public FamilyLink Link { get; }

    /// <summary>Its name; null when no source names it.</summary>
    public string? Label { get; }

    /// <summary>Whether any figure is there.</summary>
    public bool IsKnown => _levels.Count > 0;

    /// <summary>All its figures.</summary>
    public IEnumerable<LabourFigure> All => _levels.SelectMany(figures => figures);

    /// <summary>
    /// The newest figure, of the most precise family that has a value; when none has, the newest that says why. Null when
    /// no source speaks of it.
    /// </summary>
    public LabourFigure? Newest(LabourMeasure measure, LabourArea area, string areaCode) =>
        EachSource(measure, area, areaCode)
            .OrderBy(figure => figure.Value is null)
            .ThenByDescending(figure => figure.Code.Length)
            .ThenByDescending(figure => figure.Year)
            .FirstOrDefault();

    /// <summary>The same, one for each publication that says it: where they differ, the reader sees both.</summary>
    public IReadOnlyList<LabourFigure> EachSource(LabourMeasure measure, LabourArea area, string areaCode) =>
        [
            .. _levels
                .SelectMany((figures, rank) => figures.Select(figure => (Figure: figure, Rank: rank)))
                .Where(one =>
                    one.Figure.Measure == measure && one.Figure.Area == area && one.Figure.AreaCode == areaCode
                )
                .GroupBy(one => LabourDataset.Of(one.Figure.Version))
                .Select(source =>
                    source
                        .OrderBy(one => one.Figure.Value is null)
                        .ThenBy(one => one.Rank)
                        .ThenByDescending(one => one.Figure.Year)
                        .First()
                        .Figure
                ),
        ];

    /// <summary>The values over the years, the oldest first, all of the same family; empty when fewer than two are known.</summary>
    public IReadOnlyList<LabourFigure> Trend(LabourMeasure measure, LabourArea area, string areaCode)
    {
        foreach (var figures in _levels)
        {
            var known = figures
                .Where(figure =>
                    figure.Measure == measure
                    && figure.Area == area
                    && figure.AreaCode == areaCode
                    && figure.Value is not null
                )
                .DistinctBy(figure => figure.Period, StringComparer.Ordinal)
                .OrderBy(figure => figure.Year)
                .ToList();
            if (known.Count > 1)
                return known;
        }
        return [];
    }

    /// <summary>How pay is spread, of the most precise family that says it whole; null when none does.</summary>
    public PaySpread? Pay
    {
        get
        {
            foreach (var figures in _levels)
            {
                var shares = LabourMeasures
                    .PayBands.Select(band =>
                        figures.FirstOrDefault(figure => figure.Measure == band && figure.Area == LabourArea.Nation)
                    )
                    .OfType<LabourFigure>()
                    .ToList();
                if (
                    shares.Count == LabourMeasures.PayBands.Count
                    && shares.TrueForAll(share => share.Value is not null && share.Period == shares[0].Period)
                )
                    return new PaySpread(shares);
            }
            return null;
        }
    }
}

/// <summary>The shares of people paid in each band, from the lowest.</summary>
/// <param name="Shares">One for each of <see cref="LabourMeasures.PayBands"/>, all known.</param>
public sealed record PaySpread(IReadOnlyList<LabourFigure> Shares)
{
    /// <summary>
    /// Whether the file had its two highest bands exchanged, and the import put them back: the reader is told.
    /// </summary>
    public bool WasMended => Shares[0].Version.EndsWith("dares-pay-2019", StringComparison.Ordinal);

    /// <summary>The euros each band begins with.</summary>
    public static IReadOnlyList<int> Starts { get; } = [0, 1250, 1500, 2000, 3000];

    /// <summary>At least a quarter earns less than this; null when the bands cannot tell.</summary>
    public int? LowerQuarterUnder => Bound(Shares, Starts.Skip(1));

    /// <summary>At least a quarter earns this or more; null when the bands cannot tell.</summary>
    public int? UpperQuarterFrom => Bound(Shares.Reverse(), Starts.Skip(1).Reverse());

    private static int? Bound(IEnumerable<LabourFigure> shares, IEnumerable<int> bounds)
    {
        var sum = 0.0;
        foreach (var (share, bound) in shares.Zip(bounds))
        {
            sum += share.Value!.Value;
            if (sum >= 25)
                return bound;
        }
        return null;
    }
}

/// <summary>Families of occupations side by side.</summary>
/// <param name="Families">Those whose figure is known, the highest first.</param>
/// <param name="NotKnown">Occupations that no known figure is about.</param>
public sealed record OccupationComparison(
    IReadOnlyList<ComparedFamily> Families,
    IReadOnlyList<OccupationRecord> NotKnown
);

/// <summary>A family in a comparison.</summary>
/// <param name="Figure">Its figure, known.</param>
/// <param name="Label">The name of the family the figure was counted for, which may be wider than that of an occupation.</param>
/// <param name="Occupations">The occupations compared that are in it.</param>
public sealed record ComparedFamily(LabourFigure Figure, string Label, IReadOnlyList<OccupationRecord> Occupations);
