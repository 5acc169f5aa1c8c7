using Spro.Core.Guidance;

namespace Spro.Core.Desk;

/// <summary>
/// A sheet of paper on which a desk marked who came, one stroke each: contacts without detail, of one place and one day.
/// </summary>
public sealed class TallySheet
{
    /// <summary>The most strokes of one cell.</summary>
    public const int Most = 999;

    /// <summary>A sheet is entered within this many days.</summary>
    public const int OldestDays = 31;

    /// <summary>Opaque.</summary>
    public Guid Id { get; set; }

    /// <summary>The structure that received.</summary>
    public Guid StructureId { get; set; }

    /// <summary>The place: one sheet for each day.</summary>
    public Guid PlaceId { get; set; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>What its rows are.</summary>
    public TallyRows Rows { get; set; }

    /// <summary>The strokes; a cell without any is not there.</summary>
    public List<TallyCell> Cells { get; set; } = [];

    /// <summary>Account of who entered it last.</summary>
    public Guid EnteredBy { get; set; }

    /// <summary>The day it was first entered, on the calendar of the place: it may be corrected until its end.</summary>
    public DateOnly EnteredOn { get; set; }

    /// <summary>How many people it counts.</summary>
    public int Total => Cells.Sum(cell => cell.Count);

    /// <summary>What the rows of a sheet may be, in order: channels by name, or needs that tell nothing of health.</summary>
    public static IReadOnlyList<string> RowsOf(TallyRows rows, Structures.Networks networks) =>
        rows == TallyRows.Channels
            ? Enum.GetNames<ContactChannel>()
            : [.. SituationField.Needs.Values.Where(need => IsOpen(need, networks))];

    private static bool IsOpen(string need, Structures.Networks networks)
    {
        var situation = Situation.Empty;
        return SituationField.Needs.Read(need, networks, ref situation) is null
            && situation == situation.WithoutVoluntary(networks);
    }
}

/// <summary>One cell of a sheet.</summary>
public sealed class TallyCell
{
    /// <summary>A channel by its name, or a need by its code.</summary>
    public required string Row { get; set; }

    /// <summary>The age band (<see cref="AgeBands"/>); null when it was not marked.</summary>
    public string? Age { get; set; }

    /// <summary>How many strokes.</summary>
    public int Count { get; set; }
}

/// <summary>What the rows of a sheet are.</summary>
public enum TallyRows
{
    /// <summary>How people came.</summary>
    Channels,

    /// <summary>What they came for.</summary>
    Needs,
}
