using System.Text.Json;
using Spro.Core.OpenData;

namespace Spro.Core.Evidence.Frozen;

/// <summary>A frozen register as a table: one line for each thing that speaks for or against an obligation.</summary>
public static class FrozenTable
{
    private static readonly string[] Columns =
    [
        "departement",
        "code",
        "clause",
        "devoir",
        "regle",
        "seuil",
        "etat",
        "preuve",
        "texte",
        "lien",
    ];

    /// <summary>Writes it; an obligation that nothing speaks for has one line, without proof.</summary>
    public static Task WriteAsync(FrozenContent content, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return OpenCsv.WriteAsync(
            output,
            Columns,
            from territory in content.Territories
            from one in territory.Obligations
            from row in one.Evidence.Cast<EvidenceRow?>().DefaultIfEmpty()
            select new object?[]
            {
                row?.Territory ?? territory.Code,
                one.Code,
                one.Clause,
                one.Title,
                one.Rule,
                one.Threshold,
                Word(one.State),
                row is null ? null : Word(row.Kind),
                row?.Text,
                row?.Link,
            },
            cancellationToken
        );
    }

    // The words of the API.
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
