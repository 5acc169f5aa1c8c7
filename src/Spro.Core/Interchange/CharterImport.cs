using System.Text;
using Spro.Core.Charter;
using Spro.Core.Common;
using Spro.Core.Interchange.Referentials;

namespace Spro.Core.Interchange;

/// <summary>
/// Reads a charter from a text file. The first is published; a later one becomes a draft, which the Région publishes
/// with its amendment. The report counts clauses.
/// </summary>
public sealed class CharterImport(CharterIntake intake, Charters charters) : IReferentialImport
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <inheritdoc />
    public async Task<ImportReport> RunAsync(
        string path,
        bool dryRun,
        IProgress<int>? progress,
        CancellationToken cancellationToken
    )
    {
        var text = await ReadAsync(path, cancellationToken);
        var shown = await charters.ShowAsync(number: null, cancellationToken);
        // A demonstration's charter is not what this one amends.
        var known = shown is { Charter.Version: { FromDemonstration: false } version } ? version.Clauses : [];
        var changes = CharterDifference.Between(known, text.Clauses).ToLookup(change => change.Kind);
        if (!dryRun)
            await intake.TakeAsync(text, by: null, asDemonstration: false, cancellationToken);
        return new(
            text.Clauses.Count,
            changes[ChangeKind.Added].Count(),
            changes[ChangeKind.Reworded].Count(),
            changes[ChangeKind.Removed].Count(),
            changes[ChangeKind.Same].Count(),
            []
        );
    }

    private static async Task<CharterText> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) || new FileInfo(path).Length > 4L * CharterText.Longest)
            throw new RefusedException("not-a-charter", $"« {path} » n'est pas le fichier de texte d'une charte.");
        try
        {
            return CharterText.Read(await File.ReadAllTextAsync(path, Strict, cancellationToken));
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException("not-a-charter", $"« {path} » n'est pas un texte en UTF-8.");
        }
    }
}
