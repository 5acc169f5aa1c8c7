namespace Spro.Core.Evidence.Rules;

/// <summary>
/// What the software is made so as to keep, and nothing yet measures: said, and never shown as kept.
/// </summary>
/// <param name="code">The obligation.</param>
/// <param name="text">How it is made, in plain French.</param>
internal sealed class BuiltInRule(string code, string text) : IObligationRule
{
    /// <summary>By obligation.</summary>
    public static IReadOnlyList<BuiltInRule> All { get; } =
    [
        new(
            "OBL-03",
            "L'ordre des réponses suit une règle publiée, la même pour tous. Rien ne s'achète, et les égaux passent à tour de rôle."
        ),
        new(
            "OBL-04",
            "Chaque réponse propose une autre possibilité. Un refus arrête tout et ne retire rien des réponses suivantes."
        ),
        new(
            "OBL-16",
            "Chaque réponse en ligne finit par un lieu où une personne reçoit. Aucune étape n'est seulement numérique."
        ),
        new(
            "L6",
            "La déclaration d'accessibilité est publiée sur ce site. Elle dit « non conforme » tant qu'aucun organisme extérieur ne l'a audité."
        ),
        new("L4", "Une demande en ligne a sa référence tout de suite."),
        new("L8", "Les règles sont publiées en français, avec leurs sources et leur version, sous chaque réponse."),
    ];

    /// <inheritdoc />
    public string Code => code;

    /// <inheritdoc />
    public Task<Assessment> AssessAsync(Asked asked, CancellationToken cancellationToken) =>
        Task.FromResult(Assessment.NotMeasured(new EvidenceRow(EvidenceKind.BuiltIn, text)));
}
