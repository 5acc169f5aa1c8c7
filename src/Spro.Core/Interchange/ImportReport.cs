namespace Spro.Core.Interchange;

/// <summary>A record an import does not take, and why.</summary>
/// <param name="Where">File and line or record ("epci.csv, ligne 12").</param>
/// <param name="Field">The field at fault, as the source names it.</param>
/// <param name="Reason">Plain French, for the person who sent the file.</param>
public sealed record ImportReject(string Where, string Field, string Reason);

/// <summary>What an import did. Running the same file again adds, changes and closes nothing.</summary>
/// <param name="Read">Records read in the source.</param>
/// <param name="Added">Rows new to the database.</param>
/// <param name="Changed">Rows whose content changed.</param>
/// <param name="Closed">Rows the source no longer has: they get a last day, they are never deleted.</param>
/// <param name="Unchanged">Rows already right.</param>
/// <param name="Rejected">Records refused, with their reasons.</param>
public sealed record ImportReport(
    int Read,
    int Added,
    int Changed,
    int Closed,
    int Unchanged,
    IReadOnlyList<ImportReject> Rejected
);
