using Spro.Core.Catalogue;
using Spro.Core.Evidence;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Evidence;

/// <summary>How the register's own notions are said and drawn.</summary>
internal static class EvidenceWords
{
    /// <summary>The states, what asks for attention first.</summary>
    public static IReadOnlyList<ObligationState> InOrder { get; } =
    [
        ObligationState.Late,
        ObligationState.NotKept,
        ObligationState.Due,
        ObligationState.Kept,
        ObligationState.NotMeasured,
    ];

    /// <summary>Somebody is to do something.</summary>
    public static bool AsksForAttention(this ObligationState state) =>
        state is ObligationState.Late or ObligationState.NotKept or ObligationState.Due;

    /// <summary>The name of the department that a row is about; null for the whole.</summary>
    public static string? DepartmentOf(this PublicCatalogue catalogue, EvidenceRow row) =>
        row.Territory is { } code ? catalogue.Departments.FirstOrDefault(one => one.Code == code)?.Name ?? code : null;

    /// <summary>What a row says, as French is printed: no line begins with a colon.</summary>
    public static string Printed(this EvidenceRow row) => row.Text.Printed();

    /// <summary>A threshold, with its unit and which side is kept.</summary>
    public static string Said(this ThresholdUnit unit, int value) =>
        unit switch
        {
            ThresholdUnit.Percent => $"Au moins {value}\u00A0%",
            ThresholdUnit.Days => $"Au plus {value} {(value > 1 ? "jours" : "jour")}",
            ThresholdUnit.Months => $"Au plus {value} mois",
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
        };

    /// <summary>How a threshold is typed.</summary>
    public static string Hint(this ThresholdUnit unit) =>
        unit switch
        {
            ThresholdUnit.Percent => "En pour cent\u00A0: au moins cette part.",
            ThresholdUnit.Days => "En jours\u00A0: au plus ce délai.",
            ThresholdUnit.Months => "En mois\u00A0: au plus ce délai.",
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
        };

    /// <summary>The key of the text that says a state.</summary>
    public static string TextKey(this ObligationState state) =>
        state switch
        {
            ObligationState.Kept => "state.kept",
            ObligationState.NotKept => "state.not-kept",
            ObligationState.Due => "state.due",
            ObligationState.Late => "state.late",
            ObligationState.NotMeasured => "state.not-measured",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };

    /// <summary>How a state is drawn: a shape and a colour, beside the word.</summary>
    public static string Style(this ObligationState state) =>
        state switch
        {
            ObligationState.Kept => "spro-state spro-state--go",
            ObligationState.Due => "spro-state spro-state--wait",
            ObligationState.Late or ObligationState.NotKept => "spro-state spro-state--stop",
            _ => "spro-state",
        };

    /// <summary>The key of the text that says what evidence is worth.</summary>
    public static string TextKey(this EvidenceKind kind) =>
        kind switch
        {
            EvidenceKind.Observed => "kind.observed",
            EvidenceKind.Verified => "kind.verified",
            EvidenceKind.Declared => "kind.declared",
            EvidenceKind.BuiltIn => "kind.built-in",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
