using System.Text.RegularExpressions;

namespace Spro.Core.Knowledge.Labour;

/// <summary>
/// A family of occupations (famille professionnelle, FAP 2009): a letter for a domain, three characters for one of 87,
/// five for one of 225.
/// </summary>
public sealed partial record OccupationFamily : VersionedRow
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Name, as the source writes it.</summary>
    public required string Label { get; init; }

    internal override object Key => Code;

    /// <summary>Whether it is written as a family is.</summary>
    public static bool IsCode(string code) => Shape().IsMatch(code);

    /// <summary>
    /// The families a code is told by, the most precise first: itself, the one of 87 it is of, then those of sources
    /// that put two of the 87 together.
    /// </summary>
    public static IReadOnlyList<string> WideningOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        List<string> codes = [code];
        if (code.Length == 5)
            codes.Add(code[..3]);
        // As "Les métiers en 2030" groups them: their names say so.
        var together = code[..Math.Min(3, code.Length)] switch
        {
            "D0Z" or "D3Z" => "D0A",
            "F0Z" or "F1Z" => "F0A",
            "F2Z" or "F3Z" => "F2A",
            "K0Z" or "X0Z" => "XK_",
            _ => null,
        };
        if (together is not null)
            codes.Add(together);
        return codes;
    }

    [GeneratedRegex("^([A-Z]([0-9][A-Z]([0-9]{2})?)?|XK_)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

/// <summary>An occupation of the ROME, all of it or some of its jobs, is in a family.</summary>
public sealed record FamilyLink : VersionedRow
{
    /// <summary>The family.</summary>
    public required string FamilyCode { get; init; }

    /// <summary>The occupation, of the ROME of the days of the source.</summary>
    public required string RomeCode { get; init; }

    internal override object Key => (FamilyCode, RomeCode);
}

/// <summary>A basin of the needs survey.</summary>
public sealed record EmploymentBasin : VersionedRow
{
    /// <summary>Code: the region, then two digits.</summary>
    public required string Code { get; init; }

    /// <summary>Name, as the source writes it.</summary>
    public required string Name { get; init; }

    internal override object Key => Code;
}
