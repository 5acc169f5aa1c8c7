namespace Spro.Core.Interchange.Desks;

/// <summary>A line that was not taken, and why; the others were.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Reference">What the file calls it; null when it says nothing readable.</param>
/// <param name="Reason">Why, in French.</param>
public sealed record RefusedLine(int Line, string? Reference, string Reason);

/// <summary>What became of a file, line by line.</summary>
/// <param name="Recorded">Lines that were new.</param>
/// <param name="Known">Lines that were there already.</param>
/// <param name="Refused">Lines that were not taken.</param>
public sealed record DeskFileReport(int Recorded, int Known, IReadOnlyList<RefusedLine> Refused);
