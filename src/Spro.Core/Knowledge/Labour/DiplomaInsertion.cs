using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Knowledge.Labour;

/// <summary>
/// What became of those who left a lycée after a diploma: the plain mean of the rates that InserJeunes publishes for each
/// lycée and pair of years, whatever the number of pupils. Rates are out of a hundred; null when the source does not give
/// them: not known, never zero.
/// </summary>
public sealed record DiplomaInsertion : VersionedRow
{
    /// <summary>Who is credited: who publishes the rates, and who made means of them.</summary>
    public const string Credit =
        "Depp et Dares, InserJeunes ; moyennes par diplôme calculées par le projet libre OrientIA";

    /// <summary>Below this number of rates the mean says more of a lycée than of a diploma: it is not shown.</summary>
    public const int FewestMeasures = 5;

    /// <summary>How long after leaving people are looked for, in months.</summary>
    public static IReadOnlyList<int> Months { get; } = [6, 12, 18, 24];

    /// <summary>Kind of diploma, as the source writes it ("CAP", "BAC PRO", "MC3").</summary>
    public required string Diploma { get; init; }

    /// <summary>Its speciality, as the source writes it: without capitals, often without accents.</summary>
    public required string Name { get; init; }

    /// <summary>INSEE code of the region; empty for the nation.</summary>
    public string RegionCode { get; init; } = "";

    /// <summary>Of how many lycées and pairs of years a rate in work is known: the mean is theirs.</summary>
    public required int Measures { get; init; }

    /// <summary>Of all: who went on studying.</summary>
    public double? WentOn { get; init; }

    /// <summary>Of those who did not go on studying: in work after 6 months.</summary>
    public double? EmployedAfter6 { get; init; }

    /// <summary>In work after 12 months.</summary>
    public double? EmployedAfter12 { get; init; }

    /// <summary>In work after 18 months.</summary>
    public double? EmployedAfter18 { get; init; }

    /// <summary>In work after 24 months.</summary>
    public double? EmployedAfter24 { get; init; }

    /// <summary>
    /// Public codes of the certifications it is, separated by spaces; empty where only its name leads to them, as in the
    /// files of InserJeunes.
    /// </summary>
    public string CertificationCodes { get; init; } = "";

    /// <summary>Whether enough lycées were measured for the mean to be shown.</summary>
    public bool IsTelling => Measures >= FewestMeasures;

    /// <summary>The rate in work after so many months; null when not known or measured in too few lycées.</summary>
    public double? EmployedAfter(int months) =>
        !IsTelling
            ? null
            : months switch
            {
                6 => EmployedAfter6,
                12 => EmployedAfter12,
                18 => EmployedAfter18,
                24 => EmployedAfter24,
                _ => null,
            };

    internal override object Key => (Diploma, Name, RegionCode);
}

internal sealed class DiplomaInsertionMapping : IEntityTypeConfiguration<DiplomaInsertion>
{
    public void Configure(EntityTypeBuilder<DiplomaInsertion> builder)
    {
        builder.ToTable("diploma_insertions").HoldsNoPersonalData();
        builder.HasKey(rate => new
        {
            rate.Version,
            rate.Diploma,
            rate.Name,
            rate.RegionCode,
        });
    }
}
