using System.Text.Json;
using Spro.Core.Common;

namespace Spro.Core.Interchange.Formats;

/// <summary>Which of our columns each column of somebody's own list is, so that nobody retypes it.</summary>
public sealed class ColumnMapping
{
    private readonly Dictionary<string, string> _ours = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every column has our name already.</summary>
    public static ColumnMapping None { get; } = new();

    /// <summary>From pairs "Nom du site=lieu_nom"; nothing after the sign means that the column is not read.</summary>
    /// <exception cref="RefusedException">A pair is not written so.</exception>
    public static ColumnMapping Parse(IEnumerable<string> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var mapping = new ColumnMapping();
        foreach (var pair in pairs)
        {
            var sign = pair.LastIndexOf('=');
            if (sign <= 0)
                throw Refused($"« {pair} » n'est pas de la forme « colonne du fichier=notre colonne »");
            mapping.Add(pair[..sign], pair[(sign + 1)..]);
        }
        return mapping;
    }

    /// <summary>From a JSON file: <c>{"Nom du site": "lieu_nom", "Remarques": ""}</c>.</summary>
    /// <exception cref="RefusedException">The file is not such an object.</exception>
    public static async Task<ColumnMapping> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var mapping = new ColumnMapping();
        try
        {
            await using var file = File.OpenRead(path);
            var pairs = await JsonSerializer.DeserializeAsync<Dictionary<string, string?>>(
                file,
                cancellationToken: cancellationToken
            );
            foreach (var (theirs, ours) in pairs ?? [])
                mapping.Add(theirs, ours ?? "");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Refused($"le fichier « {path} » n'est pas un objet JSON lisible");
        }
        return mapping;
    }

    /// <summary>Our name of a column; empty when it is not read.</summary>
    internal string this[string theirs] => _ours.GetValueOrDefault(theirs, theirs);

    /// <summary>Refuses a mapping to a column that is not of the template.</summary>
    internal void CheckAgainst(IReadOnlyCollection<string> columns)
    {
        foreach (var (theirs, ours) in _ours)
        {
            if (ours.Length > 0 && !columns.Contains(ours))
                throw Refused($"« {theirs} » est associée à « {ours} », qui n'est pas une colonne du modèle");
        }
    }

    private void Add(string theirs, string ours) => _ours[theirs.Trim()] = ours.Trim();

    private static RefusedException Refused(string why) =>
        RefusedException.At("map", "wrong-mapping", $"Correspondance des colonnes : {why}.");
}
