using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>What one file of the folder gave. Records neither taken nor rejected repeat what is already known.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Read">Records met.</param>
/// <param name="Taken">Records that brought something.</param>
/// <param name="Rejected">Records left out, with a reason.</param>
public sealed record SourceFileCount(string File, int Read, int Taken, int Rejected);

/// <summary>The national files, read and reconciled; nothing is stored yet.</summary>
/// <param name="Data">The records, ready to apply.</param>
/// <param name="Edition">The day from which the files hold.</param>
/// <param name="Files">Counts per file.</param>
/// <param name="Rejected">Records left out, with their reasons.</param>
public sealed record TerritoryReading(
    TerritoryData Data,
    DateOnly Edition,
    IReadOnlyList<SourceFileCount> Files,
    IReadOnlyList<ImportReject> Rejected
);

/// <summary>
/// Reads a folder of the official national files (INSEE, La Poste, France Travail; names in data/territory/README.md).
/// Intercommunalities come from the INSEE membership file alone: the other list in circulation is a year older.
/// </summary>
public static class NationalTerritoryReader
{
    private const double RequiredCoverage = 0.95;

    /// <summary>Whether a folder holds national files, whole or not.</summary>
    internal static bool IsIn(string folder) => new SourceFolder(folder).Has("communes.json");

    /// <summary>Reads the whole folder.</summary>
    /// <exception cref="Common.RefusedException">A file is missing, wrong, cut or badly encoded.</exception>
    public static async Task<TerritoryReading> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new SourceFiles(new SourceFolder(folder));
        var territory = new TerritoryAssembly();
        await new CommuneFiles(files, territory).ReadAsync(cancellationToken);
        await new PostalFiles(files, territory).ReadAsync(RequireCoverage, cancellationToken);
        await new PerimeterFiles(files, territory).ReadAsync(RequireCoverage, cancellationToken);
        return new TerritoryReading(territory.Build(), territory.Edition, files.Counts, files.Rejected);

        void RequireCoverage(string file, HashSet<string> named)
        {
            // The overseas collectivities (regions of three digits) are in none of these files.
            var expected = territory
                .Communes.Where(commune => territory.RegionOf(commune.DepartmentCode) is { Length: 2 })
                .ToList();
            var covered = expected.Count(commune => named.Contains(commune.Code));
            if (covered < expected.Count * RequiredCoverage)
            {
                throw SourceFolder.Refused(
                    file,
                    $"est incomplet : il ne couvre que {covered} communes sur {expected.Count}"
                );
            }
        }
    }
}
