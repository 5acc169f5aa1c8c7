namespace Spro.Core.Interchange;

/// <summary>
/// What an import did. <see cref="Read"/> counts the records of the file: each is added, changed, unchanged or
/// rejected.
/// </summary>
/// <param name="Read">Records met in the file.</param>
/// <param name="Added">New here.</param>
/// <param name="Changed">Known, and different.</param>
/// <param name="Closed">Ended because the source, declared complete, no longer has them.</param>
/// <param name="Unchanged">Known, and the same.</param>
/// <param name="Rejected">
/// Left out, each with its reason; the first ten thousand of a file that is wrong throughout, of <see cref="RejectedCount"/>.
/// </param>
public sealed record ImportReport(
    int Read,
    int Added,
    int Changed,
    int Closed,
    int Unchanged,
    IReadOnlyList<ImportReject> Rejected
)
{
    /// <summary>How many records are left out, all counted.</summary>
    public int RejectedCount { get; init; } = Rejected.Count;

    /// <summary>Taken, but not as written: a position mended, hours to confirm, an e-mail address kept out.</summary>
    public IReadOnlyList<ImportReject> Corrected { get; init; } = [];

    /// <summary>Why a file declared complete closes nothing, in plain French; null when it may close.</summary>
    public string? NothingClosed { get; init; }
}

/// <summary>One record left out, or one field not taken as written.</summary>
/// <param name="Where">File and line, or element ("agences.csv:12").</param>
/// <param name="Field">The field at fault, in the file's words.</param>
/// <param name="Reason">In plain French.</param>
public sealed record ImportReject(string Where, string Field, string Reason);
