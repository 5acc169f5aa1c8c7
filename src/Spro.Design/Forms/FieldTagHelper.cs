using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Spro.Design.Forms;

/// <summary>
/// What every field has: a name, a hint, an error. With <c>for</c> they come from the model and its state; without it,
/// from the attributes. Attributes that a helper does not know go to the control itself.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property of the model that the field edits; gives the name, id, value and error.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The id of the control; by default that of <c>for</c>, else the name.</summary>
    public string? Id { get; set; }

    /// <summary>The name under which the answer is sent; by default that of <c>for</c>.</summary>
    public string? Name { get; set; }

    /// <summary>One sentence that helps to answer, read with the label.</summary>
    public string? Hint
    {
        get;
        set => field = Given(value);
    }

    /// <summary>What is wrong and what to do; by default the first error of <c>for</c> in the model state.</summary>
    public string? Error
    {
        get;
        set => field = Given(value);
    }

    /// <summary>What is kept of the field, in words, when the page says it (<see cref="KeptMeanwhile"/>) and there is no <c>for</c>.</summary>
    public string? Kept { get; set; }

    /// <summary>Ids of other elements that describe the field.</summary>
    public string? DescribedBy { get; set; }

    /// <summary>Classes of the group around the label and the control.</summary>
    public string? GroupClass { get; set; }

    /// <summary>The view being written, for the model state.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected string FieldName =>
        Name ?? (For is null ? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));

    private protected string FieldId => Id ?? (For is null ? FieldName : TagBuilder.CreateSanitizedId(FieldName, "_"));

    private protected string? FieldError => Error ?? (For is null ? null : StateError(FieldName));

    private protected IEnumerable<string>? FieldTyped => For is null ? null : StateValues(FieldName);

    private protected IEnumerable<string> FieldValues => For is null ? [] : StateValues(FieldName) ?? Texts(For.Model);

    private protected string HintId => FieldId + "-hint";

    private protected string ErrorId => FieldId + "-error";

    private string KeptId => FieldId + "-kept";

    /// <summary>What is kept, in words, when it is not what was typed; only where somebody else saved meanwhile.</summary>
    private protected virtual Markup? OtherKept
    {
        get
        {
            if (!SaysWhatIsKept)
                return null;
            var (typed, kept) = For is null
                ? (Kept is null ? null : GivenValue ?? "", Kept)
                : (FieldTyped?.FirstOrDefault(), ModelValues.FirstOrDefault());
            return typed is null || IsSame(typed, kept) ? null : (Markup)$"{InWords(kept)}";
        }
    }

    /// <summary>What the page gave the control to hold.</summary>
    private protected virtual string? GivenValue => null;

    private protected bool SaysWhatIsKept => ViewContext.ViewData.SaysWhatIsKept();

    /// <summary>What the model holds.</summary>
    private protected IEnumerable<string> ModelValues => Texts(For?.Model);

    /// <summary>How a value is told to people.</summary>
    private protected virtual string InWords(string? value) => string.IsNullOrWhiteSpace(value) ? "rien" : value;

    private static bool IsSame(string? one, string? other) =>
        (one ?? "").Trim().ReplaceLineEndings() == (other ?? "").Trim().ReplaceLineEndings();

    private protected string? StateError(string name) =>
        State(name)?.Errors is [var first, ..] ? first.ErrorMessage : null;

    private protected IEnumerable<string>? StateValues(string name) =>
        State(name)?.RawValue switch
        {
            null => null,
            string one => [one],
            IEnumerable<string?> many => many.OfType<string>(),
            var other => Texts(other),
        };

    private ModelStateEntry? State(string name) =>
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) ? entry : null;

    /// <summary>The ids that describe the control, those of the page first.</summary>
    private protected string? Descriptions()
    {
        var ids = Markup.Classes(
            DescribedBy,
            Hint is null ? null : HintId,
            FieldError is null ? null : ErrorId,
            OtherKept is null ? null : KeptId
        );
        return ids.Length == 0 ? null : ids;
    }

    private protected Markup HintAndError()
    {
        Markup? hint = Hint is null ? null : (Markup)$"<div id=\"{HintId}\" class=\"govuk-hint\">{Hint}</div>";
        Markup? error = FieldError is null
            ? null
            : (Markup)
                $"<p id=\"{ErrorId}\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Erreur\u00A0:</span> {FieldError}</p>";
        Markup? kept = OtherKept is { } other
            ? (Markup)
                $"<p id=\"{KeptId}\" class=\"spro-kept\"><strong>Enregistré maintenant\u00A0:</strong> {other}</p>"
            : null;
        return $"{hint}{error}{kept}";
    }

    private protected void WriteGroup(TagHelperOutput output, IHtmlContent body)
    {
        var classes = Markup.Classes(
            "govuk-form-group",
            FieldError is null ? null : "govuk-form-group--error",
            GroupClass
        );
        Markup group = $"<div class=\"{classes}\">{body}</div>";
        output.Replace(group);
    }

    // Razor hands over an empty text when an attribute's expression gives none.
    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;

    // Invariant, as query strings are bound: a page that wants another form gives it as text.
    private static IEnumerable<string> Texts(object? model) =>
        model switch
        {
            null => [],
            string one => [one],
            bool flag => [flag ? "true" : "false"],
            DateOnly date => [date.ToString("O", CultureInfo.InvariantCulture)],
            IFormattable one and not Enum => [one.ToString(null, CultureInfo.InvariantCulture)],
            IEnumerable many => many.Cast<object?>().SelectMany(Texts),
            _ => [model.ToString() ?? ""],
        };
}
