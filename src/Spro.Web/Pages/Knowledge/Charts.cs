using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Spro.Web.Pages.Knowledge;

/// <summary>
/// Small charts drawn here, without script, in the colour of the text around: they print, and stay in forced colours.
/// Each stands beside the words or the table that say the same, so a screen reader passes it over.
/// </summary>
internal static class Charts
{
    private const int Levels = 5;

    /// <summary>Five squares, filled up to a level.</summary>
    public static IHtmlContent Level(double level)
    {
        var svg = Begin("spro-chart spro-chart--level", 104, 20);
        for (var step = 0; step < Levels; step++)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"{(step < level ? "spro-chart__full" : "spro-chart__empty")}\" x=\"{2 + (21 * step)}\" y=\"2\" width=\"16\" height=\"16\"/>"
            );
        return End(svg);
    }

    /// <summary>A bar as long as its part of the whole; nothing for what is below zero.</summary>
    public static IHtmlContent Bar(double value, double whole)
    {
        var width = whole > 0 ? Math.Clamp(200 * value / whole, 0, 200) : 0;
        var svg = Begin("spro-chart spro-chart--bar", 204, 20);
        svg.Append("<rect class=\"spro-chart__empty\" x=\"2\" y=\"2\" width=\"200\" height=\"16\"/>");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"spro-chart__full\" x=\"2\" y=\"2\" width=\"{width:0.#}\" height=\"16\"/>"
        );
        return End(svg);
    }

    /// <summary>A line from the first year to the last; the dotted line is zero, the mean of all occupations.</summary>
    public static IHtmlContent Trend(IReadOnlyList<(int Year, double Value)> points)
    {
        const int width = 320;
        const int height = 130;
        const int margin = 24;
        var (first, last) = (points[0].Year, points[^1].Year);
        var (low, high) = (
            Math.Min(0, points.Min(point => point.Value)),
            Math.Max(0, points.Max(point => point.Value))
        );
        if (high - low < 1)
            (low, high) = (low - 0.5, high + 0.5);
        double X(int year) => margin + ((width - (2.0 * margin)) * (year - first) / Math.Max(1, last - first));
        double Y(double value) => 8 + ((height - 36.0) * (high - value) / (high - low));
        var svg = Begin("spro-chart spro-chart--trend", width, height);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<line class=\"spro-chart__zero\" x1=\"{margin}\" x2=\"{width - margin}\" y1=\"{Y(0):0.#}\" y2=\"{Y(0):0.#}\"/>"
        );
        svg.Append("<polyline class=\"spro-chart__line\" points=\"");
        foreach (var (year, value) in points)
            svg.Append(CultureInfo.InvariantCulture, $"{X(year):0.#},{Y(value):0.#} ");
        svg.Append("\"/>");
        foreach (var (year, value) in points)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<circle class=\"spro-chart__full\" cx=\"{X(year):0.#}\" cy=\"{Y(value):0.#}\" r=\"4\"/>"
            );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{margin}\" y=\"{height - 6}\" text-anchor=\"middle\">{first}</text><text x=\"{width - margin}\" y=\"{height - 6}\" text-anchor=\"middle\">{last}</text>"
        );
        return End(svg);
    }

    private static StringBuilder Begin(string css, int width, int height) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<svg class=\"{css}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" aria-hidden=\"true\" focusable=\"false\">"
            )
        );

    private static HtmlString End(StringBuilder svg) => new(svg.Append("</svg>").ToString());
}
