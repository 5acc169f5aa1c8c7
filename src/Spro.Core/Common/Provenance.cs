namespace Spro.Core.Common;

/// <summary>Where a fact comes from: shown beside it, and kept with it.</summary>
/// <param name="Source">Short name of the source, as credited to the public ("INSEE, code officiel géographique").</param>
/// <param name="Version">Edition or vintage of the source ("2026").</param>
/// <param name="Date">The day the source states for the fact, not the day of the import.</param>
public sealed record Provenance(string Source, string Version, DateOnly Date);
