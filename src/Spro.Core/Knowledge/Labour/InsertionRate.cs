using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Knowledge.Labour;

/// <summary>How one learnt.</summary>
public enum TrainingTrack
{
    /// <summary>As an apprentice.</summary>
    Apprenticeship,

    /// <summary>At school.</summary>
    School,

    /// <summary>All who left the lycée, apprentices included where it has some.</summary>
    Everyone,
}

/// <summary>
/// What became of those who left a lycée or a training centre, as InserJeunes counts them. Shares are out of a hundred;
/// null when the source does not publish it (too few people, or too soon): not known, never zero.
/// </summary>
public sealed record InsertionRate : VersionedRow
{
    /// <summary>National number of the establishment.</summary>
    public required string Uai { get; init; }

    /// <summary>The two school years counted together ("2022-2023").</summary>
    public required string Cohort { get; init; }

    /// <summary>How they learnt.</summary>
    public required TrainingTrack Track { get; init; }

    /// <summary>Name of the establishment, as the source writes it.</summary>
    public required string Name { get; init; }

    /// <summary>INSEE code of its department, as the number of the establishment begins: "044…" is of "44", "971…" of "971".</summary>
    public string DepartmentCode =>
        Uai switch
        {
            ['6', '2', '0', ..] => "2A",
            ['7', '2', '0', ..] => "2B",
            ['0', ..] => Uai[1..3],
            _ => Uai[..3],
        };

    /// <summary>INSEE code of its region; null when the source names none that is known.</summary>
    public string? RegionCode { get; init; }

    /// <summary>Of all: who went on studying.</summary>
    public double? WentOn { get; init; }

    /// <summary>Of all: who was in work six months later.</summary>
    public double? InWork { get; init; }

    /// <summary>Of all: who was in another situation.</summary>
    public double? Otherwise { get; init; }

    /// <summary>Of apprenticeship contracts: those broken before their end.</summary>
    public double? BrokenContracts { get; init; }

    /// <summary>Of those who did not go on studying: in work after 6 months.</summary>
    public double? EmployedAfter6 { get; init; }

    /// <summary>What would be expected of such pupils, in such a place.</summary>
    public double? ExpectedAfter6 { get; init; }

    /// <summary>In work after 12 months.</summary>
    public double? EmployedAfter12 { get; init; }

    /// <summary>In work after 18 months.</summary>
    public double? EmployedAfter18 { get; init; }

    /// <summary>In work after 24 months.</summary>
    public double? EmployedAfter24 { get; init; }

    /// <summary>The rate in work after so many months; null when not known.</summary>
    public double? EmployedAfter(int months) =>
        months switch
        {
            6 => EmployedAfter6,
            12 => EmployedAfter12,
            18 => EmployedAfter18,
            24 => EmployedAfter24,
            _ => null,
        };

    internal override object Key => (Uai, Cohort, Track);
}

internal sealed class InsertionRateMapping : IEntityTypeConfiguration<InsertionRate>
{
    public void Configure(EntityTypeBuilder<InsertionRate> builder)
    {
        builder.ToTable("insertion_rates").HoldsNoPersonalData();
        builder.HasKey(rate => new
        {
            rate.Version,
            rate.Uai,
            rate.Cohort,
            rate.Track,
        });
        builder.Ignore(rate => rate.DepartmentCode);
    }
}
