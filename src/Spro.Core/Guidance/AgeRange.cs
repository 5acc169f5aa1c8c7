using System.Globalization;
using System.Runtime.InteropServices;

namespace Spro.Core.Guidance;

/// <summary>An age in whole years, said exactly or between two bounds (both included).</summary>
/// <param name="Min">Youngest possible age, at least <see cref="Youngest"/>.</param>
/// <param name="Max">Oldest possible age, at most <see cref="Oldest"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AgeRange(int Min, int Max)
{
    /// <summary>The youngest age the vocabulary takes.</summary>
    public const int Youngest = 10;

    /// <summary>The oldest age the vocabulary takes.</summary>
    public const int Oldest = 99;

    /// <summary>True when the age is exact.</summary>
    public bool IsExact => Min == Max;

    /// <summary>An exact age.</summary>
    public static AgeRange Exactly(int years) => new(years, years);

    /// <summary>The text form: "17", or "16-17".</summary>
    public override string ToString() =>
        IsExact
            ? Min.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Min}-{Max}");
}
