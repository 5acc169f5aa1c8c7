using System.Runtime.InteropServices;

namespace Spro.Core.Interchange.Certifications;

/// <summary>A line of the table of ROME codes, or of that of certifiers.</summary>
internal readonly record struct RncpDetail(int Rank, int Line, bool IsRome, string? Value);

/// <summary>
/// What the other tables say of each sheet, in their order. Their lines are many and short: they are kept in one list,
/// each knowing the next of its sheet.
/// </summary>
internal sealed class RncpDetails
{
    private const int None = -1;

    private readonly List<(RncpDetail Detail, int Next)> _lines = [];
    private readonly Dictionary<string, (int First, int Last, int Count)> _sheets = new(StringComparer.Ordinal);

    /// <summary>The numbers of the sheets of which something is said.</summary>
    public IEnumerable<string> Codes => _sheets.Keys;

    /// <summary>Adds what a line says of a sheet.</summary>
    public void Add(string code, RncpDetail detail)
    {
        var line = _lines.Count;
        _lines.Add((detail, None));
        ref var sheet = ref CollectionsMarshal.GetValueRefOrAddDefault(_sheets, code, out var isKnown);
        if (isKnown)
            CollectionsMarshal.AsSpan(_lines)[sheet.Last].Next = line;
        sheet = (isKnown ? sheet.First : line, line, sheet.Count + 1);
    }

    /// <summary>What is said of a sheet, in the order of its lines.</summary>
    public RncpDetail[] Of(string code)
    {
        if (!_sheets.TryGetValue(code, out var sheet))
            return [];
        var details = new RncpDetail[sheet.Count];
        for (int line = sheet.First, i = 0; line != None; i++)
            (details[i], line) = _lines[line];
        return details;
    }
}
