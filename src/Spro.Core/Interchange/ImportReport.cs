namespace Spro.Core.Interchange;

/// <summary>What an import did. <see cref="Read"/> counts the records of the file, taken or not.</summary>
/// <param name="Read">Records met in the file.</param>
/// <param name="Added">New here.</param>
/// <param name="Changed">Known, and different.</param>
/// <param name="Closed">Ended because the source, declared complete, no longer has them.</param>
/// <param name="Unchanged">Known, and the same.</param>
/// <param name="Rejected">Left out, each with its reason.</param>
public sealed record ImportReport(
    int Read,
    int Added,
    int Changed,
    int Closed,
    int Unchanged,
    IReadOnlyList<ImportReject> Rejected
);

/// <summary>One record left out.</summary>
/// <param name="Where">File and line, or element ("agences.csv:12").</param>
/// <param name="Field">The field at fault, in the file's words.</param>
/// <param name="Reason">In plain French.</param>
public sealed record ImportReject(string Where, string Field, string Reason);
