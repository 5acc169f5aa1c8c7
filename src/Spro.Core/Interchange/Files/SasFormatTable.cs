using System.Text;
using System.Text.RegularExpressions;

namespace Spro.Core.Interchange.Files;

/// <summary>
/// A SAS format file, as statisticians hand nomenclatures over: lines of <c>"A1201","A1205" = "A0Z42"</c>, comments
/// around. Read as a table of two columns, one row for each code on the left.
/// </summary>
internal sealed partial class SasFormatTable : TableReader
{
    /// <summary>The code on the left.</summary>
    public const string From = "de";

    /// <summary>What it becomes.</summary>
    public const string To = "vers";

    private readonly List<(int Line, string From, string To)> _pairs = [];
    private int _next = -1;

    private SasFormatTable(string text, string file)
        : base(file)
    {
        var (line, at) = (1, 0);
        foreach (Match match in Assignment().Matches(text))
        {
            line += text.AsSpan(at, match.Index - at).Count('\n');
            at = match.Index;
            foreach (Capture from in match.Groups["from"].Captures)
                _pairs.Add((line, from.Value.Trim(), match.Groups["to"].Value.Trim()));
        }
    }

    public override int Line => _next < 1 ? 1 : _pairs[_next - 1].Line;

    /// <summary>Opens a file.</summary>
    public static async Task<SasFormatTable> OpenAsync(
        string path,
        Encoding encoding,
        CancellationToken cancellationToken
    )
    {
        using var reader = new StreamReader(InputFile.Open(path), encoding);
        return new SasFormatTable(await reader.ReadToEndAsync(cancellationToken), Path.GetFileName(path));
    }

    /// <summary>Whether a file that starts so is one.</summary>
    public static bool Begins(string firstLines) => Head().IsMatch(firstLines);

    public override void Dispose() { }

    protected override ValueTask<IReadOnlyList<string>?> NextAsync(CancellationToken cancellationToken)
    {
        _next++;
        return ValueTask.FromResult<IReadOnlyList<string>?>(
            _next == 0 ? [From, To]
            : _next <= _pairs.Count ? [_pairs[_next - 1].From, _pairs[_next - 1].To]
            : null
        );
    }

    protected override string? FlawOf(IReadOnlyList<string> row, int columns) => null;

    [GeneratedRegex(
        "\"(?<from>[^\"\n]*)\"(\\s*,\\s*\"(?<from>[^\"\n]*)\")*\\s*=\\s*\"(?<to>[^\"\n]*)\"",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^\s*/\*|^\s*(proc\s+format|value\s+\$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Head();
}
