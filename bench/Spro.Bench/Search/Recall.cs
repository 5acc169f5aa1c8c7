using System.Globalization;

namespace Spro.Bench.Search;

/// <summary>How often an answer comes first, and among the first five.</summary>
internal sealed class Recall
{
    /// <summary>How many hits to ask for.</summary>
    public const int Depth = 5;

    private int _queries;
    private int _first;
    private int _amongFive;

    /// <summary>Per cent.</summary>
    public double AtOne => 100.0 * _first / _queries;

    /// <summary>Per cent.</summary>
    public double AtFive => 100.0 * _amongFive / _queries;

    /// <summary>Counts what was found for a query, best first.</summary>
    public void Count(TitleQuery query, IEnumerable<RomeTitle> found)
    {
        var place = found.Take(Depth).ToList().FindIndex(query.IsAnsweredBy);
        _queries++;
        _first += place == 0 ? 1 : 0;
        _amongFive += place >= 0 ? 1 : 0;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtOne:0.0}/{AtFive:0.0} %");
}
